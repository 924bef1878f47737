import 'server-only'
import { appendAudit } from './audit'
import { database, write, type Finding } from './database'
import { eventOf, rememberedOf, type Operation, type Remembered } from './operations'

/** So many are looked after in one go. */
const atOnce = 20
/** Whoever looks after an operation has so long for it, before another node may. */
const turn = 60_000

/** What may be due: no process carries it out any more, its outcome is unknown, or Microsoft only took it on. */
export type Due = 'sent' | 'unknown' | 'succeeded'

export async function listDue(state: Due, now: number): Promise<Operation[]> {
  const db = await database()
  return db
    .selectFrom('operations')
    .selectAll()
    .where('due_at', '<=', now)
    .where('state', '=', state)
    .orderBy('due_at')
    .limit(atOnce)
    .execute()
}

/** The right to look after an operation: for one node at a time. */
export async function claim({ id, due_at }: Operation, now: number): Promise<boolean> {
  const { numUpdatedRows } = await write((db) =>
    db
      .updateTable('operations')
      .set({ due_at: now + turn })
      .where('id', '=', id)
      .where('due_at', '=', due_at)
      .executeTakeFirst(),
  )
  return numUpdatedRows === 1n
}

export type Known = Operation & { remembered: Remembered | null }

export async function withRemembered(operation: Operation): Promise<Known> {
  return { ...operation, remembered: await rememberedOf(operation) }
}

/** The process that carried it out has died: from now on its outcome is unknown. Unless it gave a sign of life just now. */
export function closeAbandoned(operation: Known, now: number): Promise<boolean> {
  return change(operation, 'sent', { state: 'unknown', due_at: now }, 'unfinished')
}

/** What was found out about an unknown outcome, or that nobody can look any more. */
export async function settle(operation: Known, finding: Finding): Promise<void> {
  const state = finding === 'unchecked' ? ('unknown' as const) : ('reconciled' as const)
  await change(operation, 'unknown', { state, finding, due_at: null }, finding)
}

/** How something ended that Microsoft had only taken on. */
export type Verdict = 'written-back' | 'server-refused' | 'server-untold'

/** Whoever hears it first writes it down, with Microsoft's word for it. */
export async function settleVerdict(
  operation: Known,
  verdict: Verdict,
  detail: string | null,
): Promise<void> {
  const to = {
    'written-back': { finding: 'done' },
    'server-refused': { state: 'failed', finding: 'not-done' },
    'server-untold': { finding: 'unchecked' },
  } as const
  await change(operation, 'succeeded', { ...to[verdict], due_at: null }, verdict, detail)
}

/** The operation, if its verdict is still awaited. */
export async function findAwaiting(id: string): Promise<Operation | undefined> {
  const db = await database()
  const operations = db.selectFrom('operations').selectAll().where('id', '=', id)
  return operations.where('state', '=', 'succeeded').where('due_at', 'is not', null).executeTakeFirst()
}

/** Not to be told yet: somebody looks again then. */
export async function lookAgain({ id }: Operation, at: number): Promise<void> {
  await write((db) =>
    db
      .updateTable('operations')
      .set({ due_at: at })
      .where('id', '=', id)
      .where('state', 'in', ['unknown', 'succeeded'])
      .where('due_at', 'is not', null)
      .execute(),
  )
}

const results = {
  unfinished: 'unknown',
  unchecked: 'unknown',
  done: 'ok',
  'not-done': 'failed',
  'written-back': 'ok',
  'server-refused': 'failed',
  'server-untold': 'unknown',
} as const

async function change(
  operation: Known,
  from: Due,
  to: Partial<Pick<Operation, 'state' | 'finding' | 'due_at'>>,
  reason: keyof typeof results,
  detail: string | null = null,
): Promise<boolean> {
  const { id, capability: action, remembered, due_at } = operation
  return write((db) =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('operations')
        .set(to)
        .where('id', '=', id)
        .where('state', '=', from)
        .$if(from === 'sent', (query) => query.where('due_at', '=', due_at))
        .$if(from === 'succeeded', (query) => query.where('due_at', 'is not', null))
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      const change = detail === null ? remembered?.change : { ...remembered?.change, detail }
      const whose = { id, action, ...remembered, ...(change && { change }) }
      await appendAudit(transaction, eventOf(whose, { phase: 'reconcile', result: results[reason], reason }))
      return true
    }),
  )
}
