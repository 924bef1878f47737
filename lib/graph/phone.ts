import 'server-only'
import { AppError } from '../errors'
import { door, type Grant } from './grant'
import { readPhones } from './phone-notes'
import { phonesBefore, sameAsShown } from './phone-reading'
import { carryOut, type PhoneOutcome, type Step } from './phone-steps'
import { goesWith, phoneIds, phoneOf, type PhoneType } from './phone-types'

function addressOf({ person }: Grant<'phone'>, type?: PhoneType): string {
  return `/users/${person.id}/authentication/phoneMethods${type ? `/${phoneIds[type]}` : ''}`
}

/** learn.microsoft.com/graph/api/authentication-post-phonemethods: one of each type, the mobile number first. */
export async function addPhone(
  grant: Grant<'phone'>,
  { type, number }: { type: PhoneType; number: string },
  reference: string,
): Promise<PhoneOutcome> {
  // What was noted a moment ago does not count here: Graph itself knows whether there is one.
  const phones = phonesBefore(grant)
  if (phoneOf(phones, type)) throw new AppError('phone-exists')
  const noted = type === 'alternateMobile' ? await readPhones(grant) : null
  if (noted && !phoneOf(noted, 'mobile')) throw new AppError('mobile-first')
  const body = { phoneNumber: number, phoneType: type }
  const write = () => grant[door].write(addressOf(grant), body, reference)
  return carryOut(grant, [{ change: { done: 'saved', type, number }, write }])
}

/** learn.microsoft.com/graph/api/phoneauthenticationmethod-update */
export async function changePhone(
  grant: Grant<'phone'>,
  { type, number, mark }: { type: PhoneType; number: string; mark: string },
  reference: string,
): Promise<PhoneOutcome> {
  const before = sameAsShown(await readPhones(grant), type, mark)
  const body = { phoneNumber: number, phoneType: type }
  const write = () => grant[door].write(addressOf(grant, type), body, reference, 'PATCH')
  return carryOut(grant, [{ change: { done: 'saved', type, number }, before, write }])
}

/** learn.microsoft.com/graph/api/phoneauthenticationmethod-delete. `mark`: those of all that go, in their order. */
export async function removePhone(
  grant: Grant<'phone'>,
  { type, mark }: { type: PhoneType; mark: string },
  reference: string,
): Promise<PhoneOutcome> {
  const phones = await readPhones(grant)
  const types = goesWith(phones, type)
  const marks = mark.split(' ')
  if (marks.length !== types.length) throw new AppError('changed-meanwhile')
  const steps = types.map((one, index): Step => {
    const before = sameAsShown(phones, one, marks[index] ?? '')
    return {
      before,
      change: { done: 'removed', type: one },
      write: () => grant[door].write(addressOf(grant, one), null, reference, 'DELETE'),
    }
  })
  return carryOut(grant, steps)
}

/** learn.microsoft.com/graph/api/phoneauthenticationmethod-enablesmssignin and -disablesmssignin */
export async function setSmsSignIn(
  grant: Grant<'phone'>,
  { on, mark }: { on: boolean; mark: string },
  reference: string,
): Promise<PhoneOutcome> {
  const before = sameAsShown(await readPhones(grant), 'mobile', mark)
  const url = `${addressOf(grant, 'mobile')}/${on ? 'enable' : 'disable'}SmsSignIn`
  const write = () => grant[door].write(url, null, reference, 'POST', [204])
  return carryOut(grant, [{ change: { done: 'sms', type: 'mobile', on }, before, write }])
}
