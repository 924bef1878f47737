import 'server-only'
import { managerOfSession } from './auth/manager'
import { AppError } from './errors'
import { authorizeViewAs } from './graph/authorize'
import { readVerdict, type ResetProgress } from './graph/reset-password'
import { log } from './log'
import { ifWritable } from './store/unavailable'
import { findAwaiting, lookAgain, settleVerdict, withRemembered, type Known } from './store/unsettled'

const untold: ResetProgress = { progress: 'untold', detail: null }
/** So long after it was sent nobody asks any more; and so long "there is no such thing" may only mean "not yet". */
const patience = { whole: 10 * 60_000, untold: 60_000 }

/** A dialog has heard how the on-premises directory took a reset: that is written down, unless somebody was faster. */
export async function keepVerdict(id: string, told: ResetProgress): Promise<void> {
  if (told.progress !== 'succeeded' && told.progress !== 'refused') return
  const operation = await findAwaiting(id)
  if (!operation) return
  await ifWritable('verdict-not-kept', settle(await withRemembered(operation), told))
}

/** The reconciler asks for it, where no dialog did. */
export async function hearVerdict(operation: Known, now: number): Promise<void> {
  const age = now - operation.started_at
  const told = age > patience.whole ? untold : await ask(operation, age)
  if (told) await settle(operation, told)
  else await lookAgain(operation, now + Math.min(60_000, Math.max(5_000, age)))
}

async function settle(operation: Known, { progress, detail }: ResetProgress): Promise<void> {
  const verdict = progress === 'succeeded' ? 'written-back' : progress === 'refused' ? 'server-refused' : null
  // That it went well needs no word of Microsoft's.
  await settleVerdict(operation, verdict ?? 'server-untold', verdict === 'server-refused' ? detail : null)
}

/** `null`: it may be told later. */
async function ask({ id, session, person, remembered }: Known, age: number): Promise<ResetProgress | null> {
  const manager = await managerOfSession(session)
  if (!manager || !remembered?.verdictAt) return untold
  try {
    const told = await readVerdict(await authorizeViewAs(manager, person), remembered.verdictAt)
    const isOpen = told.progress === 'running' || (told.progress === 'untold' && age < patience.untold)
    return isOpen ? null : told
  } catch (error) {
    if (!(error instanceof AppError)) {
      log().error({ event: 'not-heard', operation: id, reason: String(error) }, 'a verdict was not heard')
      return null
    }
    return error.failure === 'busy' || error.failure === 'unreachable' ? null : untold
  }
}
