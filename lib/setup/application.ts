import type { Principal, Registration } from '../graph/tenant-parts'
import type { GraphRequest } from './check'

/** learn.microsoft.com/graph/api/application-update */
export function registered({ id }: Registration, body: object): GraphRequest {
  return { method: 'PATCH', path: `/applications/${id}`, body, permission: 'Application.ReadWrite.All' }
}

const permission = 'DelegatedPermissionGrant.ReadWrite.All'

/** Granting these of Graph's for everybody, beside what is granted already: learn.microsoft.com/graph/api/oauth2permissiongrant-update */
export function granting({ id, graph, grants }: Principal, scopes: string[]): GraphRequest[] {
  const found = grants.find(({ resource }) => resource === graph)
  if (found) {
    const scope = [...found.scopes, ...scopes].join(' ')
    return [{ method: 'PATCH', path: `/oauth2PermissionGrants/${found.id}`, body: { scope }, permission }]
  }
  if (graph === null) return []
  const body = { clientId: id, consentType: 'AllPrincipals', resourceId: graph, scope: scopes.join(' ') }
  return [{ method: 'POST', path: '/oauth2PermissionGrants', body, permission }]
}

/** Taking these away from everybody, and leaving the rest. */
export function withdrawing({ grants }: Principal, scopes: string[]): GraphRequest[] {
  return grants
    .filter((one) => one.scopes.some((scope) => scopes.includes(scope)))
    .map((one) => {
      const path = `/oauth2PermissionGrants/${one.id}`
      const left = one.scopes.filter((scope) => !scopes.includes(scope))
      return left.length > 0
        ? { method: 'PATCH', path, body: { scope: left.join(' ') }, permission }
        : { method: 'DELETE', path, permission }
    })
}
