'use server'

import { staffAction } from '@/lib/actions'
import { addPhone, changePhone, removePhone, setSmsSignIn } from '@/lib/graph/phone'
import { doneWith, type PhoneState } from './outcome'
import { getPhonesNow } from './queries'
import { addSchema, changeSchema, removeSchema, smsSchema, typedIn } from './schema'

const add = staffAction(
  'phone',
  () => addSchema,
  async (grant, input, reference) =>
    doneWith('added', input.type, await addPhone(grant, input, reference), input.number),
)

const change = staffAction(
  'phone',
  () => changeSchema,
  async (grant, input, reference) =>
    doneWith('changed', input.type, await changePhone(grant, input, reference), input.number),
)

const remove = staffAction(
  'phone',
  () => removeSchema,
  async (grant, { phoneType: type, mark }, reference) =>
    doneWith('removed', type, await removePhone(grant, { type, mark }, reference)),
)

const turn = staffAction(
  'phone',
  () => smsSchema,
  async (grant, { turn: to, mark }, reference) =>
    doneWith(
      to === 'on' ? 'smsOn' : 'smsOff',
      'mobile',
      await setSmsSignIn(grant, { on: to === 'on', mark }, reference),
    ),
)

export async function addPhoneNumber(previous: unknown, form: FormData): Promise<PhoneState> {
  return withTyped(await add(previous, form), form)
}

export async function changePhoneNumber(previous: unknown, form: FormData): Promise<PhoneState> {
  return withTyped(await change(previous, form), form)
}

export async function removePhoneNumber(previous: unknown, form: FormData): Promise<PhoneState> {
  return withTyped(await remove(previous, form), form)
}

export async function turnSmsSignIn(previous: unknown, form: FormData): Promise<PhoneState> {
  return withTyped(await turn(previous, form), form)
}

/** Nobody types a number twice; and what went wrong is told with what is there now. */
async function withTyped(state: PhoneState, form: FormData): Promise<PhoneState> {
  if (state.status === 'done' || !(form instanceof FormData)) return state
  const now = state.status === 'invalid' ? undefined : await getPhonesNow(String(form.get('staffId')))
  return { ...state, typed: typedIn(form), now }
}
