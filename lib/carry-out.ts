import 'server-only'
import { AppError } from './errors'
import { holdBeforeWriting, writesOf, type AnyGrant } from './graph/grant'
import type { WriteTrace } from './graph/write-trace'
import { keepHold, whileHeld } from './store/held'
import type { Intent } from './store/operations'
import { finishOperation, type Outcome } from './store/outcomes'

/** Does what was written down as an intent, and writes down how it ended. */
export function carryOut<Done>(intent: Intent, grant: AnyGrant, run: () => Promise<Done>): Promise<Done> {
  const finish = (outcome: Outcome) => finishOperation(intent, outcome, writesOf(grant))
  holdBeforeWriting(grant, () => keepHold(intent.id))
  return whileHeld(intent.id, async () => {
    try {
      const result = await run()
      await finish({ state: 'succeeded' })
      return result
    } catch (error) {
      const told = toldOf(error, intent.id, writesOf(grant))
      await finish({ state: told.failure === 'unanswered' ? 'unknown' : 'failed', reason: told.failure })
      throw told
    }
  })
}

/**
 * What broke in between may have broken after Microsoft did it. What Microsoft took is never told as not done: only a failure
 * `…-partly` says itself how far it came.
 */
function toldOf(error: unknown, reference: string, writes: WriteTrace[]): AppError {
  const isTaken = writes.some(({ status }) => status !== null && status >= 200 && status < 300)
  const isToBelieve = error instanceof AppError && (!isTaken || error.failure.endsWith('-partly'))
  return isToBelieve ? error : new AppError('unanswered', { reference, cause: error })
}
