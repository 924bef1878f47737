import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import type { Failure } from '../errors'
import { log } from '../log'
import { appendAudit, type AuditWrite } from './audit'
import { clockOf, inAWhile } from './clock'
import { write } from './database'
import { eventOf, sealedFor, type Intent } from './operations'

/** `takenOn`: Microsoft said only that it will be done, and tells there how it went. */
export type Outcome =
  | { state: 'succeeded'; takenOn?: { at: string | null } | null }
  | { state: 'failed' | 'unknown'; reason: Failure }

const results = { succeeded: 'ok', failed: 'failed', unknown: 'unknown' } as const

/** So soon after an answer was lost, somebody looks what became of it. */
const firstLook = 5_000
/** So long after something was only taken on: by then an open dialog has mostly asked. */
const firstHearing = 15_000
/** A store that is away is tried again for so long; after that the reconciler has closed the operation. */
const patience = { step: 2_000, tries: 300 }

/**
 * Writes down how an operation ended. Never throws: Microsoft has done what it has done, and the person waits for
 * the answer. What the store does not take now it is given again later; should this process die meanwhile, the
 * reconciler finds the operation without an end.
 */
export async function finishOperation(intent: Intent, outcome: Outcome, writes: AuditWrite[]): Promise<void> {
  const finish = () => writeOutcome(intent, outcome, writes)
  await finish().catch((error: unknown) => {
    log().error({ event: 'outcome-not-written', operation: intent.id, outcome: outcome.state }, String(error))
    void finishLater(finish)
  })
}

async function finishLater(finish: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < patience.tries; attempt += 1) {
    await wait(patience.step, undefined, { ref: false })
    const isDone = await finish().then(
      () => true,
      () => false,
    )
    if (isDone) return
  }
}

async function writeOutcome(intent: Intent, outcome: Outcome, writes: AuditWrite[]): Promise<void> {
  const takenOn = (outcome.state === 'succeeded' && outcome.takenOn) || null
  const sealed = takenOn && (await sealedFor(intent, { verdictAt: takenOn.at }))
  const next = takenOn ? firstHearing : outcome.state === 'unknown' ? firstLook : null
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('operations')
        .set({ finished_at: clockOf(transaction) })
        .where('id', '=', intent.id)
        .where('finished_at', 'is', null)
        .executeTakeFirst()
      // It is written down already: the store had taken it, and its own answer was lost.
      if (numUpdatedRows !== 1n) return
      // Whoever closed it meanwhile did so for lack of news, and what was found out then was too early to be true.
      await transaction
        .updateTable('operations')
        .set({
          state: outcome.state,
          finding: null,
          due_at: next === null ? null : inAWhile(transaction, next),
          ...(sealed && { sealed }),
        })
        .where('id', '=', intent.id)
        .where('state', 'in', ['sent', 'unknown', 'reconciled'])
        .execute()
      const result = takenOn ? 'pending' : results[outcome.state]
      const reason = takenOn ? { reason: 'awaits-server' } : 'reason' in outcome && { reason: outcome.reason }
      await appendAudit(transaction, eventOf(intent, { phase: 'outcome', result, ...reason, writes }))
    }),
  )
}
