import type { Tenant } from './directory.ts'
import { EntraError } from './entra-error.ts'

/** These are about the person and the session; all others are permissions of Graph. */
const openId = ['openid', 'profile', 'email', 'offline_access']
const resource = 'https://graph.microsoft.com/'

export function listScopes(scope: string): string[] {
  return scope.split(' ').filter(Boolean)
}

/** The permissions asked for. Entra would grant all that were ever consented to; here one gets what one asks for. */
export function permissionsIn(tenant: Tenant, scope: string): string[] {
  const wanted = listScopes(scope)
    .filter((one) => !openId.includes(one))
    .map((one) => (one.startsWith(resource) ? one.slice(resource.length) : one))
  return wanted.includes('.default') ? [...tenant.consented] : wanted
}

/** Most permissions take the consent of an administrator: without it nobody signs in. */
export function requireConsent(tenant: Tenant, scope: string): void {
  const missing = permissionsIn(tenant, scope).filter((one) => !tenant.consented.has(one))
  if (!missing.length) return
  throw new EntraError(
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with the permissions ${missing.join(', ')}.`,
    { suberror: 'consent_required' },
  )
}
