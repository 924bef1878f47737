import 'server-only'
import { recordView } from './auth/recorded'
import { authorizeOwn, authorizeView } from './graph/authorize'
import type { OwnGrant } from './graph/grant'
import { readReach, type Reach } from './graph/reach'
import type { AuditPhase } from './store/audit'
import { readTrail, type Entry, type TrailFilter } from './store/audit-reading'

/** Changes to people, tried or done: what a reader wants to see first. */
export const changes: AuditPhase[] = ['intent', 'outcome', 'reconcile', 'deny', 'alarm']

const pageSize = 50
/** So many pages are looked through for records that may be shown, before the reader is asked to go on. */
const mostPages = 5

export type Activity = {
  entries: Entry[]
  /** The manager reads the trail of the whole tenant. */
  isAll: boolean
  /** Records before this one are not shown yet; null at the end. */
  next: number | null
}

/** What this manager may read, with the filter as it may be used. Throws `not-found` for a person out of reach. */
async function reachFor(filter: TrailFilter): Promise<{ grant: OwnGrant; reach: Reach }> {
  const grant = await authorizeOwn()
  const reach = await readReach(grant)
  if (filter.personId && reach.sight !== 'all') await authorizeView(filter.personId)
  return { grant, reach }
}

/** Those of a page that the manager may see now. */
async function visible(entries: Entry[], { sight, stillMine }: Reach, filter: TrailFilter): Promise<Entry[]> {
  if (sight === 'all' || filter.personId) return entries
  const isOwn = ({ actor }: Entry) => actor?.oid === sight.self
  const others = entries.filter((entry) => !isOwn(entry)).flatMap(({ target }) => target?.oid ?? [])
  const mine = await stillMine([...new Set(others)])
  return entries.filter((entry) => isOwn(entry) || mine.has(entry.target?.oid ?? ''))
}

/** A page of what happened, the newest first. That it was read is written down too. */
export async function readActivity(filter: TrailFilter, before: number | undefined): Promise<Activity> {
  const { grant, reach } = await reachFor(filter)
  const entries: Entry[] = []
  let from = before
  let isEnd = false
  for (let page = 0; page < mostPages && entries.length <= pageSize && !isEnd; page += 1) {
    const found = await readTrail(reach.sight, filter, {
      ...(from !== undefined && { before: from }),
      limit: pageSize + 1,
    })
    entries.push(...(await visible(found, reach, filter)))
    from = found.at(-1)?.seq ?? from
    isEnd = found.length <= pageSize
  }
  await recordView(grant.manager, 'read-activity')
  const shown = entries.slice(0, pageSize)
  const isMore = entries.length > pageSize
  return {
    entries: shown,
    isAll: reach.sight === 'all',
    next: isMore ? (shown.at(-1)?.seq ?? null) : isEnd ? null : (from ?? null),
  }
}

/** The last few things that were done to a person of the manager's. Throws `not-found`. */
export async function readRecentActivity(staffId: string): Promise<Entry[]> {
  const { grant } = await authorizeView(staffId)
  const filter = { personId: grant.person.id, phases: changes, latestOnly: true }
  return readTrail('all', filter, { limit: 5 })
}

const exportPage = 500

/** Everything that the filter and the manager's reach leave, the oldest first; page by page, as it is taken. */
export async function readForExport(
  filter: TrailFilter,
): Promise<{ grant: OwnGrant; pages: AsyncGenerator<Entry[]> }> {
  const { grant, reach } = await reachFor(filter)
  async function* pages(): AsyncGenerator<Entry[]> {
    for (let after = 0; ;) {
      const found = await readTrail(reach.sight, filter, { after, limit: exportPage })
      yield await visible(found, reach, filter)
      if (found.length < exportPage) return
      after = found.at(-1)?.seq ?? after
    }
  }
  return { grant, pages: pages() }
}
