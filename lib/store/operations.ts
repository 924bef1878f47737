import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import { AppError } from '../errors'
import { log } from '../log'
import { appendAudit, type AuditActor, type AuditEvent, type AuditTarget } from './audit'
import { clockOf } from './clock'
import { database, write, type OperationState, type Tables } from './database'
import { held, isHeldHere } from './held'
import { countAgainstLimits, type Alarm } from './limits'
import { seal, unseal } from './seal'

export type Operation = Selectable<Tables['operations']>

/** What is about to be done, by whom and for whom. */
export type Intent = {
  id: string
  action: string
  /** Of a session: an intent is somebody’s who is signed in. */
  actor: AuditActor & { session: string }
  target: AuditTarget
  evidence?: AuditEvent['evidence']
  change?: NonNullable<AuditEvent['change']>
  /** What a later check of an unknown outcome compares with. Never a secret. */
  noted: string | null
}

/** What whoever looks after an operation later has to know of its intent. */
export type Remembered = Pick<Intent, 'actor' | 'target' | 'noted' | 'change' | 'evidence'> & {
  /** Where Microsoft tells how it went, of something it only took on; null where it gave no address. */
  verdictAt?: string | null
}

const purpose = (id: string) => `operation ${id}`

/** Who and whom an operation was about; null when the key that sealed it is gone. */
export async function rememberedOf({ id, sealed }: Operation): Promise<Remembered | null> {
  const text = await unseal(purpose(id), sealed)
  return text === null ? null : (JSON.parse(text) as Remembered)
}

/** What is remembered of an operation, as its row holds it. */
export function sealedFor(
  { id, actor, target, noted, change, evidence }: Intent,
  more: Pick<Remembered, 'verdictAt'> = {},
): Promise<string> {
  const why = { ...(change && { change }), ...(evidence && { evidence }) }
  const remembered: Remembered = { actor, target, noted, ...why, ...more }
  return seal(purpose(id), JSON.stringify(remembered))
}

/**
 * Writes down an action before Microsoft hears of it: the form's id, the lease on the person, the limits and the
 * record in the trail are one transaction, so that either all of them hold or nothing is sent. Throws `already-sent`,
 * `being-changed`, `limited`, `unavailable`.
 */
export async function startOperation(intent: Intent): Promise<void> {
  const { id, action: capability, actor, target } = intent
  const wanted = { id, manager: actor.id, capability, person: target.id }
  // A second click of a form is turned away without a turn of its own.
  refuseAgain(await find(await database(), id), wanted)
  const sealed = await sealedFor(intent)
  const alarms = await write((db) =>
    db.transaction().execute(async (transaction) => {
      const now = await takeTurn(transaction)
      refuseAgain(await find(transaction, id), wanted)
      await requireNobodyElse(transaction, target.id, now)
      const raised = await countAgainstLimits(transaction, wanted, now)
      const row = { ...wanted, session: actor.session, state: 'sent' as const, sealed, started_at: now }
      await transaction
        .insertInto('operations')
        .values({ ...row, due_at: now + held })
        .execute()
      await appendAudit(transaction, eventOf(intent, { phase: 'intent' }))
      for (const alarm of raised) await appendAudit(transaction, alarmOf(intent, alarm))
      return raised
    }),
  )
  for (const alarm of alarms)
    log().warn({ event: 'limit-alarm', ...alarm, manager: actor.id, person: target.id, capability }, 'alarm')
}

/**
 * One starts at a time, on all nodes: what was counted and found free stays so until it is written down. SQLite lets
 * only one transaction write anyway; PostgreSQL makes the next one wait for this row. Says what time it is.
 */
async function takeTurn(transaction: Kysely<Tables>): Promise<number> {
  const { now } = await transaction
    .updateTable('turns')
    .set(({ eb }) => ({ taken: eb('taken', '+', 1) }))
    .where('name', '=', 'operations')
    .returning(clockOf(transaction).as('now'))
    .executeTakeFirstOrThrow()
  return now
}

function find(db: Kysely<Tables>, id: string): Promise<Operation | undefined> {
  return db.selectFrom('operations').selectAll().where('id', '=', id).executeTakeFirst()
}

type Wanted = Pick<Operation, 'id' | 'manager' | 'capability' | 'person'>

/** A form runs once. Its own sender learns how that ended; an id that was meant for something else tells nothing. */
function refuseAgain(known: Operation | undefined, { manager, capability, person }: Wanted): void {
  if (!known) return
  const isSame = known.manager === manager && known.capability === capability && known.person === person
  throw new AppError('already-sent', { ...(isSame && { variant: endingOf(known), reference: known.id }) })
}

function endingOf({ state, finding }: Operation): OperationState | 'done' | 'not-done' {
  return state === 'reconciled' && finding !== null && finding !== 'unchecked' ? finding : state
}

/** The lease on a person: nobody changes anything for them while something is being carried out. */
async function requireNobodyElse(transaction: Kysely<Tables>, person: string, now: number): Promise<void> {
  const others = await transaction
    .selectFrom('operations')
    .select(['id', 'due_at'])
    .where('person', '=', person)
    .where('state', '=', 'sent')
    .execute()
  if (others.some(({ id, due_at }) => (due_at ?? 0) > now || isHeldHere(id)))
    throw new AppError('being-changed')
}

/** A record about an operation. */
export function eventOf(
  { id, action, actor, target, change, evidence }: Pick<Intent, 'id' | 'action'> & Partial<Remembered>,
  what: Omit<AuditEvent, 'action'>,
): AuditEvent {
  const who = { ...(actor && { actor }), ...(target && { target }) }
  const why = { ...(change && { change }), ...(evidence && { evidence }) }
  return { action, operation: id, idempotency: id, ...who, ...why, ...what }
}

function alarmOf(intent: Intent, { limit, count, most }: Alarm): AuditEvent {
  return eventOf(intent, { phase: 'alarm', reason: `limit-${limit}`, change: { count, most } })
}
