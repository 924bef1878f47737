import 'server-only'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import { env } from '../env'

const claims = z.object({
  oid: z.guid(),
  tid: z.guid(),
  nonce: z.string(),
  name: z.string().default(''),
  preferred_username: z.string(),
})

type IdToken = z.infer<typeof claims>

export function issuer(): string {
  return `${env().login}/${env().tenantId}/v2.0`
}

let keys: ReturnType<typeof createRemoteJWKSet> | undefined

/**
 * Verifies an ID token as the OpenID Connect Core page (3.1.3.7) and Microsoft's claims-validation page
 * ask: signature, issuer, audience, times, nonce, tenant. MSAL checks the nonce only, next-auth nothing.
 */
export async function verifyIdToken(token: string, nonce: string): Promise<IdToken> {
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
  const read = claims.parse(payload)
  if (read.nonce !== nonce) throw new Error('The ID token was made for another sign-in')
  if (read.tid !== tenantId) throw new Error('The ID token is from another tenant')
  return read
}
