import 'server-only'
import { managerOfSession } from './auth/manager'
import { AppError } from './errors'
import { authorizeViewAs } from './graph/authorize'
import { log } from './log'
import { isCapability, look } from './look'
import { storeNow } from './store/clock'
import type { Finding } from './store/database'
import { isHeldHere } from './store/held'
import type { Operation } from './store/operations'
import { forgetChanges } from './store/recent-changes'
import { forgetSessions } from './store/sessions'
import {
  claim,
  closeAbandoned,
  forgetOperations,
  isSuperseded,
  listDue,
  lookAgain,
  settle,
  withRemembered,
  type Known,
} from './store/unsettled'

const every = 10_000
/** So long after it was sent somebody may still look what became of an operation. */
const patience = 10 * 60_000
const forgetEvery = 3600_000
const keepFor = 30 * 24 * 3600_000

/**
 * On every node: closes what a process that died left open, and looks what became of unknown outcomes. A store that is
 * away is asked again in the next round.
 */
export function startReconciler(): void {
  let isBusy = false
  let forgottenAt = 0
  async function round(): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      await reconcile()
      if (Date.now() - forgottenAt < forgetEvery) return
      forgottenAt = Date.now()
      await forget()
    } catch (error) {
      log().warn({ event: 'not-reconciled', reason: String(error) }, 'the reconciler could not work')
    } finally {
      isBusy = false
    }
  }
  void round()
  setInterval(() => void round(), every).unref()
}

/**
 * Looks after everything that is due. First what a process left open is closed, which asks nobody; then somebody looks
 * what became of the unknown, with the manager's own token and only while that session lives.
 */
export async function reconcile(at?: number): Promise<void> {
  const now = at ?? (await storeNow())
  await eachDue('sent', now, async (operation) => closeAbandoned(await withRemembered(operation), now))
  await eachDue('unknown', now, async (operation) => {
    if (!(await claim(operation, now))) return false
    await lookAfter(await withRemembered(operation), now)
    return true
  })
}

async function eachDue(
  state: 'sent' | 'unknown',
  now: number,
  work: (operation: Operation) => Promise<boolean>,
): Promise<void> {
  for (;;) {
    const due = (await listDue(state, now)).filter(({ id }) => !isHeldHere(id))
    const done = await Promise.all(due.map(work))
    if (!done.includes(true)) return
  }
}

async function lookAfter(operation: Known, now: number): Promise<void> {
  const finding = await findOut(operation, now)
  if (finding) return settle(operation, finding)
  const age = now - operation.started_at
  if (age > patience) return settle(operation, 'unchecked')
  await lookAgain(operation, now + Math.min(60_000, Math.max(5_000, age)))
}

/** `null`: it may show later. */
async function findOut(operation: Known, now: number): Promise<Finding | null> {
  const manager = await managerOfSession(operation.session)
  // What was changed in Setup, Setup itself shows.
  if (!manager || !operation.remembered || !isCapability(operation.capability)) return 'unchecked'
  try {
    const seen = await authorizeViewAs(manager, operation.person)
    // Asked after the look: what began meanwhile has been written down by now.
    return (await isSuperseded(operation)) ? 'unchecked' : await look(seen, operation, now)
  } catch (error) {
    if (!(error instanceof AppError)) {
      // Whatever it is, it must not keep this operation open for ever: once it is old enough nobody looks any more.
      log().error({ event: 'not-looked', operation: operation.id, reason: String(error) }, 'a look failed')
      return null
    }
    const isPassing = error.failure === 'busy' || error.failure === 'unreachable'
    return isPassing ? null : 'unchecked'
  }
}

/** What nobody needs any more: old operations, and what ended sessions left. */
export async function forget(now = Date.now()): Promise<void> {
  await forgetOperations(now - keepFor)
  await forgetSessions(now)
  await forgetChanges(now)
}
