import 'server-only'
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose'
import { z } from 'zod'
import { env } from '../env'

const claims = z.object({
  oid: z.guid(),
  tid: z.guid(),
  nonce: z.string(),
  name: z.string().default(''),
  preferred_username: z.string(),
  /** Optional claim: when the person last gave credentials, in seconds. */
  auth_time: z.number().int().positive().optional(),
  /** Authentication contexts of Conditional Access that this sign-in satisfied. */
  acrs: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .transform((contexts) => contexts.filter((context) => /^c\d{1,2}$/.test(context))),
})

export type IdToken = z.infer<typeof claims>

/** Why a sign-in is refused, in a word for the log. Nothing of what came over the wire is in it. */
export class SignInRefused extends Error {}

export function issuer(): string {
  return `${env().login}/${env().tenantId}/v2.0`
}

let keys: ReturnType<typeof createRemoteJWKSet> | undefined

/**
 * Verifies an ID token as the OpenID Connect Core page (3.1.3.7) and Microsoft's claims-validation page
 * ask: signature, issuer, audience, times, nonce, tenant. MSAL checks the nonce only, next-auth nothing.
 * Throws SignInRefused; the network's errors as they are.
 */
export async function verifyIdToken(token: string, nonce: string): Promise<IdToken> {
  const { tenantId } = env()
  const payload = await verified(token).catch((error: unknown) => {
    throw error instanceof errors.JOSEError ? new SignInRefused(reasonOf(error, token)) : error
  })
  const read = claims.safeParse(payload)
  if (!read.success) throw new SignInRefused('malformed-claims')
  if (read.data.nonce !== nonce) throw new SignInRefused('wrong-nonce')
  if (read.data.tid !== tenantId) throw new SignInRefused('wrong-tenant')
  return read.data
}

async function verified(token: string): Promise<JWTPayload> {
  const { tenantId, clientId, login } = env()
  keys ??= createRemoteJWKSet(new URL(`${login}/${tenantId}/discovery/v2.0/keys`), {
    timeoutDuration: 10_000,
  })
  const { payload } = await jwtVerify(token, keys, {
    issuer: issuer(),
    audience: clientId,
    algorithms: ['RS256'],
    clockTolerance: 60,
    requiredClaims: ['exp', 'iat', 'nbf', 'nonce', 'oid', 'tid'],
  })
  return payload
}

function reasonOf(error: errors.JOSEError, token: string): string {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed)
    return `${error.reason === 'missing' ? 'missing' : 'wrong'}-${error.claim}`
  if (error instanceof errors.JOSEAlgNotAllowed) return `algorithm-${algorithmOf(token)}`
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown-key'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong-signature'
  return error.code
}

function algorithmOf(token: string): string {
  const { alg } = decodeProtectedHeader(token)
  return alg && /^[A-Za-z0-9]{1,10}$/.test(alg) ? alg : 'unknown'
}
