import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { BatchItem, Graph } from './client'
import type { Assignment, Target } from './rules'

/** More pages than one would leave roles out: such a list counts as unread. */
const wholeList = z.undefined().optional()

/**
 * Where people stand: which roles they hold, in which units and groups they are.
 * learn.microsoft.com/graph/api/rbacapplication-list-roleassignments: `$filter` on principalId; an
 * assignment through a role-assignable group has the group as its principal.
 */
const assignmentList = z.object({
  '@odata.nextLink': wholeList,
  value: z.array(
    z.object({ principalId: z.string(), roleDefinitionId: z.string(), directoryScopeId: z.string() }),
  ),
})
const groupList = z.object({
  value: z.array(z.object({ id: z.string(), isAssignableToRole: z.boolean().nullish() })),
})
const unitList = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      isMemberManagementRestricted: z.boolean().nullish(),
    }),
  ),
})

type RawAssignment = z.infer<typeof assignmentList>['value'][number]

export function assignmentsOf(principals: string[]): BatchItem {
  const filter = `principalId in (${principals.map((id) => `'${id}'`).join(',')})`
  return { url: `/roleManagement/directory/roleAssignments?$filter=${encodeURIComponent(filter)}` }
}

/** Casts are answered only with `ConsistencyLevel: eventual` and `$count=true`. learn.microsoft.com/graph/aad-advanced-queries */
export function groupsOf(id: string): BatchItem {
  const url = `/users/${id}/transitiveMemberOf/microsoft.graph.group?$select=id,isAssignableToRole&$count=true&$top=999`
  return { url, eventual: true }
}

export function unitsOf(id: string): BatchItem {
  const select = '$select=id,displayName,isMemberManagementRestricted&$count=true'
  return { url: `/users/${id}/memberOf/microsoft.graph.administrativeUnit?${select}`, eventual: true }
}

/** The body that was read, or throws the AppError it met. */
export function answered<T>(schema: z.ZodType<T>, result: unknown): T {
  if (result instanceof AppError) throw result
  const read = schema.safeParse(result)
  if (read.success) return read.data
  throw new AppError('unreachable', { cause: read.error })
}

export function roleGroups(result: unknown): string[] {
  return answered(groupList, result)
    .value.filter((group) => group.isAssignableToRole)
    .map((group) => group.id)
}

const unitScope = /^\/administrativeUnits\/([0-9a-f-]{36})$/i

/** Assignments over one application or group do not matter here and are left out. */
function asAssignment({ roleDefinitionId, directoryScopeId }: RawAssignment): Assignment[] {
  if (directoryScopeId === '/') return [{ roleId: roleDefinitionId, unit: null }]
  const unit = unitScope.exec(directoryScopeId)?.[1]
  return unit ? [{ roleId: roleDefinitionId, unit }] : []
}

export function rawAssignments(result: unknown): RawAssignment[] {
  return answered(assignmentList, result).value
}

export function assignmentsFrom(raw: RawAssignment[]): Assignment[] {
  return raw.flatMap(asAssignment)
}

export function unitsFrom(result: unknown): Target['units'] {
  return answered(unitList, result).value.map((unit) => ({
    id: unit.id,
    name: unit.displayName || unit.id,
    restricted: unit.isMemberManagementRestricted === true,
  }))
}

/** The roles that come through groups, in one more round trip; none when there is no such group. */
export async function assignmentsOfGroups(graph: Graph, groups: string[]): Promise<RawAssignment[]> {
  if (groups.length === 0) return []
  // Graph takes at most 15 values in an `in` filter.
  const chunks = Array.from({ length: Math.ceil(groups.length / 15) }, (_, i) =>
    groups.slice(i * 15, i * 15 + 15),
  )
  const results = await graph.readAll(chunks.map(assignmentsOf))
  return results.flatMap(rawAssignments)
}
