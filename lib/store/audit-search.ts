import 'server-only'
import { setImmediate as others } from 'node:timers/promises'
import { sql } from 'kysely'
import { readTrail, type Entry, type Sight, type TrailFilter } from './audit-reading'
import { database } from './database'

/**
 * So many places of the trail are looked through in one go, at first and at most. A filter may fit nothing in years of
 * records: no single question may keep the store, or this process, busy for long.
 */
const reach = { first: 1_000, most: 8_000 }
const atOnce = 2_000

/** The first and the last number that there is; none where the trail is empty. */
async function endsOfTrail(): Promise<{ first: number; last: number }> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select (select min(seq) from audit) as first, (select max(seq) from audit) as last`.execute(
    await database(),
  )
  return { first: rows[0]?.first ?? 1, last: rows[0]?.last ?? 0 }
}

/**
 * The newest records that fit, at most so many, and before which number to go on; null at the end. Where little fits it
 * stops at the time `until`, on the clock of `performance`.
 */
export async function searchTrail(
  sight: Sight,
  filter: TrailFilter,
  { before = Infinity, limit, until }: { before: number | undefined; limit: number; until: number },
): Promise<{ entries: Entry[]; next: number | null }> {
  const { first, last } = await endsOfTrail()
  const entries: Entry[] = []
  let upTo = Math.min(before, last + 1)
  for (let step = reach.first; upTo > first; step = Math.min(step * 4, reach.most)) {
    const bounds = { before: upTo, after: upTo - step - 1 }
    entries.push(...(await readTrail(sight, filter, { ...bounds, limit: limit - entries.length })))
    if (entries.length >= limit) return { entries, next: entries.at(-1)?.seq ?? null }
    upTo -= step
    if (performance.now() > until) break
    await others()
  }
  return { entries, next: upTo > first ? upTo : null }
}

/** Everything that fits, the oldest first, a part at a time. */
export async function* wholeTrail(sight: Sight, filter: TrailFilter): AsyncGenerator<Entry[]> {
  const { first, last } = await endsOfTrail()
  for (let after = first - 1; after < last; after += atOnce) {
    const bounds = { after, before: after + atOnce + 1 }
    yield await readTrail(sight, filter, { ...bounds, limit: atOnce, oldestFirst: true })
    await others()
  }
}
