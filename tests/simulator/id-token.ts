import { createHash, randomUUID } from 'node:crypto'
import { authenticationContexts } from './claims-request.ts'
import { nowInSeconds } from './clock.ts'
import { clientId } from './constants.ts'
import type { Account } from './directory.ts'
import { bend, signAs } from './hostile.ts'
import type { State } from './state.ts'

/** How somebody signed in, and what the app asked for then. */
export type SignIn = { nonce: string | null; claims: string | null; authTime: number }

const lifetime = 3600

/** https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export function mintIdToken(
  { tenant, features, hostility }: State,
  { user }: Account,
  { nonce, claims, authTime }: SignIn,
): Promise<string> {
  const time = nowInSeconds(tenant)
  const contexts = authenticationContexts(claims)
  const honest = {
    aud: clientId,
    iss: `https://login.microsoftonline.com/${tenant.id}/v2.0`,
    iat: time,
    nbf: time,
    exp: time + lifetime,
    oid: user.id,
    tid: tenant.id,
    sub: pairwise(user.id, clientId),
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    amr: ['pwd'],
    sid: randomUUID(),
    ver: '2.0',
    // An optional claim: https://learn.microsoft.com/entra/identity-platform/optional-claims-reference
    ...(features.authTime && { auth_time: Math.floor(authTime / 1000) }),
    ...(contexts.length > 0 && { acrs: contexts }),
    ...(nonce !== null && { nonce }),
  }
  return signAs(hostility, bend(hostility, honest, tenant))
}

/** A subject differs from application to application. */
export function pairwise(id: string, audience: string): string {
  return createHash('sha256').update(`${id} ${audience}`).digest('base64url')
}
