// https://learn.microsoft.com/graph/api/user-list-memberof and user-list-transitivememberof
import type { HttpHandler } from 'msw'
import { groupsOf, rolesOf } from '../directory.ts'
import { graphCall, requireDirectoryReader, targetOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery, requireAdvanced } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import type { Shape } from '../odata/shape.ts'
import { fieldsOfGroups, fieldsOfUnits } from '../permissions.ts'
import { viewOf } from '../replication.ts'
import { directoryRoleShape, groupShape, unitShape } from '../resources.ts'
import { activated } from './directory-roles.ts'
import type { State } from '../state.ts'

export function memberOfHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/me/transitiveMemberOf/graph.group', listGroups),
    graphCall(state, 'get', '/users/{user-id}/transitiveMemberOf/graph.group', listGroups),
    graphCall(state, 'get', '/users/{user-id}/transitiveMemberOf/graph.directoryRole', listRoles),
    graphCall(state, 'get', '/me/memberOf/graph.administrativeUnit', listUnits),
    graphCall(state, 'get', '/users/{user-id}/memberOf/graph.administrativeUnit', listUnits),
    graphCall(state, 'get', '/me/ownedObjects/graph.group', listOwned),
    graphCall(state, 'get', '/users/{user-id}/ownedObjects/graph.group', listOwned),
  ]
}

function listGroups(call: Call): Answer {
  const { id } = targetOf(call).user
  const rows = groupsOf(call.tenant, id)
  return cast(call, groupShape, rows, fieldsOfGroups(call.caller.scopes))
}

/** Only roles over the whole tenant, direct or through groups: those over a unit are no memberships. */
function listRoles(call: Call): Answer {
  const { id } = targetOf(call).user
  const held = rolesOf(call.tenant, id).filter(({ directoryScopeId }) => directoryScopeId === '/')
  const ids = new Set(held.map(({ roleDefinitionId }) => roleDefinitionId))
  const rows = activated(call.tenant).filter(({ roleTemplateId }) => ids.has(roleTemplateId))
  return cast(call, directoryRoleShape, rows, undefined)
}

/** Who owns a role-assignable group counts as an administrator. https://learn.microsoft.com/graph/api/user-list-ownedobjects */
function listOwned(call: Call): Answer {
  const { id } = targetOf(call).user
  const rows = [...call.tenant.groups.values().filter((group) => group.owners.has(id))]
  return cast(call, groupShape, rows, fieldsOfGroups(call.caller.scopes))
}

/** The units that one is in, not those that one manages. Hidden memberships take Member.Read.Hidden. */
function listUnits(call: Call): Answer {
  const { id } = targetOf(call).user
  const seesHidden = call.caller.scopes.has('Member.Read.Hidden')
  const rows = viewOf(call.tenant, true)
    .unitsOf(id)
    .filter((unit) => seesHidden || !unit.visibility || !call.state.enforcement)
  return cast(call, unitShape, rows, fieldsOfUnits(call.caller.scopes))
}

/** A cast is a matter of the advanced query engine. https://learn.microsoft.com/graph/aad-advanced-queries */
function cast(call: Call, shape: Shape, rows: Row[], readable: string[] | undefined): Answer {
  const supported = ['$select', '$filter', '$search', '$orderby', '$top', '$count'] as const
  const query = readQuery(call.url, call.request.headers, supported)
  if (targetOf(call).user.id !== call.caller.id) requireDirectoryReader(call)
  requireAdvanced(query, true, 'The cast')
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape,
      rows: () => rows,
      present: (row) => project(shape, row, query.select, readable),
    }),
  }
}
