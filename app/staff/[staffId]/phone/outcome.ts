import type { ActionState } from '@/lib/actions'
import type { PhoneOutcome } from '@/lib/graph/phone-steps'
import { phoneOf, type Phone, type PhoneType, type SmsState } from '@/lib/graph/phone-types'
import type { Typed } from './schema'

export type Deed = 'added' | 'changed' | 'removed' | 'smsOn' | 'smsOff'

/** What a number is good for after a change: each has a sentence in `phone.done`. */
export type Result =
  'ready' | 'not-by-policy' | 'taken' | 'off' | 'second-step' | 'untold' | 'applying' | 'removing' | 'gone'

export type Done = {
  deed: Deed
  /** As it was sent to Microsoft. */
  number: string | null
  result: Result
  lost: boolean
}

/** What the dialogs show after a form was sent; what was typed comes back, and the numbers as they are now. */
export type PhoneState = ActionState<Done> & { typed?: Typed; now?: Phone[] | null }

const results: Record<SmsState, Result> = {
  ready: 'ready',
  notEnabled: 'off',
  notConfigured: 'off',
  notAllowedByPolicy: 'not-by-policy',
  phoneNumberNotUnique: 'taken',
  notSupported: 'second-step',
  untold: 'untold',
}

export function doneWith(
  deed: Deed,
  type: PhoneType,
  { phones, told, lost }: PhoneOutcome,
  number: string | null = null,
): Done {
  const phone = phoneOf(phones, type)
  const result =
    deed === 'removed' ? (told ? 'gone' : 'removing') : told && phone ? results[phone.sms] : 'applying'
  return { deed, number, result, lost }
}
