// Who gives roles, and takes them.
import type { HttpHandler } from 'msw'
import { badRequest, notFound } from '../graph-error.ts'
import { readBody } from '../graph-body.ts'
import { graphCall, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { contextOf, project } from '../odata/shape.ts'
import { hasTenantRole } from '../reach.ts'
import { isSame, setAssignment } from '../replication.ts'
import { roleAssignmentShape } from '../resources.ts'
import { roleDefinitions, roleIds } from '../roles.ts'
import type { State } from '../state.ts'
import { createAssignment } from '../tenant.ts'

const base = '/roleManagement/directory/roleAssignments'

export function roleAssignmentChangeHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'post', base, give),
    graphCall(state, 'delete', `${base}/{unifiedRoleAssignment-id}`, take),
  ]
}

function requireGiver(call: Call): void {
  const givers = [roleIds.privilegedRoleAdministrator, roleIds.globalAdministrator]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, givers))
}

/** https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal: those that can be over a unit. */
const overUnits: string[] = [
  roleIds.authenticationAdministrator,
  roleIds.groupsAdministrator,
  roleIds.helpdeskAdministrator,
  roleIds.licenseAdministrator,
  roleIds.passwordAdministrator,
  roleIds.privilegedAuthenticationAdministrator,
  roleIds.userAdministrator,
]

/** https://learn.microsoft.com/graph/api/rbacapplication-post-roleassignments */
async function give(call: Call): Promise<Answer> {
  const known = ['@odata.type', 'principalId', 'roleDefinitionId', 'directoryScopeId']
  const body = await readBody(call.request, known)
  requireGiver(call)
  const { tenant } = call
  const [principalId, roleId, scope] = known.slice(1).map((name) => {
    const value = body[name]
    if (typeof value !== 'string') throw badRequest(`The required property '${name}' is missing.`)
    return value
  })
  const definition = roleDefinitions.find(({ id }) => id === roleId)
  if (!principalId || !definition || !scope) throw notFound(roleId ?? '')
  const group = tenant.groups.get(principalId)
  if (!tenant.people.has(principalId) && !group) throw notFound(principalId)
  if (group && !group.isAssignableToRole) {
    throw badRequest('The group is not role-assignable: isAssignableToRole must be true.')
  }
  const unit = /^\/administrativeUnits\/(.+)$/.exec(scope)?.[1]
  if (scope !== '/' && !(unit && tenant.units.has(unit))) throw notFound(scope)
  if (unit && definition.isBuiltIn && !overUnits.includes(definition.id)) {
    throw badRequest('The given built-in role is not supported to be assigned to a single resource scope.')
  }
  const wanted = createAssignment(tenant, principalId, definition.id, scope)
  if (tenant.assignments.some((one) => isSame(one, wanted))) {
    throw badRequest(
      'A conflicting object with one or more of the specified property values is present in the directory.',
    )
  }
  setAssignment(tenant, wanted, true)
  call.wrote = true
  const entity = project(roleAssignmentShape, wanted, undefined)
  return {
    status: 201,
    body: { '@odata.context': contextOf(roleAssignmentShape.set, undefined, '/$entity'), ...entity },
  }
}

/** https://learn.microsoft.com/graph/api/unifiedroleassignment-delete */
function take(call: Call): Answer {
  requireGiver(call)
  const id = call.params.unifiedRoleAssignment ?? ''
  const found = call.tenant.assignments.find((one) => one.id === id)
  if (!found) throw notFound(id)
  setAssignment(call.tenant, found, false)
  call.wrote = true
  return { status: 204 }
}
