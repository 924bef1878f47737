import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { allPages, restOf } from './all-pages'
import type { Graph } from './client'
import { GraphRefusal } from './errors'
import { isTeamRole, isUseful } from './rules'
import { timeOf } from './setup-policies'
import { answered, isGone, unitOf } from './standing'
import type { HeldRole, ManagerPart, TenantParts } from './tenant-parts'

const base = '/roleManagement/directory'
const held = z.object({
  id: z.string(),
  principalId: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: z.string(),
})
const definition = z
  .object({
    displayName: z.string().nullish(),
    isEnabled: z.boolean().nullish(),
    rolePermissions: z.array(z.object({ allowedResourceActions: z.array(z.string()).nullish() })).nullish(),
  })
  .nullish()
const assigned = held.extend({ roleDefinition: definition })
const withPrincipal = z.object({
  principalId: z.string(),
  principal: z.object({ '@odata.type': z.string().optional() }).nullish(),
})
const scheduled = held.extend({
  assignmentType: z.string().nullish(),
  endDateTime: z.iso.datetime({ offset: true }).nullish(),
})
const eligible = assigned.extend({ endDateTime: z.iso.datetime({ offset: true }).nullish() })
const member = z.object({ id: z.string() })

type Assigned = z.infer<typeof assigned>

export type ReadRoles = { roles: HeldRole[]; isPimThere: boolean | AppError }

/** Without its licence PIM says so, and then there is nothing of it. learn.microsoft.com/graph/api/resources/privilegedidentitymanagementv3-overview */
function pimFrom(results: unknown[]): ReadRoles['isPimThere'] {
  const error = results.find((one) => one instanceof AppError)
  if (!error) return true
  return error.cause instanceof GraphRefusal && error.cause.status === 400 ? false : error
}

/**
 * Every role somebody holds or may activate, person by person. Graph expands one property in a query, so the list is
 * asked for twice: learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export async function readRoles(graph: Graph): Promise<ReadRoles> {
  const [first, principals, instances, eligibilities] = await graph.readAll([
    { url: `${base}/roleAssignments?$expand=roleDefinition` },
    { url: `${base}/roleAssignments?$expand=principal` },
    { url: `${base}/roleAssignmentScheduleInstances` },
    { url: `${base}/roleEligibilityScheduleInstances?$expand=roleDefinition,principal` },
  ])
  const assignments = await restOf(graph, first, assigned)
  const isPimThere = pimFrom([instances, eligibilities])
  const isTold = isPimThere === true
  const schedules = isTold ? await restOf(graph, instances, scheduled) : []
  const may = isTold ? await restOf(graph, eligibilities, eligible.extend(withPrincipal.shape)) : []
  const groups = groupsIn([...(await restOf(graph, principals, withPrincipal)), ...may])
  const members = await readMembers(graph, groups)

  const endOf = (one: Assigned) => schedules.find((other) => isSame(one, other))
  const roles = [
    ...assignments.flatMap((one) =>
      holdersOf(one, members).map((holder) => ({
        ...asHeld(one, holder),
        isEligible: false,
        isActivated: endOf(one)?.assignmentType === 'Activated',
        ends: timeOf(endOf(one)?.endDateTime),
      })),
    ),
    ...may.flatMap((one) =>
      holdersOf(one, members).map((holder) => ({
        ...asHeld(one, holder),
        isEligible: true,
        isActivated: false,
        ends: timeOf(one.endDateTime),
      })),
    ),
  ]
  // Roles over one application or group do not matter here; a role that is switched off gives nothing.
  const isOver = ({ directoryScopeId }: Assigned) =>
    directoryScopeId === '/' || directoryScopeId.startsWith('/administrativeUnits/')
  const counted = new Set(
    [...assignments, ...may]
      .filter((one) => isOver(one) && one.roleDefinition?.isEnabled !== false)
      .map(({ id }) => id),
  )
  return { roles: roles.filter(({ id }) => counted.has(id)), isPimThere }
}

function isSame(one: z.infer<typeof held>, other: z.infer<typeof held>): boolean {
  return (
    one.principalId === other.principalId &&
    one.roleDefinitionId === other.roleDefinitionId &&
    one.directoryScopeId === other.directoryScopeId
  )
}

function groupsIn(rows: z.infer<typeof withPrincipal>[]): string[] {
  const groups = rows.filter(({ principal }) => principal?.['@odata.type'] === '#microsoft.graph.group')
  return [...new Set(groups.map(({ principalId }) => principalId))]
}

/** learn.microsoft.com/graph/api/group-list-transitivemembers */
async function readMembers(graph: Graph, groups: string[]): Promise<Map<string, string[]>> {
  const url = (id: string) =>
    `/groups/${id}/transitiveMembers/microsoft.graph.user?$select=id&$count=true&$top=999`
  const answers = await graph.readAll(groups.map((id) => ({ url: url(id), eventual: true })))
  const lists = await Promise.all(answers.map((answer) => restOf(graph, answer, member, { eventual: true })))
  return new Map(groups.map((group, index) => [group, (lists[index] ?? []).map(({ id }) => id)]))
}

type Holder = { id: string; group: string | null }

function holdersOf({ principalId }: Assigned, members: Map<string, string[]>): Holder[] {
  const through = members.get(principalId)
  return through ? through.map((id) => ({ id, group: principalId })) : [{ id: principalId, group: null }]
}

function asHeld(one: Assigned, holder: Holder) {
  const { displayName, rolePermissions } = one.roleDefinition ?? {}
  return {
    id: one.id,
    holder: holder.id,
    group: holder.group,
    roleId: one.roleDefinitionId,
    roleName: displayName ?? one.roleDefinitionId,
    allows: rolePermissions?.flatMap(({ allowedResourceActions }) => allowedResourceActions ?? []) ?? [],
    unit: unitOf(one),
  }
}

/** learn.microsoft.com/entra/identity/users/licensing-service-plan-reference: Microsoft Entra ID P1 and P2. */
const plans = ['41781fb2-bc02-4b7c-bd55-b576c07bb09d', 'eec0eb4f-6444-4f95-aba0-50c24d67f998']
const person = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  assignedPlans: z.array(z.object({ servicePlanId: z.string(), capabilityStatus: z.string().nullish() })),
})

/** Who looks after people here, by a role over a unit or by a team's role over everybody. */
export async function readManagers(graph: Graph, roles: HeldRole[]): Promise<ManagerPart[]> {
  const managing = roles.filter((one) => (one.unit === null ? isTeamRole(one) : isUseful(one)))
  const ids = [...new Set(managing.map(({ holder }) => holder))]
  const select = Object.keys(person.shape).join(',')
  const answers = await graph.readAll(ids.map((id) => ({ url: `/users/${id}?$select=${select}` })))
  // An app may hold a role too, and somebody may just have been deleted: neither is a manager.
  const found = answers.filter((answer) => !isGone(answer)).map((answer) => answered(person, answer))
  return found.map((one) => ({
    id: one.id,
    name: one.displayName || one.userPrincipalName,
    signInName: one.userPrincipalName,
    isGuest: one.userType === 'Guest',
    isBlocked: one.accountEnabled === false,
    isLicensed: one.assignedPlans.some(
      ({ servicePlanId, capabilityStatus }) =>
        plans.includes(servicePlanId) && capabilityStatus !== 'Deleted' && capabilityStatus !== 'Suspended',
    ),
  }))
}

const activity = z.object({
  signInActivity: z.object({ lastSignInDateTime: z.iso.datetime({ offset: true }).nullish() }).nullish(),
})

/** Whoever never signed in has no such property. It takes a licence, a permission and a role of its own, so it is asked by itself. */
export async function readSignIns(graph: Graph, managers: ManagerPart[]): Promise<TenantParts['signIns']> {
  const answers = await graph.readAll(
    managers.map(({ id }) => ({ url: `/users/${id}?$select=id,signInActivity` })),
  )
  const times = answers.map((answer) => timeOf(answered(activity, answer).signInActivity?.lastSignInDateTime))
  return Object.fromEntries(managers.map(({ id }, index) => [id, times[index] ?? null]))
}

const somebody = z.object({ id: z.string(), displayName: z.string().nullish() })

/** learn.microsoft.com/graph/api/user-list */
export async function readPeople(graph: Graph): Promise<TenantParts['people']> {
  const filter = encodeURIComponent("userType eq 'Member' and accountEnabled eq true")
  const url = `/users?$filter=${filter}&$select=id,displayName&$top=999`
  const people = await allPages(graph, { url }, somebody)
  return people.map(({ id, displayName }) => ({ id, name: displayName || id }))
}

const registered = z.object({
  id: z.string(),
  userDisplayName: z.string().nullish(),
  isAdmin: z.boolean().nullish(),
  methodsRegistered: z.array(z.string()).nullish(),
})

/** learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails */
export async function readRegistered(graph: Graph): Promise<TenantParts['registered']> {
  const rows = await allPages(
    graph,
    { url: '/reports/authenticationMethods/userRegistrationDetails' },
    registered,
  )
  return rows.map(({ id, userDisplayName, isAdmin, methodsRegistered }) => ({
    id,
    name: userDisplayName || id,
    isAdmin: isAdmin === true,
    methods: methodsRegistered ?? [],
  }))
}
