// Roles as the older calls know them: by the id of an object of this tenant, not by that of the template.
// https://learn.microsoft.com/graph/api/resources/directoryrole
import type { HttpHandler } from 'msw'
import { activeAssignments, groupsOf } from '../directory.ts'
import type { Assignment, Tenant } from '../directory.ts'
import { notFound } from '../graph-error.ts'
import { graphCall, targetOf, unitOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { directoryRoleShape, userEntity, userShape } from '../resources.ts'
import { roleDefinitions } from '../roles.ts'
import { idFrom } from '../seed.ts'
import type { State } from '../state.ts'
import { requireRoleReader } from './role-assignments.ts'

const role = '/directoryRoles/{directoryRole-id}'

export function directoryRoleHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/directoryRoles', listRoles),
    graphCall(state, 'get', "/directoryRoles(roleTemplateId='{roleTemplateId}')", (call) =>
      showRole(call, ({ roleTemplateId }) => roleTemplateId === call.params.roleTemplateId),
    ),
    graphCall(state, 'get', role, (call) => showRole(call, ({ id }) => id === call.params.directoryRole)),
    graphCall(state, 'get', `${role}/members`, listHolders),
    graphCall(state, 'get', `${role}/scopedMembers`, (call) => {
      const { roleTemplateId } = chosen(call, ({ id }) => id === call.params.directoryRole)
      return scoped(call, ({ roleDefinitionId }) => roleDefinitionId === roleTemplateId)
    }),
    graphCall(
      state,
      'get',
      '/directory/administrativeUnits/{administrativeUnit-id}/scopedRoleMembers',
      (call) => {
        const scope = `/administrativeUnits/${unitOf(call).id}`
        return scoped(call, ({ directoryScopeId }) => directoryScopeId === scope)
      },
    ),
    graphCall(state, 'get', '/me/scopedRoleMemberOf', listOwnScopes),
    graphCall(state, 'get', '/users/{user-id}/scopedRoleMemberOf', listOwnScopes),
  ]
}

/** Only those that somebody holds are activated. https://learn.microsoft.com/graph/api/directoryrole-list */
export function activated(tenant: Tenant) {
  const held = new Set(activeAssignments(tenant).map((one) => one.roleDefinitionId))
  return roleDefinitions
    .filter(({ id }) => held.has(id))
    .map(({ id, displayName, description }) => ({
      id: objectId(tenant, id),
      displayName,
      description,
      roleTemplateId: id,
    }))
}

function objectId({ seed }: Tenant, templateId: string): string {
  return idFrom(seed, `directory role ${templateId}`)
}

/** No paging here. */
function listRoles(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$select', '$filter'])
  requireRoleReader(call)
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: directoryRoleShape,
      rows: () => activated(call.tenant),
      present: (row) => project(directoryRoleShape, row, query.select),
    }),
  }
}

type DirectoryRole = ReturnType<typeof activated>[number]

function chosen({ tenant, params }: Call, is: (one: DirectoryRole) => boolean): DirectoryRole {
  const found = activated(tenant).find(is)
  if (!found) throw notFound(params.directoryRole ?? params.roleTemplateId ?? '')
  return found
}

/** https://learn.microsoft.com/graph/api/directoryrole-get: by id, or by that of the template. */
function showRole(call: Call, is: (one: DirectoryRole) => boolean): Answer {
  const { select } = readQuery(call.url, call.request.headers, ['$select'])
  checkSelect(directoryRoleShape, select)
  requireRoleReader(call)
  const entity = project(directoryRoleShape, chosen(call, is), select)
  return { body: { '@odata.context': contextOf('directoryRoles', select, '/$entity'), ...entity } }
}

/** Those who hold it over the whole tenant. https://learn.microsoft.com/graph/api/directoryrole-list-members */
function listHolders(call: Call): Answer {
  const { select } = readQuery(call.url, call.request.headers, ['$select'])
  checkSelect(userShape, select)
  requireRoleReader(call)
  const { tenant } = call
  const { roleTemplateId } = chosen(call, ({ id }) => id === call.params.directoryRole)
  const holders = activeAssignments(tenant).filter(
    (one) => one.roleDefinitionId === roleTemplateId && one.directoryScopeId === '/',
  )
  const value = holders.flatMap(({ principalId }) => {
    const person = tenant.people.get(principalId)
    if (!person) return []
    return [
      { '@odata.type': '#microsoft.graph.user', ...project(userShape, userEntity(tenant, person), select) },
    ]
  })
  return { body: { '@odata.context': contextOf('directoryObjects', select), value } }
}

/** https://learn.microsoft.com/graph/api/user-list-scopedrolememberof. Whether groups count is not said: a switch. */
function listOwnScopes(call: Call): Answer {
  const { id } = targetOf(call).user
  const groups = call.state.features.scopedRolesThroughGroups ? groupsOf(call.tenant, id) : []
  const principals = new Set([id, ...groups.map((group) => group.id)])
  return scoped(call, ({ principalId }) => principals.has(principalId))
}

/** https://learn.microsoft.com/graph/api/resources/scopedrolemembership: unit scope only. */
function scoped(call: Call, isWanted: (one: Assignment) => boolean): Answer {
  const { tenant } = call
  readQuery(call.url, call.request.headers, [])
  requireRoleReader(call)
  const value = activeAssignments(tenant)
    .filter((one) => one.directoryScopeId.startsWith('/administrativeUnits/') && isWanted(one))
    .map((one) => ({
      id: one.id,
      roleId: objectId(tenant, one.roleDefinitionId),
      administrativeUnitId: one.directoryScopeId.replace('/administrativeUnits/', ''),
      roleMemberInfo: memberInfo(tenant, one.principalId),
    }))
  return { body: { '@odata.context': contextOf('scopedRoleMemberships', undefined), value } }
}

function memberInfo(tenant: Tenant, id: string) {
  const person = tenant.people.get(id)?.user
  const displayName = person?.displayName ?? tenant.groups.get(id)?.displayName ?? null
  return { id, displayName, ...(person && { userPrincipalName: person.userPrincipalName }) }
}
