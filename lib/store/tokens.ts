import 'server-only'
import { randomInt } from 'node:crypto'
import type { Selectable } from 'kysely'
import { log } from '../log'
import { database, write, type Tables } from './database'
import { isSealedAnew, seal, unseal } from './seal'
import { ifWritable } from './unavailable'

/** What MSAL remembers for one session, and until when the access token inside needs no renewal. */
export type Partition = { cache: string; goodUntil: number }

/** Longer than a renewal may take: a node that dies meanwhile holds the others up no longer than this. */
const lease = 15_000

const purpose = (session: string) => `tokens ${session}`

/** A partition as it is stored: sealed, and readable under that session's id only. */
export async function sealPartition(
  session: string,
  { cache, goodUntil }: Partition,
): Promise<Selectable<Tables['token_partitions']>> {
  return { session, sealed: await seal(purpose(session), cache), good_until: goodUntil, renewing_until: 0 }
}

/** The partition of a session; null when there is none, or none that opens with the keys we have. */
export async function readPartition(session: string): Promise<Partition | null> {
  const db = await database()
  const row = await db
    .selectFrom('token_partitions')
    .select(['sealed', 'good_until'])
    .where('session', '=', session)
    .executeTakeFirst()
  if (!row) return null
  const cache = await unseal(purpose(session), row.sealed)
  if (cache === null) {
    log().error({ event: 'tokens-unreadable', session: session.slice(0, 8) }, 'tokens do not open')
    return null
  }
  if (!isSealedAnew(row.sealed)) await sealAnew(session, cache, row.sealed)
  return { cache, goodUntil: row.good_until }
}

/** After a key was added to the ring, what the older one sealed moves to it as it is used. */
async function sealAnew(session: string, cache: string, old: string): Promise<void> {
  const { sealed } = await sealPartition(session, { cache, goodUntil: 0 })
  const moved = write((db) =>
    db
      .updateTable('token_partitions')
      .set({ sealed })
      .where('session', '=', session)
      .where('sealed', '=', old)
      .execute(),
  )
  await ifWritable('key-not-rotated', moved)
}

/** The right to renew the tokens of a session, until then; `null` where it could not be written down. */
export type Lease = { until: number | null }

/**
 * The lease, for the one node that may renew the tokens of a session now; null for the others, who wait and read
 * again. Two may renew at once where the store cannot write: Entra does not take the older refresh token away.
 */
export async function startRenewal(session: string): Promise<Lease | null> {
  const now = Date.now()
  // A fraction of its own tells one lease from another of the same moment.
  const until = now + lease + randomInt(1000)
  const started = write((db) =>
    db
      .updateTable('token_partitions')
      .set({ renewing_until: until })
      .where('session', '=', session)
      .where('renewing_until', '<=', now)
      .executeTakeFirst(),
  )
  const done = await ifWritable('renewal-not-announced', started)
  if (done === null) return { until: null }
  return done.numUpdatedRows === 1n ? { until } : null
}

/**
 * Ends a renewal and keeps what it brought, if anything. Whoever comes too late, after the lease went to another
 * node or the session ended, changes nothing.
 */
export async function endRenewal(
  session: string,
  { until }: Lease,
  renewed: Partition | null,
): Promise<void> {
  const row = renewed && (await sealPartition(session, renewed))
  const kept = write((db) =>
    db
      .updateTable('token_partitions')
      .set({ ...(row && { sealed: row.sealed, good_until: row.good_until }), renewing_until: 0 })
      .where('session', '=', session)
      .where('renewing_until', '=', until ?? 0)
      .execute(),
  )
  await ifWritable('renewal-not-kept', kept)
}
