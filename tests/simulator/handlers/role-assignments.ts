import type { HttpHandler } from 'msw'
import { activeAssignments, groupsOf, rolesOf } from '../directory.ts'
import type { Assignment } from '../directory.ts'
import { badRequest } from '../graph-error.ts'
import { graphCall, requireDirectoryReader, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import { readQuery, requireAdvanced } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import { readsDirectory } from '../reach.ts'
import { roleAssignmentShape } from '../resources.ts'
import type { State } from '../state.ts'
import { checkExpandable, expanded } from './expand-role.ts'

const base = '/roleManagement/directory'

export function roleAssignmentHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', `${base}/roleAssignments`, listAssignments),
    graphCall(state, 'get', `${base}/transitiveRoleAssignments`, listTransitive, 'beta'),
  ]
}

/** The pages want a directory-reading role; whether a plain member needs one is contradicted elsewhere: a switch. */
export function requireRoleReader(call: Call): void {
  requireDirectoryReader(call)
  const { membersReadRoles } = call.state.features
  requireThat(call, membersReadRoles || rolesOf(call.tenant, call.caller.id).some(readsDirectory))
}

/**
 * Direct assignments and those activated through PIM; one through a group bears the group's id, and what is only
 * eligible is not here. https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
function listAssignments(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$select', '$filter', '$expand', '$top'])
  const expand = query.expand ?? []
  if (expand.length > 1) throw badRequest('Only one property can be expanded in a single query.')
  checkExpandable(expand, roleAssignmentShape.type)
  requireRoleReader(call)
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: roleAssignmentShape,
      rows: () => activeAssignments(call.tenant),
      present: (row) => ({
        ...project(roleAssignmentShape, row, query.select),
        ...expanded(call.tenant, row, expand),
      }),
    }),
  }
}

/**
 * What somebody holds, through groups as well: header, `$count` and `$filter` are all needed, and one that comes through
 * a group still bears the group's id. https://learn.microsoft.com/graph/api/rbacapplication-list-transitiveroleassignments
 */
function listTransitive(call: Call): Answer {
  const supported = ['$select', '$filter', '$top', '$count'] as const
  const query = readQuery(call.url, call.request.headers, supported)
  requireAdvanced(query, true, 'The request')
  const holder = /\bprincipalId eq '([^']+)'/.exec(query.filter ?? '')?.[1]
  if (!holder) throw badRequest('The filter must name the principalId.')
  requireRoleReader(call)
  const groups = new Set(groupsOf(call.tenant, holder).map((group) => group.id))
  const isHeld = ({ principalId }: Assignment) => principalId === holder || groups.has(principalId)
  const shape = { ...roleAssignmentShape, set: 'roleManagement/directory/transitiveRoleAssignments' }
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape,
      // The filter asks for the holder, and finds what their groups hold.
      rows: () =>
        activeAssignments(call.tenant)
          .filter(isHeld)
          .map((one) => ({ ...one, principalId: holder, through: one.principalId })),
      present: (row) => project(shape, { ...row, principalId: row.through }, query.select),
    }),
  }
}
