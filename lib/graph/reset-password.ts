import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { seal, unseal } from '../store/seal'
import type { Check } from './checks'
import { door, type Grant } from './grant'
import { answered } from './standing'

/** The id of every password method. learn.microsoft.com/graph/api/authenticationmethod-resetpassword */
const passwordMethod = '28c10230-6103-485e-b985-444c60001490'

const generated = z.object({ newPassword: z.string().min(8).max(256) })
const operation = z.object({ status: z.string(), statusDetail: z.string().nullish() })

export type Reset = {
  /** What to hand to the person. It exists here and on the screen, nowhere else. */
  temporaryPassword: string
  /** For a synchronised person: opens `readReset`, which tells what the on-premises directory made of it. */
  followUp: string | null
}

/** `typed`: by the manager; null lets Graph make one up. `spare`: makes one where Graph takes it but makes none. */
export type NewPassword = { typed: string | null; spare: () => Promise<string> }

/**
 * Resets the password, and forces a change at the next sign-in. A cloud-only person gets a password that Graph makes
 * up or the one typed, a synchronised one the one typed. `reference` becomes `client-request-id`.
 * Throws `unanswered` when Graph may have done it but the password did not arrive.
 */
export async function startReset(
  grant: Grant<'reset-password'>,
  { typed, spare }: NewPassword,
  reference: string,
): Promise<Reset> {
  return reset(grant, typed, reference).catch(async (error: unknown) => {
    // Where the refusal says why, it is not for the role, and the other way would meet it again.
    const isForRole = error instanceof AppError && error.failure === 'refused' && !error.variant
    if (!isForRole || grant.person.synchronised) throw error
    if (typed !== null) return setProfile(grant, typed, reference)
    return setProfile(grant, await spare(), reference).catch(async (refusal: unknown) => {
      // Nobody typed it, so nobody is told to choose another one.
      const isChoosy = refusal instanceof AppError && refusal.failure === 'password-refused'
      if (!isChoosy) throw refusal
      return setProfile(grant, await spare(), reference)
    })
  })
}

/**
 * The other way to a cloud-only person's password, for a role that manages no methods but may set passwords; it says
 * nothing back, and reaches no on-premises directory. learn.microsoft.com/graph/api/user-update
 */
async function setProfile(
  { person, [door]: graph }: Grant<'reset-password'>,
  password: string,
  reference: string,
): Promise<Reset> {
  const passwordProfile = { password, forceChangePasswordNextSignIn: true }
  await graph.write(`/users/${person.id}`, { passwordProfile }, reference, 'PATCH')
  return { temporaryPassword: password, followUp: null }
}

async function reset(
  { person, manager, [door]: graph }: Grant<'reset-password'>,
  newPassword: string | null,
  reference: string,
): Promise<Reset> {
  const url = `/users/${person.id}/authentication/methods/${passwordMethod}/resetPassword`
  const body = newPassword === null ? {} : { newPassword }
  const answer = await graph.write(url, body, reference, 'POST', [202])
  if (newPassword === null) {
    const made = generated.safeParse(answer.body)
    if (!made.success) throw new AppError('unanswered', { reference })
    return { temporaryPassword: made.data.newPassword, followUp: null }
  }
  if (!person.synchronised) return { temporaryPassword: newPassword, followUp: null }
  const at = answer.headers.get('location')
  graph.takenOn = { at }
  const followUp = at && (await seal(`reset ${manager.id} ${person.id}`, `${reference} ${at}`))
  return { temporaryPassword: newPassword, followUp }
}

/** No answer is waited for so long: what changed later did not change by this. */
const longest = 180_000
/** So long it may take until Graph shows everybody a password that was changed. */
const lag = 120_000

/** What became of a reset whose answer was lost: nobody sees the password any more, but when it last changed. */
export const resetCheck: Check = {
  note: ({ passwordChangedAt }) => passwordChangedAt,
  look({ person: { passwordChangedAt } }, { noted, startedAt }, now) {
    const changed = passwordChangedAt === null ? NaN : Date.parse(passwordChangedAt)
    // Another clock than ours; and the one that was there before is none of this reset.
    const isNews = changed >= startedAt - 60_000 && passwordChangedAt !== noted
    // Much later it was somebody else, and what this reset did cannot be told any more.
    if (isNews) return changed <= startedAt + longest ? 'done' : null
    return now < startedAt + lag ? null : 'not-done'
  },
}

export type ResetProgress = {
  /** `running`, `succeeded`, `refused` by the on-premises directory, or `untold`: Graph will not say. */
  progress: 'running' | 'succeeded' | 'refused' | 'untold'
  /** Why it was refused, in Microsoft's words, which are documented nowhere. */
  detail: string | null
}

/** Where a reset stands, asked with what its dialog was given; and which operation it was. */
export async function readReset(
  grant: Grant<'reset-password'>,
  followUp: string,
): Promise<{ operation: string; told: ResetProgress }> {
  const sealed = await unseal(`reset ${grant.manager.id} ${grant.person.id}`, followUp)
  const [operation, at] = sealed?.split(' ') ?? []
  if (!operation || !at) throw new AppError('not-found')
  return { operation, told: await readVerdict(grant, at) }
}

/**
 * Where a reset stands. Helpdesk, Password and User Administrators may reset but, by the documentation,
 * not ask how it went: then it is `untold`, which is no failure.
 * learn.microsoft.com/graph/api/longrunningoperation-get
 */
export async function readVerdict(
  { [door]: graph }: Grant<'reset-password' | 'view'>,
  at: string,
): Promise<ResetProgress> {
  try {
    const { status, statusDetail } = answered(operation, await graph.read(at))
    const said = status.toLowerCase()
    if (said === 'failed') return { progress: 'refused', detail: statusDetail?.slice(0, 200) || null }
    return { progress: said === 'succeeded' ? 'succeeded' : 'running', detail: null }
  } catch (error) {
    if (error instanceof AppError && (error.failure === 'refused' || error.failure === 'not-found'))
      return { progress: 'untold', detail: null }
    throw error
  }
}
