// What the app may do with nobody signed in.
import type { HttpHandler } from 'msw'
import { notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import { readQuery } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import { appRoleAssignmentShape } from '../resources.ts'
import type { State } from '../state.ts'
import { graphId, principalId } from './applications.ts'
import { requireGranter } from './permission-grants.ts'

const roles = '/servicePrincipals/{servicePrincipal-id}/appRoleAssignments'

export function appRoleHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', roles, listRoles),
    graphCall(state, 'delete', `${roles}/{appRoleAssignment-id}`, takeRole),
  ]
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments */
function listRoles(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$select', '$top'])
  requireDirectoryReader(call)
  const { tenant } = call
  if (call.params.servicePrincipal !== principalId(tenant)) throw notFound(call.params.servicePrincipal ?? '')
  const rows = tenant.registration.grantedPermissions.map((appRoleId) => ({
    id: `granted-${appRoleId}`,
    deletedDateTime: null,
    appRoleId,
    createdDateTime: '2026-02-02T04:22:45Z',
    principalDisplayName: 'My Staff',
    principalId: principalId(tenant),
    principalType: 'ServicePrincipal',
    resourceDisplayName: 'Microsoft Graph',
    resourceId: graphId(tenant),
  }))
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: appRoleAssignmentShape,
      rows: () => rows,
      present: (row) => project(appRoleAssignmentShape, row, query.select),
    }),
  }
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignments */
function takeRole(call: Call): Answer {
  requireGranter(call)
  const { registration } = call.tenant
  const id = call.params.appRoleAssignment ?? ''
  const left = registration.grantedPermissions.filter((one) => `granted-${one}` !== id)
  if (left.length === registration.grantedPermissions.length) throw notFound(id)
  registration.grantedPermissions = left
  call.wrote = true
  return { status: 204 }
}
