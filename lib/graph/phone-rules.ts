import 'server-only'
import { AppError, type Failure } from '../errors'
import type { Step } from './phone-steps'
import { goesWith, phoneOf, type Phone } from './phone-types'

/** What Graph answers where one of its rules is in the way: it has no code for them, so what is there has to tell. */
const unexplained: Failure[] = ['unexpected', 'being-changed', 'not-found']

/** Why Graph refused a step; null when what was to be removed is gone already. `read`: the numbers as they are now. */
export async function explain(
  { change, before }: Step,
  error: AppError,
  read: () => Promise<Phone[] | null>,
): Promise<AppError | null> {
  const { failure, reference, cause } = error
  const because = (told: Failure) => new AppError(told, { ...(reference && { reference }), cause })
  if (!unexplained.includes(failure)) return error
  if (failure === 'not-found' && change.done === 'removed') return null
  if (failure === 'not-found' && (before || change.done === 'sms')) return because('changed-meanwhile')
  const phones = await read()
  // Nobody can tell which rule it was.
  if (!phones) return error
  const phone = phoneOf(phones, change.type)
  if (change.done === 'removed') {
    if (!phone) return null
    return because(goesWith(phones, change.type).length > 1 ? 'changed-meanwhile' : 'phone-default')
  }
  if (change.done === 'sms') return because(phone ? 'sms-refused' : 'changed-meanwhile')
  if (!before && phone) return because('phone-exists')
  if (before && phone?.mark !== before.mark) return because('changed-meanwhile')
  return failure === 'being-changed' ? error : because('phone-refused')
}
