import 'server-only'
import { z } from 'zod'
import { allPages, restOf } from './all-pages'
import type { BatchItem, Graph } from './client'
import { readMembers } from './setup-roles'
import { isRefused } from './standing'
import type { UnitPart } from './tenant-parts'

const unit = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  visibility: z.string().nullish(),
  isMemberManagementRestricted: z.boolean().nullish(),
  membershipRule: z.string().nullish(),
  membershipRuleProcessingState: z.string().nullish(),
})
const member = z.object({ id: z.string() })
const group = z.object({ id: z.string(), displayName: z.string().nullish() })

/** learn.microsoft.com/graph/api/administrativeunit-list-members, by type. */
function membersItem(id: string, type: 'user' | 'group', select: string): BatchItem {
  return {
    url: `/directory/administrativeUnits/${id}/members/microsoft.graph.${type}?$select=${select}&$count=true&$top=999`,
    eventual: true,
  }
}

/** Every unit of the tenant, with who is in it: two questions a unit, twenty in one round trip. */
export async function readUnits(graph: Graph): Promise<UnitPart[]> {
  const select = Object.keys(unit.shape).join(',')
  const url = `/directory/administrativeUnits?$select=${select}&$top=999`
  const units = await allPages(graph, { url }, unit)
  const answers = await graph.readAll(
    units.flatMap(({ id }) => [membersItem(id, 'user', 'id'), membersItem(id, 'group', 'id,displayName')]),
  )
  const read = await Promise.all(
    units.map(async (one, index) => {
      const [people, groups] = [answers[2 * index], answers[2 * index + 1]]
      // Who is in a unit with hidden membership is refused even to a Global Administrator without a further permission.
      const isUnseen = one.visibility === 'HiddenMembership' && isRefused(people)
      const seen = isUnseen ? [] : await restOf(graph, groups, group, { eventual: true })
      return {
        id: one.id,
        name: one.displayName || one.id,
        isHidden: one.visibility === 'HiddenMembership',
        isRestricted: one.isMemberManagementRestricted === true,
        isDynamic: Boolean(one.membershipRule),
        isPaused: Boolean(one.membershipRule) && one.membershipRuleProcessingState === 'Paused',
        people: isUnseen
          ? null
          : (await restOf(graph, people, member, { eventual: true, mostPages: 110 })).map(({ id }) => id),
        groups: seen,
      }
    }),
  )
  const inside = await membersOf(graph, [
    ...new Set(read.flatMap(({ groups }) => groups.map(({ id }) => id))),
  ])
  return read.map((one) => ({
    ...one,
    groups: one.groups.map(({ id, displayName }) => ({
      id,
      name: displayName ?? '?',
      people: inside?.get(id) ?? null,
    })),
  }))
}

/** Who is meant by the groups that lie in units, as a rule by mistake. What is there of the units is told without it, too. */
async function membersOf(graph: Graph, groups: string[]): Promise<Map<string, string[]> | null> {
  return groups.length === 0 ? null : readMembers(graph, groups).catch(() => null)
}
