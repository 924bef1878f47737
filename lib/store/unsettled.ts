import 'server-only'
import { appendAudit } from './audit'
import { database, write, type Finding } from './database'
import { eventOf, rememberedOf, type Operation, type Remembered } from './operations'

/** So many are looked after in one go. */
const atOnce = 20
/** Whoever looks after an operation has so long for it, before another node may. */
const turn = 60_000

/** Operations that no process carries out any more (`sent`), or whose unknown outcome is due for a look. */
export async function listDue(state: 'sent' | 'unknown', now: number): Promise<Operation[]> {
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

/** The process that carried it out has died: from now on its outcome is unknown. */
export async function closeAbandoned(operation: Known, now: number): Promise<void> {
  await change(operation, ['sent'], { state: 'unknown', due_at: now }, 'unfinished')
}

/** What was found out about an unknown outcome, or that nobody can look any more. */
export async function settle(operation: Known, finding: Finding): Promise<void> {
  const state = finding === 'unchecked' ? ('unknown' as const) : ('reconciled' as const)
  await change(operation, ['unknown'], { state, finding, due_at: null }, finding)
}

/** Not to be told yet: somebody looks again then. */
export async function lookAgain({ id }: Operation, at: number): Promise<void> {
  await write((db) =>
    db
      .updateTable('operations')
      .set({ due_at: at })
      .where('id', '=', id)
      .where('state', '=', 'unknown')
      .execute(),
  )
}

const results = { unfinished: 'unknown', unchecked: 'unknown', done: 'ok', 'not-done': 'failed' } as const

async function change(
  operation: Known,
  from: Operation['state'][],
  to: Partial<Pick<Operation, 'state' | 'finding' | 'due_at'>>,
  reason: keyof typeof results,
): Promise<void> {
  const { id, capability: action, remembered } = operation
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('operations')
        .set(to)
        .where('id', '=', id)
        .where('state', 'in', from)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return
      const whose = { id, action, ...remembered }
      await appendAudit(transaction, eventOf(whose, { phase: 'reconcile', result: results[reason], reason }))
    }),
  )
}

/** The last thing that each capability sent for a person, unless it is known that nothing came of it. */
export async function lastSentFor(person: string, since: number): Promise<Operation[]> {
  const db = await database()
  const rows = await db
    .selectFrom('operations')
    .selectAll()
    .where('person', '=', person)
    .where('started_at', '>', since)
    .where('state', '<>', 'failed')
    .orderBy('started_at', 'desc')
    .execute()
  return rows.filter((row, at) => rows.findIndex(({ capability }) => capability === row.capability) === at)
}

/** Something newer of the same kind was sent for the person: what shows now may come from that. */
export async function isSuperseded({ person, capability, started_at, id }: Operation): Promise<boolean> {
  const db = await database()
  const newer = await db
    .selectFrom('operations')
    .select('id')
    .where('person', '=', person)
    .where('capability', '=', capability)
    .where('started_at', '>=', started_at)
    .where('id', '<>', id)
    .where('state', '<>', 'failed')
    .executeTakeFirst()
  return newer !== undefined
}

/** Forgets operations that are over, once they are so old. */
export async function forgetOperations(before: number): Promise<void> {
  await write((db) =>
    db.deleteFrom('operations').where('started_at', '<', before).where('due_at', 'is', null).execute(),
  )
}
