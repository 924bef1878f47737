import 'server-only'
import { recordView } from './auth/recorded'
import { authorizeOwn, authorizeView } from './graph/authorize'
import type { OwnGrant } from './graph/grant'
import { readReach, type Reach } from './graph/reach'
import type { AuditPhase } from './store/audit'
import { readTrail, type Entry, type TrailFilter } from './store/audit-reading'
import { searchTrail, wholeTrail } from './store/audit-search'

/** Changes to people, tried or done: what a reader wants to see first. */
export const changes: AuditPhase[] = ['intent', 'outcome', 'reconcile', 'deny', 'alarm']

const pageSize = 50
/** So many pages are looked through for records that may be shown, and for so long, before the reader is asked to go on. */
const mostPages = 5
const patience = 500

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
  const until = performance.now() + patience
  const entries: Entry[] = []
  let next: number | null = before ?? Infinity
  for (let page = 0; page < mostPages && entries.length <= pageSize && next !== null; page += 1) {
    const found = await searchTrail(reach.sight, filter, { before: next, limit: pageSize + 1, until })
    entries.push(...(await visible(found.entries, reach, filter)))
    next = found.next
    if (performance.now() > until) break
  }
  await recordView(grant.manager, 'read-activity')
  const shown = entries.slice(0, pageSize)
  if (entries.length > pageSize) next = shown.at(-1)?.seq ?? null
  return { entries: shown, isAll: reach.sight === 'all', next }
}

/** The last few things that were done to a person of the manager's. Throws `not-found`. */
export async function readRecentActivity(staffId: string): Promise<Entry[]> {
  const { grant } = await authorizeView(staffId)
  const filter = { personId: grant.person.id, phases: changes, latestOnly: true }
  return readTrail('all', filter, { limit: 5 })
}

/** Everything that the filter and the manager's reach leave, the oldest first; page by page, as it is taken. */
export async function readForExport(
  filter: TrailFilter,
): Promise<{ grant: OwnGrant; pages: AsyncGenerator<Entry[]> }> {
  const { grant, reach } = await reachFor(filter)
  async function* pages(): AsyncGenerator<Entry[]> {
    for await (const found of wholeTrail(reach.sight, filter)) yield await visible(found, reach, filter)
  }
  return { grant, pages: pages() }
}
