import 'server-only'
import { z } from 'zod'
import { allPages, restOf } from './all-pages'
import type { BatchItem, Graph } from './client'
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
const group = z.object({ displayName: z.string().nullish() })

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
  return Promise.all(
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
        isPaused: Boolean(one.membershipRule) && one.membershipRuleProcessingState === 'Paused',
        people: isUnseen
          ? null
          : (await restOf(graph, people, member, { eventual: true, mostPages: 110 })).map(({ id }) => id),
        groups: seen.map(({ displayName }) => displayName ?? '?'),
      }
    }),
  )
}
