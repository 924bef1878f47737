import 'server-only'
import { AppError } from '../errors'
import type { Sight } from '../store/audit-reading'
import { heldAssignments } from './authorize'
import { door, type OwnGrant } from './grant'
import { isOverTenant, isUseful } from './rules'
import * as standing from './standing'

/** What of the audit trail somebody may see. */
export type Reach = {
  sight: Sight
  /** Those of these people whom the manager looks after now. */
  stillMine: (ids: string[]) => Promise<Set<string>>
}

/**
 * A record names the units its person was in at that time, so the store itself can leave out what was never in a unit
 * that the manager holds now. That is not enough: the person may have moved since. So those people, and only those, who
 * are about to be shown are asked about, twenty in one round trip. Somebody who came from a unit that was never the
 * manager's is found on their own page, where it is certain already whose they are.
 */
export async function readReach(grant: OwnGrant): Promise<Reach> {
  const held = await heldAssignments(grant)
  if (held.some(isOverTenant)) return { sight: 'all', stillMine: (ids) => Promise.resolve(new Set(ids)) }
  const useful = held.filter(isUseful)
  const isEverywhere = useful.some(({ unit }) => unit === null)
  const units = [...new Set(useful.flatMap(({ unit }) => unit ?? []))]
  return {
    sight: { self: grant.manager.id, units: isEverywhere ? 'every' : units },
    async stillMine(ids) {
      const answers = await grant[door].readAll(ids.map(standing.unitsOf))
      const mine = ids.filter((_, index) => {
        const answer = answers[index]
        // Deleted, or hidden from the manager: nobody to look after.
        if (answer instanceof AppError && ['not-found', 'refused'].includes(answer.failure)) return false
        const now = standing.unitsFrom(answer)
        return isEverywhere || now.some(({ id }) => units.includes(id))
      })
      return new Set(mine)
    },
  }
}
