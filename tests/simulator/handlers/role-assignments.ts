import type { HttpHandler } from 'msw'
import { activeAssignments, rolesOf } from '../directory.ts'
import type { Tenant } from '../directory.ts'
import { GraphError } from '../graph-error.ts'
import { graphCall, requireDirectoryReader, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import { readsDirectory } from '../reach.ts'
import { groupShape, roleAssignmentShape, unitShape, userEntity, userShape } from '../resources.ts'
import { roleDefinitions } from '../roles.ts'
import type { State } from '../state.ts'

const expandable = ['principal', 'roleDefinition', 'directoryScope']

export function roleAssignmentHandlers(state: State): HttpHandler[] {
  return [graphCall(state, 'get', '/roleManagement/directory/roleAssignments', listAssignments)]
}

/**
 * Direct assignments and those activated through PIM; one through a group bears the group's id, and what is only
 * eligible is not here. https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
function listAssignments(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$select', '$filter', '$expand', '$top'])
  const expand = checkExpand(query.expand)
  requireDirectoryReader(call)
  requireThat(
    call,
    call.state.features.membersReadRoles || rolesOf(call.tenant, call.caller.id).some(readsDirectory),
  )
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: roleAssignmentShape,
      rows: () => activeAssignments(call.tenant),
      present: (row) => ({
        ...project(roleAssignmentShape, row, query.select),
        ...(expand && { [expand]: expanded(call.tenant, row, expand) }),
      }),
    }),
  }
}

function checkExpand(expand: string[] | undefined): string | undefined {
  if (!expand) return undefined
  const [name, ...more] = expand
  if (more.length) {
    throw new GraphError(400, 'Request_BadRequest', 'Only one property can be expanded in a single query.')
  }
  if (name && expandable.includes(name)) return name
  throw new GraphError(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.unifiedRoleAssignment'.`,
  )
}

function expanded(tenant: Tenant, row: Row, expand: string): object | null {
  const principalId = String(row.principalId)
  if (expand === 'roleDefinition') {
    return roleDefinitions.find((one) => one.id === row.roleDefinitionId) ?? null
  }
  if (expand === 'directoryScope') {
    const unit = tenant.units.get(String(row.directoryScopeId).replace('/administrativeUnits/', ''))
    return unit
      ? { '@odata.type': '#microsoft.graph.administrativeUnit', ...project(unitShape, unit, undefined) }
      : null
  }
  const person = tenant.people.get(principalId)
  if (person) {
    return {
      '@odata.type': '#microsoft.graph.user',
      ...project(userShape, userEntity(tenant, person), undefined),
    }
  }
  const group = tenant.groups.get(principalId)
  return group ? { '@odata.type': '#microsoft.graph.group', ...project(groupShape, group, undefined) } : null
}
