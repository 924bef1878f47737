import 'server-only'
import type { Capability } from './capabilities'
import { AppError } from './errors'
import { lastWriteOf, type Grant } from './graph/grant'
import { whileHeld } from './store/held'
import type { Intent } from './store/operations'
import { finishOperation, type Outcome } from './store/outcomes'

/** Does what was written down as an intent, and writes down how it ended. */
export function carryOut<Done>(
  intent: Intent,
  grant: Grant<Capability>,
  run: () => Promise<Done>,
): Promise<Done> {
  const finish = (outcome: Outcome) => finishOperation(intent, outcome, lastWriteOf(grant) ?? undefined)
  return whileHeld(intent.id, async () => {
    try {
      const result = await run()
      await finish({ state: 'succeeded' })
      return result
    } catch (error) {
      // What broke in between may have broken after Microsoft did it.
      const told =
        error instanceof AppError ? error : new AppError('unanswered', { reference: intent.id, cause: error })
      await finish({ state: told.failure === 'unanswered' ? 'unknown' : 'failed', reason: told.failure })
      throw told
    }
  })
}
