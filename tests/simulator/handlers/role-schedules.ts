// What Privileged Identity Management says about roles: who holds one until when, and who may activate one.
// https://learn.microsoft.com/graph/api/resources/privilegedidentitymanagementv3-overview
import type { HttpHandler } from 'msw'
import { activeAssignments, groupsOf } from '../directory.ts'
import type { Assignment } from '../directory.ts'
import { GraphError, badRequest } from '../graph-error.ts'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import type { Shape } from '../odata/shape.ts'
import { assignmentScheduleShape, eligibilityScheduleShape } from '../resources.ts'
import type { State } from '../state.ts'
import { checkExpandable, expanded } from './expand-role.ts'
import { requireRoleReader } from './role-assignments.ts'

const assignments = '/roleManagement/directory/roleAssignmentScheduleInstances'
const eligibilities = '/roleManagement/directory/roleEligibilityScheduleInstances'
const byCurrentUser = "filterByCurrentUser(on='{on}')"

export function roleScheduleHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', assignments, (call) => {
      requireRoleReader(call)
      return list(
        call,
        assignmentScheduleShape,
        activeAssignments(call.tenant).map((one) => asAssigned(call, one)),
      )
    }),
    graphCall(state, 'get', eligibilities, (call) => {
      requireRoleReader(call)
      return list(
        call,
        eligibilityScheduleShape,
        call.tenant.eligible.map((one) => asEligible(call, one)),
      )
    }),
    // https://learn.microsoft.com/graph/api/unifiedroleassignmentscheduleinstance-filterbycurrentuser
    graphCall(state, 'get', `${assignments}/${byCurrentUser}`, (call) => {
      const own = activeAssignments(call.tenant).filter(isOwn(call))
      return list(
        call,
        assignmentScheduleShape,
        own.map((one) => asAssigned(call, one)),
      )
    }),
    // https://learn.microsoft.com/graph/api/unifiedroleeligibilityscheduleinstance-filterbycurrentuser
    graphCall(state, 'get', `${eligibilities}/${byCurrentUser}`, (call) => {
      const own = call.tenant.eligible.filter(isOwn(call))
      return list(
        call,
        eligibilityScheduleShape,
        own.map((one) => asEligible(call, one)),
      )
    }),
  ]
}

/** No role is needed to ask about oneself. Whether groups count is not said: a switch. */
function isOwn({ state, tenant, caller, params }: Call): (one: Assignment) => boolean {
  if (params.on !== 'principal') throw badRequest(`'${params.on}' is not a value of the parameter 'on'.`)
  const groups = state.features.schedulesThroughGroups ? groupsOf(tenant, caller.id) : []
  const principals = new Set([caller.id, ...groups.map(({ id }) => id)])
  return ({ principalId }) => principals.has(principalId)
}

/** Several may be expanded here. Without Entra ID P2 there is nothing to ask. */
function list(call: Call, shape: Shape, rows: Row[]): Answer {
  const query = readQuery(call.url, call.request.headers, ['$select', '$filter', '$expand', '$top'])
  const expand = query.expand ?? []
  checkExpandable(expand, shape.type)
  if (!call.state.policy.premium) {
    const message = 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.'
    throw new GraphError(400, 'AadPremiumLicenseRequired', message)
  }
  const present = (row: Row) => ({
    ...project(shape, row, query.select),
    ...expanded(call.tenant, row, expand),
  })
  return { body: collection({ state: call.state, url: call.url, query, shape, rows: () => rows, present }) }
}

function asAssigned(call: Call, one: Assignment): Row {
  return {
    ...asEligible(call, one),
    assignmentType: one.endDateTime && !one.isGivenForATime ? 'Activated' : 'Assigned',
    roleAssignmentOriginId: one.id,
    roleAssignmentScheduleId: one.id,
  }
}

function asEligible({ tenant, caller }: Call, one: Assignment): Row {
  const isThroughGroup = tenant.groups.has(one.principalId) && one.principalId !== caller.id
  return {
    id: one.id,
    principalId: one.principalId,
    roleDefinitionId: one.roleDefinitionId,
    directoryScopeId: one.directoryScopeId,
    startDateTime: null,
    endDateTime: one.endDateTime ?? null,
    memberType: isThroughGroup ? 'Group' : 'Direct',
    roleEligibilityScheduleId: one.id,
  }
}
