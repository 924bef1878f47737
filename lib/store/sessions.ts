import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { env } from '../env'
import { appendAudit, type AuditActor } from './audit'
import { database, write, type Tables } from './database'
import { sealPartition, type Partition } from './tokens'
import { ifWritable } from './unavailable'

export type Session = Selectable<Tables['sessions']>

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

/** Who holds a session, as the audit trail names them. */
export function actorOf(
  session: Pick<Session, 'id_hash' | 'object_id' | 'name' | 'sign_in_name' | 'authenticated_at'>,
): AuditActor {
  return {
    tenant: env().tenantId,
    id: session.object_id,
    name: session.name,
    signInName: session.sign_in_name,
    session: session.id_hash,
    authenticatedAt: session.authenticated_at,
    roles: [],
  }
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
  await forgetSessions(now)
  await removeBeyondLimit(session.object_id)
}

/**
 * The session with this id, unless it ended: so long without use, or so long in all, as the settings say. A
 * request that no person made (`isUse` false) reads it without prolonging it.
 */
export async function readSession(id: string, isUse = true): Promise<Session | null> {
  const session = await findSession(hashed(id))
  if (!session) return null
  if (isOver(session)) {
    await ifWritable('session-not-expired', removeExpired(session))
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

async function findSession(idHash: string): Promise<Session | undefined> {
  const db = await database()
  return db.selectFrom('sessions').selectAll().where('id_hash', '=', idHash).executeTakeFirst()
}

function isOver({ seen_at, signed_in_at }: Session): boolean {
  const { idleLimit, absoluteLimit } = env()
  const now = Date.now()
  return seen_at <= now - idleLimit || signed_in_at <= now - absoluteLimit
}

/** Somebody came back with a session that is over: written down once, as it goes. */
async function removeExpired(session: Session): Promise<void> {
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('sessions')
        .where('id_hash', '=', session.id_hash)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return
      await transaction.deleteFrom('token_partitions').where('session', '=', session.id_hash).execute()
      const actor = actorOf(session)
      await appendAudit(transaction, { phase: 'session', action: 'session-expired', result: 'denied', actor })
    }),
  )
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

/** Ends a session and forgets its tokens. */
export function removeSession(idHash: string): Promise<void> {
  return remove([idHash])
}

/** Ends every session of a person, on all browsers. */
export async function removeSessionsOf(objectId: string): Promise<void> {
  const db = await database()
  const sessions = await db
    .selectFrom('sessions')
    .select('id_hash')
    .where('object_id', '=', objectId)
    .execute()
  await remove(sessions.map(({ id_hash }) => id_hash))
}

/** In an order on which several sign-ins at once agree. */
async function removeBeyondLimit(objectId: string): Promise<void> {
  const db = await database()
  const sessions = await db
    .selectFrom('sessions')
    .select('id_hash')
    .where('object_id', '=', objectId)
    .orderBy('seen_at', 'desc')
    .orderBy('id_hash')
    .execute()
  await remove(sessions.slice(sessionsAtOnce).map(({ id_hash }) => id_hash))
}

/** Forgets the sessions that ended, with their tokens, and tokens whose session is gone. */
export async function forgetSessions(now = Date.now()): Promise<void> {
  const db = await database()
  const { idleLimit, absoluteLimit } = env()
  const ended = await db
    .selectFrom('sessions')
    .select('id_hash')
    .where((or) =>
      or.or([or('seen_at', '<=', now - idleLimit), or('signed_in_at', '<=', now - absoluteLimit)]),
    )
    .execute()
  const orphans = await db
    .selectFrom('token_partitions')
    .select('session as id_hash')
    .where('session', 'not in', db.selectFrom('sessions').select('id_hash'))
    .execute()
  await remove([...ended, ...orphans].map(({ id_hash }) => id_hash))
}

async function remove(idHashes: string[]): Promise<void> {
  if (idHashes.length === 0) return
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('token_partitions').where('session', 'in', idHashes).execute()
      await transaction.deleteFrom('sessions').where('id_hash', 'in', idHashes).execute()
    }),
  )
}
