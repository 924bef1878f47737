import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Check } from './checks'
import { phonesFrom, tailOf } from './phone-reading'
import { phoneOf, phoneTypes, type Phone } from './phone-types'

const type = z.enum(phoneTypes)

/** What one of the forms of the room asks for, without the digits that nobody needs to know later. */
const wanted = z.union([
  z
    .object({ type, number: z.string(), mark: z.string().optional() })
    .transform(({ number, mark, ...rest }) => ({
      what: mark === undefined ? ('added' as const) : ('changed' as const),
      ends: endOf(number),
      mark: mark ?? null,
      ...rest,
    })),
  z.object({ phoneType: type, mark: z.string() }).transform(({ phoneType, mark }) => ({
    what: 'removed' as const,
    type: phoneType,
    both: mark.includes(' '),
  })),
  z.object({ turn: z.enum(['on', 'off']) }).transform(({ turn }) => ({
    what: turn === 'on' ? ('smsOn' as const) : ('smsOff' as const),
    type: 'mobile' as const,
  })),
])
type Wanted = z.infer<typeof wanted>

/** Two digits: as many as a mask leaves. */
function endOf(number: string): string {
  return tailOf(number).slice(-2)
}

/** A mask may leave no digits at all: then it can be any number. */
function fits({ number }: Phone, ends: string): boolean {
  return tailOf(number) === '' || endOf(number) === ends
}

/** So long it may take until Graph tells everybody what it has taken. */
const lag = 120_000

/** What became of a change whose answer was lost, and was not to be seen right after it either. */
export const phoneCheck: Check = {
  note: (_person, input) => JSON.stringify(wanted.parse(input)),
  change(input) {
    const { what, type, ...more } = wanted.parse(input)
    return {
      what,
      type,
      ...('ends' in more && { number: `•••${more.ends}` }),
      ...('both' in more && more.both && { alternateMobile: true }),
    }
  },
  look({ methods }, { noted, startedAt }, now) {
    if (noted === null || methods === null || methods.phones instanceof AppError) return null
    const shown = compare(phonesFrom(methods.phones), JSON.parse(noted) as Wanted)
    return shown === 'not-done' && now < startedAt + lag ? null : shown
  },
}

/** `null` where what is there now can have come about in another way. */
function compare(phones: Phone[], sent: Wanted): 'done' | 'not-done' | null {
  const phone = phoneOf(phones, sent.type)
  switch (sent.what) {
    case 'added':
      if (!phone) return 'not-done'
      return fits(phone, sent.ends) ? 'done' : null
    case 'changed':
      // A mask that was there before tells nothing about a number that ends alike.
      if (phone?.mark === sent.mark) return fits(phone, sent.ends) ? null : 'not-done'
      return phone && fits(phone, sent.ends) ? 'done' : null
    case 'removed':
      if (!phone) return 'done'
      return sent.both && !phoneOf(phones, 'alternateMobile') ? null : 'not-done'
    default:
      if (!phone) return null
      return (phone.sms === 'ready') === (sent.what === 'smsOn') ? 'done' : 'not-done'
  }
}
