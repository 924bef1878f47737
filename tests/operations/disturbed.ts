import { randomUUID } from 'node:crypto'
import { block, signOutEverywhere, unblock } from '@/app/staff/[staffId]/account-actions'
import {
  addPhoneNumber,
  changePhoneNumber,
  removePhoneNumber,
  turnSmsSignIn,
} from '@/app/staff/[staffId]/phone/action'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { markOf, stored as phonesOf } from '../rooms/phone-by-hand'
import type { Fault } from '../simulator/faults'
import { account, formFor, pretendTenant } from '../tenant'

/** What may befall a call to Graph. */
export const faults: Fault['fault'][] = [
  { status: 429, headers: { 'Retry-After': '1' } },
  { status: 429, headers: { 'Retry-After': '600' } },
  { status: 503 },
  { status: 504 },
  { status: 500 },
  { reset: 'before' },
  { reset: 'after' },
  { truncateAt: 0 },
  { truncateAt: 60 },
  { truncateAt: 100_000 },
  { replaceBody: '<html>', contentType: 'text/html', status: 200 },
  { replaceBody: '{}' },
  { delayMs: 40 },
]

type State = { status: string; problem?: { failure: string }; result?: object }
type Below = (below: number) => number

/** Something a manager does again and again, and the calls of it that are disturbed. */
export type Verb = {
  what: string
  /** Does it once more for this person: what fits how the person stands now. */
  send: (name: string, operation: string, random: Below) => Promise<State>
  calls: (id: string, random: Below) => Fault['match']
}

const idOf = (name: string) => account(name).user.id

async function reset(name: string, operation: string): Promise<State> {
  return resetPassword(null, formFor(name, { operation }))
}

async function changePhones(name: string, operation: string, random: Below): Promise<State> {
  const open = { status: 'open' }
  const number = { phoneType: 'mobile', country: 'US', phoneNumber: `(206) 555-01${10 + random(90)}` }
  const { mobile } = phonesOf(name)
  if (!mobile) return addPhoneNumber(open, formFor(name, { ...number, operation }))
  const shown = { phoneType: 'mobile', mark: await markOf(name, 'mobile'), operation }
  const turn = mobile[1] === 'on' ? 'off' : 'on'
  return [
    () => changePhoneNumber(open, formFor(name, { ...number, ...shown })),
    () => removePhoneNumber(open, formFor(name, shown)),
    () => turnSmsSignIn(open, formFor(name, { turn, mark: shown.mark, operation })),
  ][random(3)]?.() as Promise<State>
}

async function signOut(name: string, operation: string): Promise<State> {
  return signOutEverywhere(null, formFor(name, { operation }))
}

async function turnSignIn(name: string, operation: string): Promise<State> {
  const turn = account(name).user.accountEnabled ? block : unblock
  return turn(null, formFor(name, { operation }))
}

export const verbs: Verb[] = [
  { what: 'resets', send: reset, calls: (id) => ({ path: `${id}.*resetPassword` }) },
  {
    what: 'changes of phone numbers',
    send: changePhones,
    calls: (id, random) => ({ method: ['POST', 'PATCH', 'DELETE'][random(3)], path: `${id}.*phoneMethods` }),
  },
  { what: 'sign-outs', send: signOut, calls: (id) => ({ path: `${id}/revokeSignInSessions` }) },
  {
    what: 'blocks and unblocks',
    send: turnSignIn,
    calls: (id, random) =>
      random(3) === 0 ? { path: `${id}/revokeSignInSessions` } : { method: 'PATCH', path: `/users/${id}$` },
  },
  {
    what: 'changes of any kind whose reading is disturbed',
    send: (name, operation, random) =>
      [reset, changePhones, signOut, turnSignIn][random(4)]?.(name, operation, random) as Promise<State>,
    // The whole batch, or one item of it.
    calls: (id, random) => (random(2) === 0 ? { path: 'batch' } : { method: 'GET', path: `/users/${id}` }),
  },
]

export type Sent = { operation: string; status: string; failure: string | null; shown: unknown; is: string }

/** Does it so many times for one person, one after the other; one call in five is disturbed. */
export async function sendMany(
  { send, calls }: Verb,
  { name, count, random }: { name: string; count: number; random: Below },
  lookAfter: () => Promise<void>,
): Promise<Sent[]> {
  const sent: Sent[] = []
  for (let n = 0; n < count; n += 1) {
    const operation = randomUUID()
    const fault = random(5) === 0 ? faults[random(faults.length)] : undefined
    if (fault)
      pretendTenant().state.faults.push({ match: calls(idOf(name), random), times: 1 + random(2), fault })
    // What is drawn before the form may be what is disturbed: then there is no form.
    const state = await send(name, operation, random).catch(() => null)
    if (!state) continue
    const shown = state.result && 'shown' in state.result ? state.result.shown : null
    sent.push({
      operation,
      status: state.status,
      failure: state.problem?.failure ?? null,
      shown:
        shown && typeof shown === 'object' && 'temporaryPassword' in shown ? shown.temporaryPassword : null,
      is: account(name).password,
    })
    // Half of the lost answers are looked after before anything else happens to the person.
    if (state.status === 'unknown' && random(2) === 0) await lookAfter()
  }
  return sent
}
