import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Capability } from './capabilities'
import { requireRecentSignIn } from './auth/step-up'
import { carryOut } from './carry-out'
import { recordingDenials } from './denials'
import { env } from './env'
import { AppError } from './errors'
import { evidenceSchema } from './evidence'
import { authorize } from './graph/authorize'
import type { Grant } from './graph/grant'
import type { Person } from './graph/staff'
import { intentOf } from './intent'
import { log } from './log'
import { requireOwnForm } from './origin'
import { problemOf, type Problem } from './problem'
import { answerWith } from './request'
import { startOperation } from './store/operations'

/** What was typed about the reasons: it stays in the form, whatever the answer. */
export type Kept = { evidence: string; reason: string }

/** What a form shows after it was sent. `operation` is the id under which it may be sent once more. */
export type ActionState<Done> =
  | { status: 'open' }
  | { status: 'invalid'; fields: Record<string, string>; operation: string; kept: Kept }
  | { status: 'failed'; problem: Problem; operation: string; kept: Kept }
  | { status: 'unknown'; problem: Problem; operation: string; kept: Kept }
  | { status: 'done'; result: Done }

const envelope = z.object({ staffId: z.guid(), operation: z.uuid() })

/**
 * The only way to change something for a person. It owes what every action owes: checks where the form comes from,
 * authorizes afresh, wants a recent sign-in, parses, counts against the limits and writes down that it starts before
 * Microsoft hears of it, runs, writes down how it ended, and reports; a refusal leaves a record too. `schemaFor`
 * knows the person, because what may be typed depends on whom it is for (and on policies, which take the grant to read); its error messages are keys that the room
 * translates. What the client sends as previous state is ignored.
 */
export function staffAction<C extends Capability, Input, Done>(
  capability: C,
  schemaFor: (person: Person, grant: Grant<C>) => z.ZodType<Input> | Promise<z.ZodType<Input>>,
  run: (grant: Grant<C>, input: Input, reference: string) => Promise<Done>,
): (previous: unknown, form: FormData) => Promise<ActionState<Done>> {
  async function admit(form: FormData) {
    await requireOwnForm()
    // A script may call an action with anything, or with nothing.
    if (!(form instanceof FormData)) throw new AppError('foreign-form')
    const { staffId, operation, evidence, reason, ...fields } = Object.fromEntries(form)
    const sent = envelope.safeParse({ staffId, operation })
    if (!sent.success) throw new AppError('not-found')
    const grant = await authorize(capability, sent.data.staffId)
    requireRecentSignIn(grant.manager)

    const input = (await schemaFor(grant.person, grant)).safeParse(fields)
    const why = evidenceSchema(env().evidence, env().reason).safeParse({ evidence, reason })
    if (!input.success || !why.success)
      return { faults: Object.fromEntries([...faultsOf(input), ...faultsOf(why)]) }

    const intent = intentOf(sent.data.operation, grant, input.data, why.data)
    await startOperation(intent)
    return { faults: null, grant, intent, input: input.data }
  }

  return async (_previous, form) => {
    const fields = form instanceof FormData ? Object.fromEntries(form) : {}
    const again = { operation: randomUUID(), kept: keptOf(fields) }
    try {
      const admitted = await recordingDenials(capability, fields, () => admit(form))
      if (admitted.faults) {
        answerWith(422)
        return { status: 'invalid', fields: admitted.faults, ...again }
      }
      const { grant, intent, input } = admitted
      const result = await carryOut(intent, grant, () => run(grant, input, intent.id))
      const { actor, target } = intent
      log().info(
        { event: 'done', operation: intent.id, capability, manager: actor.id, person: target.id },
        'action done',
      )
      return { status: 'done', result }
    } catch (error) {
      const problem = await problemOf(error)
      return { status: problem.failure === 'unanswered' ? 'unknown' : 'failed', problem, ...again }
    }
  }
}

/** Where a field has several faults, the first one counts. */
function faultsOf({ error }: z.ZodSafeParseResult<unknown>): [field: string, fault: string][] {
  const issues = error?.issues ?? []
  return issues.map(({ path, message }): [string, string] => [path.join('.'), message]).reverse()
}

function keptOf({ evidence, reason }: Record<string, unknown>): Kept {
  const text = (given: unknown) => (typeof given === 'string' ? given.slice(0, 1000) : '')
  return { evidence: text(evidence), reason: text(reason) }
}
