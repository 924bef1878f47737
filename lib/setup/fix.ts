import 'server-only'
import { createHash } from 'node:crypto'
import { AppError } from '../errors'
import type { SetupGrant } from '../graph/grant'
import { unlessSeen } from '../graph/read-back'
import { sendRequest } from '../graph/setup-fix'
import { readTenant } from '../graph/setup-reading'
import { changesOf, type Change } from './changes'
import type { Check, GraphRequest, Judged } from './check'
import { checks } from './checks'
import { withOwn } from './reading'

/** One write, and what it changes. */
export type Step = { request: GraphRequest; changes: Change[] }

/** What a fault takes to be mended now. */
export type Remedy = { check: Check; steps: Step[]; mark: string }

/** Names these writes and what they were said to change: what was confirmed is what is sent, or nothing. */
function markOf(steps: Step[]): string {
  const spelled = steps.map((step) => JSON.stringify(step)).sort()
  return createHash('sha256').update(spelled.join('\n')).digest('base64url').slice(0, 22)
}

export function isCheck(id: string): boolean {
  return checks.some((one) => one.id === id)
}

type Found = { check: Check; judged: Judged; steps: Step[] }

/** Looks once more at what this check reads. */
async function look(grant: SetupGrant<'setup' | 'setup-fix'>, id: string): Promise<Found> {
  const check = checks.find((one) => one.id === id)
  if (!check) throw new AppError('not-found')
  const reads: readonly string[] = check.reads
  // Some parts are told from others.
  const wanted = (part: string) =>
    reads.includes(part) ||
    (part === 'roles' && (reads.includes('managers') || reads.includes('administrators'))) ||
    (part === 'registered' && reads.includes('administrators'))
  const reading = await withOwn(await readTenant(grant, () => {}, wanted))
  const judged = check.judge(reading)
  if (judged.cause) throw new AppError(judged.cause)
  const requests = judged.fix?.requests ?? []
  const steps = requests.map((request) => ({ request, changes: changesOf(request, reading) }))
  return { check, judged, steps }
}

/** Null where there is nothing that the app may mend, or no longer. */
export async function findRemedy(
  grant: SetupGrant<'setup' | 'setup-fix'>,
  id: string,
): Promise<Remedy | null> {
  const { check, judged, steps } = await look(grant, id)
  if (judged.verdict !== 'fail' || !judged.fix?.byUs || steps.length === 0) return null
  return { check, steps, mark: markOf(steps) }
}

/**
 * Sends one write after another; the first refusal ends it, and after an earlier one was taken it is told as `fix-partly`.
 * Of an answer that got lost the check itself knows what became of it: what it still asks for was not done.
 */
export async function mend(
  grant: SetupGrant<'setup-fix'>,
  { check, steps }: Remedy,
  reference: string,
): Promise<void> {
  const isDone = async ({ request }: Step) => {
    const { judged, steps: left } = await look(grant, check.id)
    const isLeft = left.some((one) => JSON.stringify(one.request) === JSON.stringify(request))
    return judged.verdict !== 'cannot-tell' && !isLeft
  }
  for (const [done, step] of steps.entries()) {
    await unlessSeen(sendRequest(grant, step.request, reference), () => isDone(step)).catch(
      (error: unknown) => {
        if (done === 0 || !(error instanceof AppError) || error.failure === 'unanswered') throw error
        const partly = { done, all: steps.length, because: error.failure }
        throw new AppError('fix-partly', { partly, reference: error.reference ?? reference, cause: error })
      },
    )
  }
}
