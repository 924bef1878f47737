import { randomUUID } from 'node:crypto'
import { SignJWT, errors, jwtVerify } from 'jose'
import { now, nowInSeconds } from './clock.ts'
import { clientId } from './constants.ts'
import { findPerson } from './directory.ts'
import type { Account, Tenant } from './directory.ts'
import { claimsChallenge, unauthorized } from './graph-error.ts'
import { pairwise } from './id-token.ts'
import { keyId, privateKey, publicKey } from './keys.ts'
import { signInNameOf } from './personas.ts'
import { nextNumber } from './revocations.ts'
import type { State } from './state.ts'
import { allPermissions } from './tenant.ts'

const graphAudience = 'https://graph.microsoft.com'
/** Entra's own lie between 60 and 90 minutes. */
export const accessTokenSeconds = 3600

export type Caller = { id: string; scopes: Set<string> }

function sign(claims: Record<string, unknown>, time: number, seconds: number): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: keyId })
    .setIssuedAt(time)
    .setNotBefore(time)
    .setExpirationTime(time + seconds)
    .sign(privateKey)
}

/** Graph's tokens are opaque to the app; these claims are the ones that Graph itself goes by. */
export function mintAccessToken(
  tenant: Tenant,
  { user }: Account,
  scopes: readonly string[],
  { isCaeCapable = false, seconds = accessTokenSeconds } = {},
): Promise<string> {
  const claims = {
    aud: graphAudience,
    iss: `https://sts.windows.net/${tenant.id}/`,
    appid: clientId,
    oid: user.id,
    tid: tenant.id,
    scp: scopes.join(' '),
    sub: pairwise(user.id, 'graph'),
    name: user.displayName,
    upn: user.userPrincipalName,
    uti: `${nextNumber()}.${randomUUID()}`,
    ver: '1.0',
    ...(isCaeCapable && { xms_cc: ['CP1'] }),
  }
  return sign(claims, nowInSeconds(tenant), seconds)
}

/** Who calls Graph, or Graph's 401. */
export async function readCaller(state: State, authorization: string | null): Promise<Caller> {
  const { tenant, revocations } = state
  const token = authorization?.match(/^Bearer (.+)$/i)?.[1]
  if (!token) throw unauthorized('Access token is empty.')
  const options = { algorithms: ['RS256'], currentDate: new Date(now(tenant)) }
  const { payload } = await jwtVerify(token, publicKey, options).catch((error: unknown) => {
    throw unauthorized(reasonOf(error))
  })
  if (payload.aud !== graphAudience) throw unauthorized('Access token validation failure. Invalid audience.')
  const { oid, tid, scp, uti, xms_cc: capabilities } = payload
  if (typeof oid !== 'string' || tid !== tenant.id || !tenant.people.has(oid)) {
    throw unauthorized('The identity of the calling user could not be established.')
  }
  // An app that cannot deal with a challenge is spared it, until its token expires.
  const revocation = Array.isArray(capabilities) ? revocations.get(oid) : undefined
  if (revocation && parseInt(String(uti), 10) <= revocation.accessTokens) {
    throw claimsChallenge(revocation.seconds)
  }
  return { id: oid, scopes: new Set(typeof scp === 'string' ? scp.split(' ') : []) }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'Lifetime validation failed, the token is expired.'
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') {
    return 'Lifetime validation failed, the token is not yet valid.'
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'Signature validation failed.'
  return 'IDX14100: JWT is not well formed.'
}

/** For tests: an access token without the way through the sign-in page. */
export async function signIn(
  tenant: Tenant,
  persona: string,
  scopes: readonly string[] = allPermissions,
  options: { isCaeCapable?: boolean } = {},
): Promise<string> {
  const account = findPerson(tenant, persona.includes('@') ? persona : signInNameOf({ name: persona }))
  if (!account) throw new Error(`Nobody is called ${persona}`)
  return mintAccessToken(tenant, account, scopes, options)
}
