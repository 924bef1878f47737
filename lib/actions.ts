import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Capability } from './capabilities'
import { requireRecentSignIn } from './auth/step-up'
import { AppError } from './errors'
import { authorize } from './graph/authorize'
import type { Grant } from './graph/grant'
import type { Person } from './graph/staff'
import { log } from './log'
import { requireOwnForm } from './origin'
import { problemOf, type Problem } from './problem'
import { answerWith } from './request'
import { startOperation } from './store/operations'

/** What a form shows after it was sent. `operation` is the id under which it may be sent once more. */
export type ActionState<Done> =
  | { status: 'open' }
  | { status: 'invalid'; fields: Record<string, string>; operation: string }
  | { status: 'failed'; problem: Problem; operation: string }
  | { status: 'unknown'; problem: Problem; operation: string }
  | { status: 'done'; result: Done }

const envelope = z.object({ staffId: z.guid(), operation: z.uuid() })

/**
 * The only way to change something for a person. It owes what every action owes: checks where the form
 * comes from, authorizes afresh, wants a recent sign-in, parses, writes down that it starts before Microsoft hears of it, runs,
 * and reports. `schemaFor` knows the person, because what may be typed depends on whom it is for; its
 * error messages are keys that the room translates. What the client sends as previous state is ignored.
 */
export function staffAction<C extends Capability, Input, Done>(
  capability: C,
  schemaFor: (person: Person) => z.ZodType<Input>,
  run: (grant: Grant<C>, input: Input, reference: string) => Promise<Done>,
): (previous: unknown, form: FormData) => Promise<ActionState<Done>> {
  return async (_previous, form) => {
    try {
      await requireOwnForm()
      // A script may call an action with anything, or with nothing.
      if (!(form instanceof FormData)) throw new AppError('foreign-form')
      const { staffId, operation, ...fields } = Object.fromEntries(form)
      const sent = envelope.safeParse({ staffId, operation })
      if (!sent.success) throw new AppError('not-found')
      const grant = await authorize(capability, sent.data.staffId)
      requireRecentSignIn(grant.manager)

      const input = schemaFor(grant.person).safeParse(fields)
      if (!input.success) {
        answerWith(422)
        const faults = input.error.issues
          .map((issue) => [issue.path.join('.'), issue.message] as const)
          .reverse()
        return { status: 'invalid', fields: Object.fromEntries(faults), operation: randomUUID() }
      }

      const { id: manager } = grant.manager
      const entry = { id: sent.data.operation, manager, capability, person: grant.person.id }
      if (!(await startOperation(entry))) throw new AppError('already-sent')
      const result = await run(grant, input.data, entry.id).catch((error: unknown) => {
        // What broke in between may have broken after Microsoft did it.
        throw error instanceof AppError
          ? error
          : new AppError('unanswered', { reference: entry.id, cause: error })
      })
      log().info({ event: 'done', ...entry }, 'action done')
      return { status: 'done', result }
    } catch (error) {
      const problem = await problemOf(error)
      const status = problem.failure === 'unanswered' ? 'unknown' : 'failed'
      return { status, problem, operation: randomUUID() }
    }
  }
}
