import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { appendAudit } from './audit'
import { database, write } from './database'
import { freshRules } from './rules'
import { actorOf, endOverSessionsOf, expire, isOver, pushOut, type Session } from './session-ends'
import { sealPartition, type Partition } from './tokens'
import { ifWritable } from './unavailable'

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

/**
 * A session begins, with the tokens that its sign-in brought, and with its record in the audit trail: where that cannot be
 * written, nobody is signed in. `as`: somebody who was signed in already gives credentials again.
 */
export async function writeSession(
  session: Omit<Session, 'signed_in_at' | 'seen_at'>,
  partition: Partition,
  as: 'sign-in' | 'step-up' = 'sign-in',
): Promise<void> {
  const now = Date.now()
  const tokens = await sealPartition(session.id_hash, partition)
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('sessions')
        .values({ ...session, signed_in_at: now, seen_at: now })
        .execute()
      await transaction.insertInto('token_partitions').values(tokens).execute()
      await appendAudit(transaction, { phase: 'session', action: as, result: 'ok', actor: actorOf(session) })
    }),
  )
  // Afterwards, so that of two sign-ins at the same moment the later one sees both.
  await endOverSessionsOf(session.object_id, now)
  await pushOut(session.object_id)
}

/**
 * The session with this id, unless it ended: so long without use, or so long in all, as the settings say. A
 * request that no person made (`isUse` false) reads it without prolonging it.
 */
export async function readSession(id: string, isUse = true): Promise<Session | null> {
  const session = await findSession(hashed(id))
  if (!session) return null
  if (isOver(session)) {
    await ifWritable('session-not-expired', expire(session))
    return null
  }
  const now = Date.now()
  if (isUse && session.seen_at < now - seenStep) await touch(session.id_hash, now)
  return session
}

/** The session of which this is the hash, unless it ended; nobody is using it. */
export async function readSessionByHash(idHash: string): Promise<Session | null> {
  const session = await findSession(idHash)
  return session && !isOver(session) ? session : null
}

/** With the rules by which it is judged, and whatever its request is about to do. */
async function findSession(idHash: string): Promise<Session | undefined> {
  const db = await database()
  const found = db.selectFrom('sessions').selectAll().where('id_hash', '=', idHash).executeTakeFirst()
  const [session] = await Promise.all([found, freshRules()])
  return session
}

const touching = new Map<string, Promise<void>>()
/** After a store did not take it, nobody tries for a while: reading goes on undisturbed. */
const pause = 5_000
let pausedUntil = 0

/** Where this cannot be written down, the session ends earlier, not later. */
function touch(idHash: string, now: number): Promise<void> {
  if (performance.now() < pausedUntil) return Promise.resolve()
  const under = touching.get(idHash) ?? writeSeen(idHash, now).finally(() => touching.delete(idHash))
  touching.set(idHash, under)
  return under
}

async function writeSeen(idHash: string, now: number): Promise<void> {
  const db = await database()
  const touched = db.updateTable('sessions').set({ seen_at: now }).where('id_hash', '=', idHash).execute()
  if ((await ifWritable('session-not-prolonged', touched)) === null) pausedUntil = performance.now() + pause
}
