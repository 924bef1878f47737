import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { restOf } from './all-pages'
import type { Graph } from './client'
import { GraphRefusal } from './errors'
import { timeOf } from './setup-policies'
import { unitOf } from './standing'
import type { HeldRole } from './tenant-parts'

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
    rolePermissions: z
      .array(
        z.object({
          allowedResourceActions: z.array(z.string()).nullish(),
          condition: z.string().nullish(),
        }),
      )
      .nullish(),
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
  const errors = results.filter((one) => one instanceof AppError)
  const other = errors.find(
    ({ cause }) => !(cause instanceof GraphRefusal && cause.code === 'AadPremiumLicenseRequired'),
  )
  return other ?? errors.length === 0
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
export async function readMembers(graph: Graph, groups: string[]): Promise<Map<string, string[]>> {
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
    // A condition is none that holds over other people.
    allows:
      rolePermissions?.flatMap(({ allowedResourceActions, condition }) =>
        condition ? [] : (allowedResourceActions ?? []),
      ) ?? [],
    unit: unitOf(one),
  }
}
