// What the app was granted: by an administrator for everybody, and by somebody for their own sake.
import type { HttpHandler } from 'msw'
import { readBody } from '../graph-body.ts'
import { badRequest, notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery } from '../odata/query.ts'
import { contextOf, project } from '../odata/shape.ts'
import { hasTenantRole } from '../reach.ts'
import { permissionGrantShape } from '../resources.ts'
import { roleIds } from '../roles.ts'
import { listScopes } from '../scopes.ts'
import type { State } from '../state.ts'
import { graphId, principalId } from './applications.ts'

const grants = '/oauth2PermissionGrants'
const forEverybody = 'for-everybody'

export function permissionGrantHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', grants, listGrants),
    graphCall(state, 'post', grants, grantAnew),
    graphCall(state, 'patch', `${grants}/{oAuth2PermissionGrant-id}`, changeGrant),
    graphCall(state, 'delete', `${grants}/{oAuth2PermissionGrant-id}`, takeGrant),
  ]
}

/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-list */
function listGrants(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$filter', '$select', '$top'])
  requireDirectoryReader(call)
  const { tenant } = call
  const grant = { clientId: principalId(tenant), resourceId: graphId(tenant) }
  const everybody = { ...grant, id: forEverybody, consentType: 'AllPrincipals', principalId: null }
  const own = [...tenant.consentedAlone].map(([person, scopes]) => ({
    ...grant,
    id: `for-${person}`,
    consentType: 'Principal',
    principalId: person,
    scope: ` ${[...scopes].join(' ')}`,
  }))
  // Graph itself puts a blank before the first.
  const scope = ` ${[...tenant.consented].join(' ')}`
  const rows = [...(tenant.consented.size > 0 ? [{ ...everybody, scope }] : []), ...own]
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: permissionGrantShape,
      rows: () => rows,
      present: (row) => project(permissionGrantShape, row, query.select),
    }),
  }
}

export function requireGranter(call: Call): void {
  const granters = [roleIds.privilegedRoleAdministrator, roleIds.globalAdministrator]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, granters))
}

/** The only one that is changed here is the one for everybody. */
function requireGrant({ tenant, params }: Call): void {
  const id = params.oAuth2PermissionGrant ?? ''
  if (id !== forEverybody || tenant.consented.size === 0) throw notFound(id)
}

function scopesIn(scope: unknown): Set<string> {
  if (typeof scope !== 'string' || scope.length > 3850) throw badRequest("Invalid value for 'scope'.")
  return new Set(listScopes(scope))
}

/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-post: 201; there is one for everybody at most. */
async function grantAnew(call: Call): Promise<Answer> {
  const body = await readBody(call.request, ['clientId', 'consentType', 'resourceId', 'scope'])
  requireGranter(call)
  const { tenant } = call
  const isOurs = body.clientId === principalId(tenant) && body.resourceId === graphId(tenant)
  if (!isOurs || body.consentType !== 'AllPrincipals') throw badRequest('Invalid grant.')
  if (tenant.consented.size > 0) throw badRequest('Permission entry already exists.')
  tenant.consented = scopesIn(body.scope)
  call.wrote = true
  const entity: Row = { ...body, id: forEverybody, principalId: null }
  return {
    status: 201,
    body: {
      '@odata.context': contextOf(permissionGrantShape.set, undefined, '/$entity'),
      ...project(permissionGrantShape, entity, undefined),
    },
  }
}

/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-update: 204; what is there is overwritten. */
async function changeGrant(call: Call): Promise<Answer> {
  const { scope } = await readBody(call.request, ['scope'])
  requireGranter(call)
  requireGrant(call)
  call.tenant.consented = scopesIn(scope)
  call.wrote = true
  return { status: 204 }
}

/** https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete */
function takeGrant(call: Call): Answer {
  requireGranter(call)
  requireGrant(call)
  call.tenant.consented = new Set()
  call.wrote = true
  return { status: 204 }
}
