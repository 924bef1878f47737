import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Capability, SetupCapability } from './capabilities'
import { requireRecentSignIn } from './auth/step-up'
import { carryOut } from './carry-out'
import { recordingDenials } from './denials'
import { env } from './env'
import { AppError } from './errors'
import { evidenceSchema } from './evidence'
import { authorize } from './graph/authorize'
import { authorizeSetup } from './graph/authorize-setup'
import type { AnyGrant, Grant, SetupGrant } from './graph/grant'
import type { Person } from './graph/staff'
import { intentOf, setupIntentOf, type SetupAim } from './intent'
import { log } from './log'
import { requireOwnForm } from './origin'
import { problemOf, type Problem } from './problem'
import { answerWith } from './request'
import { startOperation, type Intent } from './store/operations'

/** What was typed about the reasons: it stays in the form, whatever the answer. */
export type Kept = { evidence: string; reason: string }

/** What a form shows after it was sent. `operation` is the id under which it may be sent once more. */
export type ActionState<Done> =
  | { status: 'open' }
  | { status: 'invalid'; fields: Record<string, string>; operation: string; kept: Kept }
  | { status: 'failed'; problem: Problem; operation: string; kept: Kept }
  | { status: 'unknown'; problem: Problem; operation: string; kept: Kept }
  | { status: 'done'; result: Done }

type Admitted<Done> =
  | { faults: Record<string, string> }
  | { faults: null; intent: Intent; grant: AnyGrant; run: () => Promise<Done> }

type Action<Done> = (previous: unknown, form: FormData) => Promise<ActionState<Done>>

/**
 * What every action owes: checks where the form comes from; once it is admitted, writes down that it starts before
 * Microsoft hears of it, counting it against the limits; runs, writes down how it ended, and reports. A refusal leaves a
 * record too. What the client sends as previous state is ignored.
 */
function onRails<Done>(
  capability: Capability | SetupCapability,
  admit: (fields: Record<string, unknown>) => Promise<Admitted<Done>>,
  worded: (error: unknown) => unknown = (error) => error,
): Action<Done> {
  async function start(form: FormData): Promise<Admitted<Done>> {
    await requireOwnForm()
    // A script may call an action with anything, or with nothing.
    if (!(form instanceof FormData)) throw new AppError('foreign-form')
    const admitted = await admit(Object.fromEntries(form))
    if (!admitted.faults) await startOperation(admitted.intent)
    return admitted
  }

  return async (_previous, form) => {
    const fields = form instanceof FormData ? Object.fromEntries(form) : {}
    const again = { operation: randomUUID(), kept: keptOf(fields) }
    try {
      const admitted = await recordingDenials(capability, fields, () => start(form))
      if (admitted.faults) {
        answerWith(422)
        return { status: 'invalid', fields: admitted.faults, ...again }
      }
      const { grant, intent, run } = admitted
      const result = await carryOut(intent, grant, run)
      const { actor, target } = intent
      log().info(
        { event: 'done', operation: intent.id, capability, manager: actor.id, person: target.id },
        'action done',
      )
      return { status: 'done', result }
    } catch (error) {
      const problem = await problemOf(worded(error))
      return { status: problem.failure === 'unanswered' ? 'unknown' : 'failed', problem, ...again }
    }
  }
}

const forPerson = z.object({ staffId: z.guid(), operation: z.uuid() })

/**
 * The only way to change something for a person: authorizes afresh and wants a recent sign-in. `schemaFor` knows the
 * person, because what may be typed depends on whom it is for (and on policies, which take the grant to read); its error
 * messages are keys that the room translates.
 */
export function staffAction<C extends Capability, Input, Done>(
  capability: C,
  schemaFor: (person: Person, grant: Grant<C>) => z.ZodType<Input> | Promise<z.ZodType<Input>>,
  run: (grant: Grant<C>, input: Input, reference: string) => Promise<Done>,
): Action<Done> {
  return onRails(
    capability,
    async ({ staffId, operation, evidence, reason, ...fields }) => {
      const sent = forPerson.safeParse({ staffId, operation })
      if (!sent.success) throw new AppError('not-found')
      const grant = await authorize(capability, sent.data.staffId)
      requireRecentSignIn(grant.manager)

      const input = (await schemaFor(grant.person, grant)).safeParse(fields)
      const why = evidenceSchema(env().evidence, env().reason).safeParse({ evidence, reason })
      if (!input.success || !why.success)
        return { faults: Object.fromEntries([...faultsOf(input), ...faultsOf(why)]) }

      const intent = intentOf(sent.data.operation, grant, input.data, why.data)
      return { faults: null, grant, intent, run: () => run(grant, input.data, intent.id) }
    },
    capability === 'reset-password' ? undefined : ofNoPassword,
  )
}

/** Where the password lives matters to nothing else that is done for a person. */
function ofNoPassword(error: unknown): unknown {
  const isOfPassword =
    error instanceof AppError && error.failure === 'refused' && error.variant === 'federated'
  return isOfPassword ? new AppError('refused', { ...error, cause: error.cause, variant: undefined }) : error
}

/**
 * The only way to change something in Setup, for who runs the tenant. `aimOf` names the administrator or the tenant that it
 * is done to, and what changes, for the trail; whatever else it found out, `run` need not ask for again.
 */
export function setupAction<C extends SetupCapability, Input, Done, Aim extends SetupAim>(
  capability: C,
  schemaFor: (grant: SetupGrant<C>) => z.ZodType<Input> | Promise<z.ZodType<Input>>,
  aimOf: (grant: SetupGrant<C>, input: Input) => Aim | Promise<Aim>,
  run: (grant: SetupGrant<C>, input: Input, reference: string, aim: Aim) => Promise<Done>,
): Action<Done> {
  async function admit({ operation, ...fields }: Record<string, unknown>): Promise<Admitted<Done>> {
    const grant = await authorizeSetup(capability)
    requireRecentSignIn(grant.manager)
    const id = z.uuid().safeParse(operation)
    if (!id.success) throw new AppError('foreign-form')
    const input = (await schemaFor(grant)).safeParse(fields)
    if (!input.success) return { faults: Object.fromEntries(faultsOf(input)) }
    const aim = await aimOf(grant, input.data)
    const intent = setupIntentOf(id.data, grant, aim)
    return { faults: null, grant, intent, run: () => run(grant, input.data, intent.id, aim) }
  }
  return onRails(capability, admit, inSetup)
}

/** The words for a person helped do not fit the organisation: there is no page of theirs, and no password was refused. */
function inSetup(error: unknown): unknown {
  if (!(error instanceof AppError)) return error
  const { failure, variant, cause } = error
  const isOfPerson = variant === 'restricted' || variant === 'federated'
  if (failure === 'refused' && isOfPerson)
    return new AppError('refused', { ...error, cause, variant: undefined })
  if (failure === 'password-refused') return new AppError('unexpected', { ...error, cause })
  if (failure === 'being-changed') return new AppError(failure, { ...error, cause, variant: 'setup' })
  if (failure !== 'already-sent' || !variant || variant === 'failed') return error
  return new AppError(failure, { ...error, cause, variant: variant === 'succeeded' ? 'setup-done' : 'setup' })
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
