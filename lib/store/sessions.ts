import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { database, type Tables } from './database'

export type Session = Selectable<Tables['sessions']>

const idleLimit = 30 * 60_000
const absoluteLimit = 8 * 3600_000
/** A person may be signed in on so many browsers; one more ends the session that was used least lately. */
const sessionsAtOnce = 3
/** Being seen is written down at most this often: not every page view has to write. */
const seenStep = 60_000

function hashed(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

/** A new session id (256 bit) and the hash under which everything about it is kept. */
export function newSessionId(): { id: string; idHash: string } {
  const id = randomBytes(32).toString('base64url')
  return { id, idHash: hashed(id) }
}

export async function writeSession(session: Omit<Session, 'signed_in_at' | 'seen_at'>): Promise<void> {
  const db = await database()
  const now = Date.now()
  await removeEnded(now)
  const others = await db
    .selectFrom('sessions')
    .select('id_hash')
    .where('object_id', '=', session.object_id)
    .orderBy('seen_at', 'desc')
    .offset(sessionsAtOnce - 1)
    .limit(1000)
    .execute()
  for (const { id_hash } of others) await removeSession(id_hash)
  await db
    .insertInto('sessions')
    .values({ ...session, signed_in_at: now, seen_at: now })
    .execute()
}

/**
 * The session with this id, unless it ended: 30 minutes without use, or 8 hours in all. A request that no
 * person made (`isUse` false) reads it without prolonging it.
 */
export async function readSession(id: string, isUse = true): Promise<Session | null> {
  const db = await database()
  const now = Date.now()
  const session = await db
    .selectFrom('sessions')
    .selectAll()
    .where('id_hash', '=', hashed(id))
    .where('seen_at', '>', now - idleLimit)
    .where('signed_in_at', '>', now - absoluteLimit)
    .executeTakeFirst()
  if (!session) return null
  if (isUse && session.seen_at < now - seenStep)
    await db.updateTable('sessions').set({ seen_at: now }).where('id_hash', '=', session.id_hash).execute()
  return session
}

/** Ends a session and forgets its tokens. */
export async function removeSession(idHash: string): Promise<void> {
  const db = await database()
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('token_partitions').where('session', '=', idHash).execute()
    await transaction.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
  })
}

async function removeEnded(now: number): Promise<void> {
  const db = await database()
  const ended = await db
    .selectFrom('sessions')
    .select('id_hash')
    .where((or) =>
      or.or([or('seen_at', '<=', now - idleLimit), or('signed_in_at', '<=', now - absoluteLimit)]),
    )
    .execute()
  for (const { id_hash } of ended) await removeSession(id_hash)
}
