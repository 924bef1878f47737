import 'server-only'
import type { Kysely } from 'kysely'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { isSame, macOf, sealOf } from './audit-chain'
import { columnsOf, recordOf, spelled } from './audit-record'
import { write, type Tables } from './database'
import { ifWritable } from './unavailable'

/** Who did it, as they were at that time. */
export type AuditActor = {
  tenant: string
  id: string
  name: string
  signInName: string
  /** SHA-256 of the session's id. */
  session: string | null
  /** When credentials were last given, in milliseconds since 1970. */
  authenticatedAt: number | null
  /** The roles, with their scopes, that justified the decision. */
  roles: { roleId: string; unit: string | null }[]
}

/** Whom it was done to, as they were at that time. */
export type AuditTarget = {
  id: string
  name: string
  signInName: string
  unit: { id: string; name: string } | null
  /** All the units the person was in: who looks after any of them later finds the record. */
  units?: string[]
}

export type AuditPhase =
  'intent' | 'outcome' | 'reconcile' | 'deny' | 'view' | 'session' | 'config' | 'export' | 'verify' | 'alarm'

/** A write to Graph, without anything that was in it. */
export type AuditWrite = {
  method: string
  path: string
  status: number | null
  requestId: string | null
  attempts: number
  ms: number
}

export type AuditEvent = {
  phase: AuditPhase
  /** The operation, which is also the `client-request-id` of its Graph calls. */
  operation?: string
  actor?: AuditActor
  target?: AuditTarget
  /** A capability, or what else was done: `sign-in`, `sign-out`, `read-methods` … */
  action: string
  result?: 'ok' | 'denied' | 'failed' | 'unknown' | 'pending'
  /** A stable code: the rule, the failure, or Graph's own code. */
  reason?: string
  /** What changed, never a secret: phone numbers masked to their last two digits. */
  change?: Record<string, string | number | boolean | null>
  /** Every write to Graph, in order. */
  writes?: AuditWrite[]
  /** How the manager made sure who it is, and the reason or ticket number. */
  evidence?: { how: string | null; reason: string | null }
  /** The key that keeps a form from running twice; the record holds its hash. */
  idempotency?: string
  /** It happened by itself: whoever's request it was noticed in has nothing to do with it. */
  unasked?: true
  /** Keeps no word of who is meant: for the record that somebody was forgotten. */
  forgets?: true
}

/** So many records lie between two anchors at most. */
const anchorStep = 1000

/** Appended to in this transaction: what it added before may still be rolled back. */
const extended = new WeakSet<Kysely<Tables>>()

/**
 * Appends one record to the trail, in the transaction of what it tells of: where that is rolled back, so is
 * the record. Whoever appends waits for the one before to be done, on whatever node: call it late. Throws `unavailable`.
 */
export async function appendAudit(transaction: Kysely<Tables>, event: AuditEvent): Promise<void> {
  const { auditKey } = env()
  const now = Date.now()
  const { operation } = event
  const prevPhaseSeq = operation ? await lastPhaseOf(transaction, operation) : null
  const { seq, mac: previous, anchors } = await takeHead(transaction, auditKey, 1)
  const isAnchored = (seq - 1) % anchorStep === 0 && seq > 1 && !extended.has(transaction)
  if (isAnchored)
    await addAnchor(transaction, auditKey, { n: anchors + 1, seq: seq - 1, at: now, mac: previous })
  extended.add(transaction)

  const { record, personal } = recordOf(event, { seq, prevPhaseSeq, now })
  const text = spelled(record)
  const mac = macOf(auditKey, previous, text)
  await transaction
    .insertInto('audit')
    .values({ ...columnsOf(record), record: text, prev: previous, mac })
    .execute()
  if (personal.length > 0) await transaction.insertInto('audit_personal').values(personal).execute()
  const units = record.target?.units ?? []
  if (units.length > 0)
    await transaction
      .insertInto('audit_units')
      .values(units.map((unit) => ({ unit, seq })))
      .execute()
  await moveHead(transaction, auditKey, { seq, mac, anchors: isAnchored ? anchors + 1 : anchors })
}

/** The same in a transaction of its own. Throws `unavailable`: no record, no deed. */
export function record(event: AuditEvent): Promise<void> {
  return write((db) => db.transaction().execute((transaction) => appendAudit(transaction, event)))
}

/** For what was only read, or is over: it goes on where the trail cannot be written, and the log says so. */
export async function recordIfWritable(event: AuditEvent): Promise<void> {
  await ifWritable(`not-recorded ${event.action}`, record(event))
}

export type Head = { seq: number; mac: string; anchors: number }

/** Takes the end of the trail, moved on by so many places; nobody else gets it until this transaction is over. */
export async function takeHead(transaction: Kysely<Tables>, key: Buffer, step: 0 | 1): Promise<Head> {
  const head = await transaction
    .updateTable('audit_head')
    .set((is) => ({ seq: is('seq', '+', step) }))
    .where('one', '=', 1)
    .returning(['seq', 'mac', 'anchors', 'seal'])
    .executeTakeFirst()
  if (head && isSealed(key, { ...head, seq: head.seq - step }, head.seal)) return head
  // A trail of another key, or an end that somebody moved: what would be added to it proves nothing.
  log().error({ event: 'audit-head-broken' }, 'the end of the audit trail is not as it was left')
  throw new AppError('unavailable', { cause: new Error('audit-head-broken') })
}

export function isSealed(key: Buffer, { seq, mac, anchors }: Head, seal: string): boolean {
  return isSame(sealOf(key, 'head', { seq, mac, anchors }), seal)
}

async function moveHead(transaction: Kysely<Tables>, key: Buffer, head: Head): Promise<void> {
  await transaction
    .updateTable('audit_head')
    .set({ ...head, seal: sealOf(key, 'head', head) })
    .where('one', '=', 1)
    .execute()
}

async function lastPhaseOf(transaction: Kysely<Tables>, operation: string): Promise<number | null> {
  const { seq = null } =
    (await transaction
      .selectFrom('audit')
      .select('seq')
      .where('op', '=', operation)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()) ?? {}
  return seq
}

export type Anchor = { n: number; seq: number; at: number; mac: string }

/** Notes where the trail stands, here and in the log: who has the log sees what was cut off or turned back. */
async function addAnchor(transaction: Kysely<Tables>, key: Buffer, anchor: Anchor): Promise<void> {
  await transaction
    .insertInto('audit_anchors')
    .values({ ...anchor, seal: sealOf(key, 'anchor', anchor) })
    .execute()
  tellAnchor(anchor)
}

export function tellAnchor({ seq, at, mac }: Omit<Anchor, 'n'>): void {
  log().info({ event: 'audit-anchor', seq, at, mac }, 'audit anchor')
}

/** Anchors the end of the trail, unless it is. Called every few minutes: the last records of a quiet day are anchored too. */
export async function anchorTrail(): Promise<void> {
  const { auditKey } = env()
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      const { seq, mac, anchors } = await takeHead(transaction, auditKey, 0)
      const last = await transaction
        .selectFrom('audit_anchors')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst()
      if (seq <= (last?.seq ?? 0)) return
      await addAnchor(transaction, auditKey, { n: anchors + 1, seq, at: Date.now(), mac })
      await moveHead(transaction, auditKey, { seq, mac, anchors: anchors + 1 })
    }),
  )
}
