import 'server-only'
import type { Selectable } from 'kysely'
import { env } from '../env'
import { appendAudit, type AuditActor, type AuditEvent } from './audit'
import { database, write, type Tables } from './database'
import { freshRules } from './rules'
import { ifWritable } from './unavailable'

export type Session = Selectable<Tables['sessions']>

/** A person may be signed in on so many browsers; one more ends the session that was used least lately. */
const sessionsAtOnce = 3

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

/** When a session ends if nobody uses it any more, and by which of the two limits. */
function endOf({ seen_at, signed_in_at }: Session): { at: number; reason: 'idle' | 'time-limit' } {
  const { idleLimit, absoluteLimit } = env()
  const [idle, whole] = [seen_at + idleLimit, signed_in_at + absoluteLimit]
  return idle < whole ? { at: idle, reason: 'idle' } : { at: whole, reason: 'time-limit' }
}

export function isOver(session: Session, now = Date.now()): boolean {
  return endOf(session).at <= now
}

/** Somebody came back with a session that is over: written down once, as it goes. */
export async function expire(session: Session): Promise<void> {
  await end(session, { action: 'session-expired', result: 'denied', reason: endOf(session).reason })
}

/** The session, its tokens and the record of its end are one: whoever is first writes it down, and nobody else. */
async function end(session: Session, how: Omit<AuditEvent, 'phase' | 'actor'>): Promise<void> {
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('sessions')
        .where('id_hash', '=', session.id_hash)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return
      await transaction.deleteFrom('token_partitions').where('session', '=', session.id_hash).execute()
      await appendAudit(transaction, { phase: 'session', actor: actorOf(session), ...how })
    }),
  )
}

/** Why Microsoft ends a session: Entra gives no more tokens, Graph takes none, or those that are there are not this person's. */
export type TokensEnd = 'revoked' | 'token-refused' | 'foreign-tokens'

/** With such tokens nothing can be done. It ends even where that cannot be written down. */
export async function endWithTokens(idHash: string, reason: TokensEnd): Promise<void> {
  const db = await database()
  const sessions = db.selectFrom('sessions').selectAll().where('id_hash', '=', idHash)
  const session = await sessions.executeTakeFirst()
  const how = { action: 'session-refused', result: 'denied', reason } as const
  if (session) await ifWritable('session-end-not-recorded', end(session, how))
  await removeSession(idHash)
}

/** Of a person who signs in anew: what is over anyway is not pushed out. */
export async function endOverSessionsOf(objectId: string, now: number): Promise<void> {
  await endAll((await sessionsOf(objectId)).filter((session) => isOver(session, now)))
}

/** In an order on which several sign-ins at once agree. */
export async function pushOut(objectId: string): Promise<void> {
  const sessions = await sessionsOf(objectId)
  for (const session of sessions.slice(sessionsAtOnce))
    await end(session, { action: 'session-pushed-out', result: 'ok' })
}

/** Those used last come first. */
async function sessionsOf(objectId: string): Promise<Session[]> {
  const db = await database()
  const sessions = db.selectFrom('sessions').selectAll().where('object_id', '=', objectId)
  return sessions.orderBy('seen_at', 'desc').orderBy('id_hash').execute()
}

/** Nobody came back to them: the record says when they ended, as it is written later. */
async function endAll(sessions: Session[]): Promise<void> {
  for (const session of sessions) {
    const { at, reason } = endOf(session)
    const change = { at: new Date(at).toISOString() }
    await end(session, { action: 'session-ended', result: 'ok', reason, change, unasked: true })
  }
}

/** Ends a session and forgets its tokens. */
export function removeSession(idHash: string): Promise<void> {
  return remove([idHash])
}

/** Ends every session of a person, on all browsers. */
export async function removeSessionsOf(objectId: string): Promise<void> {
  await remove((await sessionsOf(objectId)).map(({ id_hash }) => id_hash))
}

/** Forgets the sessions that ended, with their tokens, and tokens whose session is gone. */
export async function forgetSessions(now = Date.now()): Promise<void> {
  const db = await database()
  await freshRules()
  const { idleLimit, absoluteLimit } = env()
  const ended = await db
    .selectFrom('sessions')
    .selectAll()
    .where((or) =>
      or.or([or('seen_at', '<=', now - idleLimit), or('signed_in_at', '<=', now - absoluteLimit)]),
    )
    .execute()
  await endAll(ended)
  const orphans = await db
    .selectFrom('token_partitions')
    .select('session')
    .where('session', 'not in', db.selectFrom('sessions').select('id_hash'))
    .execute()
  await remove(orphans.map(({ session }) => session))
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
