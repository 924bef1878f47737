import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { BatchItem, Graph } from './client'
import type { Assignment, Target } from './rules'

/** These lists are read whole: one that ends in the middle would leave roles out, and counts as unread. */
const wholeList = z.undefined().optional()

/**
 * Where people stand: which roles they hold, in which units and groups they are.
 * learn.microsoft.com/graph/api/rbacapplication-list-roleassignments: `$filter` on principalId; an
 * assignment through a role-assignable group has the group as its principal.
 */
const assignmentList = z.object({
  '@odata.nextLink': wholeList,
  value: z.array(
    z.object({
      principalId: z.string(),
      roleDefinitionId: z.string(),
      directoryScopeId: z.string().nullish(),
      condition: z.string().nullish(),
      endDateTime: z.string().nullish(),
      roleDefinition: z
        .object({
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
        .nullish(),
    }),
  ),
})
const groupList = z.object({
  '@odata.nextLink': wholeList,
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      isAssignableToRole: z.boolean().nullish(),
    }),
  ),
})
const unit = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  isMemberManagementRestricted: z.boolean().nullish(),
})
const unitList = z.object({ '@odata.nextLink': wholeList, value: z.array(unit) })

export type RawAssignment = z.infer<typeof assignmentList>['value'][number]

/** `whole`: with what each role allows, which tells what a custom one is good for. */
export function assignmentsOf(principals: string[], { whole = false } = {}): BatchItem {
  const filter = encodeURIComponent(`principalId in (${principals.map((id) => `'${id}'`).join(',')})`)
  const expand = whole ? '&$expand=roleDefinition' : ''
  return { url: `/roleManagement/directory/roleAssignments?$filter=${filter}${expand}`, whole: true }
}

/**
 * One's own roles where Graph lets no plain member list assignments: those that PIM knows, which takes an Entra ID
 * P2 licence. learn.microsoft.com/graph/api/unifiedroleassignmentscheduleinstance-filterbycurrentuser
 */
export const ownInstances: BatchItem = {
  url: `/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')?$expand=roleDefinition`,
  whole: true,
}

/** Casts are answered only with `ConsistencyLevel: eventual` and `$count=true`. learn.microsoft.com/graph/aad-advanced-queries */
export function groupsOf(id: string): BatchItem {
  return {
    url: `/users/${id}/transitiveMemberOf/microsoft.graph.group?${groupQuery}`,
    eventual: true,
    whole: true,
  }
}

/** learn.microsoft.com/graph/api/user-list-ownedobjects */
export function groupsOwnedBy(id: string): BatchItem {
  return { url: `/users/${id}/ownedObjects/microsoft.graph.group?${groupQuery}`, eventual: true, whole: true }
}

const groupQuery = '$select=id,displayName,isAssignableToRole&$count=true&$top=999'
const unitSelect = '$select=id,displayName,isMemberManagementRestricted'

/**
 * The roles over the whole tenant, direct or through groups, where Graph lists no assignments: those over a unit do
 * not appear here. learn.microsoft.com/graph/api/user-list-transitivememberof
 */
export function tenantRolesOf(id: string): BatchItem {
  return {
    url: `/users/${id}/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,roleTemplateId&$count=true`,
    eventual: true,
    whole: true,
  }
}

const directoryRoles = z.object({
  '@odata.nextLink': wholeList,
  value: z.array(z.object({ roleTemplateId: z.string() })),
})

export function tenantRolesFrom(result: unknown): string[] {
  return answered(directoryRoles, result).value.map(({ roleTemplateId }) => roleTemplateId)
}

export function unitsOf(id: string): BatchItem {
  return {
    url: `/users/${id}/memberOf/microsoft.graph.administrativeUnit?${unitSelect}&$count=true&$top=999`,
    eventual: true,
    whole: true,
  }
}

/** The body that was read, or throws the AppError it met. */
export function answered<T>(schema: z.ZodType<T>, result: unknown): T {
  if (result instanceof AppError) throw result
  const read = schema.safeParse(result)
  if (read.success) return read.data
  throw new AppError('unreachable', { cause: read.error })
}

export function isRefused(result: unknown): boolean {
  return result instanceof AppError && result.failure === 'refused'
}

export function isGone(result: unknown): boolean {
  return result instanceof AppError && result.failure === 'not-found'
}

/**
 * The role-assignable groups of a list. Without the permission to read it, a group comes with nothing but its id: such a one may
 * be one. learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function roleGroups(result: unknown): string[] {
  return answered(groupList, result)
    .value.filter(({ displayName, isAssignableToRole }) => isAssignableToRole || displayName == null)
    .map((group) => group.id)
}

const unitScope = /^\/administrativeUnits\/([0-9a-f-]{36})$/i

/** The unit that an assignment is over, if it is over one. */
export function unitOf({ directoryScopeId }: RawAssignment): string | null {
  return unitScope.exec(directoryScopeId ?? '')?.[1]?.toLowerCase() ?? null
}

/**
 * Assignments over one application or group do not matter here and are left out; so are roles switched off, assignments that
 * hold on a condition, and those that are over.
 */
function asAssignment(raw: RawAssignment): Assignment[] {
  const unit = unitOf(raw)
  if (unit === null && raw.directoryScopeId !== '/') return []
  if (raw.condition || Date.parse(raw.endDateTime ?? '') <= Date.now()) return []
  const { isEnabled, rolePermissions } = raw.roleDefinition ?? {}
  if (isEnabled === false) return []
  // A permission on a condition (of one's own things, say) is none over others.
  const unconditional = rolePermissions?.filter(({ condition }) => !condition) ?? []
  const allows = unconditional.flatMap(({ allowedResourceActions }) => allowedResourceActions ?? [])
  return [{ roleId: raw.roleDefinitionId, unit, allows }]
}

export function rawAssignments(result: unknown): RawAssignment[] {
  return answered(assignmentList, result).value
}

export function assignmentsFrom(raw: RawAssignment[]): Assignment[] {
  return raw.flatMap(asAssignment)
}

export function unitsFrom(result: unknown): Target['units'] {
  return answered(unitList, result).value.map((read) => ({
    id: read.id.toLowerCase(),
    name: read.displayName || read.id,
    restricted: mayBeRestricted(read),
  }))
}

/** One of which Graph tells nothing but the id may be. */
function mayBeRestricted({ isMemberManagementRestricted, displayName }: z.infer<typeof unit>): boolean {
  return isMemberManagementRestricted === true || displayName == null
}

/** Graph takes at most so many values in an `in` filter. */
export const mostPrincipals = 15

/** The roles that the given groups give, with what each allows; no reads when there is no such group. */
export function assignmentsOfGroups(groups: string[]): BatchItem[] {
  return Array.from({ length: Math.ceil(groups.length / mostPrincipals) }, (_, i) =>
    assignmentsOf(groups.slice(i * mostPrincipals, (i + 1) * mostPrincipals), { whole: true }),
  )
}

/**
 * The assignments with the time at which each ends, as far as PIM told. Without its licence nothing is activated for a
 * time, so nothing ends.
 */
export function withEnds(assignments: Assignment[], instances: unknown): Assignment[] {
  const told = assignmentList.safeParse(instances).data?.value ?? []
  return assignments.map((assignment) => {
    const isSame = ({ roleId, unit }: Assignment) => roleId === assignment.roleId && unit === assignment.unit
    const same = told.filter((one) => asAssignment(one).some(isSame))
    const ends = same.map(({ endDateTime }) => (endDateTime ? Date.parse(endDateTime) : Infinity))
    const until = Math.max(...ends)
    return Number.isFinite(until) ? { ...assignment, until } : assignment
  })
}

/** Whether any of these units is restricted. One that is gone is not; one that cannot be read throws. */
export async function anyRestricted(graph: Graph, units: string[]): Promise<boolean> {
  const results = await graph.readAll(
    units.map((id) => ({ url: `/directory/administrativeUnits/${id}?${unitSelect}` })),
  )
  return results.some((result) => !isGone(result) && mayBeRestricted(answered(unit, result)))
}
