import type { Tenant } from './directory.ts'
import { EntraError } from './entra-error.ts'

/** These are about the person and the session; all others are permissions of Graph. */
const openId = ['openid', 'profile', 'email', 'offline_access']
const resource = 'https://graph.microsoft.com/'

export function listScopes(scope: string): string[] {
  return scope.split(' ').filter(Boolean)
}

/** The permissions of Graph among them, by their names. */
export function askedIn(scope: string): string[] {
  return listScopes(scope)
    .filter((one) => !openId.includes(one))
    .map((one) => (one.startsWith(resource) ? one.slice(resource.length) : one))
}

/** Everything that was ever consented to, for everybody or by this person alone. */
function consentedBy({ consented, consentedAlone }: Tenant, person: string): Set<string> {
  return consented.union(consentedAlone.get(person) ?? new Set())
}

/**
 * What a token is good for: Entra puts all that was consented to into it, asked for or not.
 * https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 */
export function permissionsFor(tenant: Tenant, person: string): string[] {
  return [...consentedBy(tenant, person)].filter((one) => !openId.includes(one))
}

/** Most permissions take the consent of an administrator: without it nobody signs in. */
export function requireConsent(tenant: Tenant, person: string, scope: string): void {
  const given = consentedBy(tenant, person)
  const missing = askedIn(scope).filter((one) => one !== '.default' && !given.has(one))
  if (!missing.length) return
  throw new EntraError(
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with the permissions ${missing.join(', ')}.`,
    { suberror: 'consent_required' },
  )
}
