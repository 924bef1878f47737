import 'server-only'
import type { Kysely, RawBuilder } from 'kysely'
import { env } from '../env'
import { destinations, type DestinationName } from './audit-cursor-table'
import { clockOf, inAWhile } from './clock'
import { database, write, type Tables } from './database'

/** The right to send to one destination what lies beyond `seq`, for one node until `until`. */
export type Turn = {
  destination: DestinationName
  seq: number
  /** The oldest and the newest record that there is. */
  first: number
  last: number
  failures: number
  /** Whoever has the turn next has another one: by this a node knows that it is still its own. */
  until: number
}

/**
 * The turn to send to a destination; null while it has everything, while another node has the turn, and as long as a
 * destination that took nothing is left alone. Asks first without writing, as mostly there is nothing to send.
 */
export async function takeTurn(destination: DestinationName, life: number): Promise<Turn | null> {
  const db = await database()
  const known = await db
    .selectFrom('audit_cursors')
    .select(['seq', 'not_before', 'failures', clockOf(db).as('now')])
    .select(({ selectFrom }) => [
      selectFrom('audit')
        .select(({ fn }) => fn.min('seq').as('first'))
        .as('first'),
      selectFrom('audit')
        .select(({ fn }) => fn.max('seq').as('last'))
        .as('last'),
    ])
    .where('destination', '=', destination)
    .executeTakeFirst()
  if (!known) return null
  const { seq, not_before, failures, now, first, last } = known
  if (first === null || last === null || last <= seq || not_before > now) return null
  const until = now + life
  const { numUpdatedRows } = await write((writing) =>
    writing
      .updateTable('audit_cursors')
      .set({ not_before: until })
      .where('destination', '=', destination)
      .where('not_before', '=', not_before)
      .where('seq', '=', seq)
      .executeTakeFirst(),
  )
  return numUpdatedRows === 1n ? { destination, seq, first, last, failures, until } : null
}

/** The destination has everything up to here. Of a turn that has passed to another node nothing is written down. */
export async function endTurn(turn: Turn, seq: number): Promise<void> {
  await finish(turn, { seq, not_before: 0, failures: 0 })
}

/** The destination took nothing: all nodes leave it alone for so long. */
export async function giveUpTurn(turn: Turn, pause: number): Promise<void> {
  const not_before = inAWhile(await database(), pause)
  await finish(turn, { not_before, failures: turn.failures + 1 })
}

type Change = { seq?: number; not_before: number | RawBuilder<number>; failures: number }

async function finish({ destination, until }: Turn, change: Change): Promise<void> {
  await write((db) =>
    db
      .updateTable('audit_cursors')
      .set(change)
      .where('destination', '=', destination)
      .where('not_before', '=', until)
      .execute(),
  )
}

/** The last record that every place has to which the settings send the trail; any, where they send it nowhere. */
export async function takenThrough(db: Kysely<Tables>): Promise<number> {
  const wanted = destinations.filter((name) => env()[name])
  if (wanted.length === 0) return Infinity
  const slowest = await db
    .selectFrom('audit_cursors')
    .select(({ fn }) => fn.min('seq').as('seq'))
    .where('destination', 'in', wanted)
    .executeTakeFirst()
  return slowest?.seq ?? 0
}
