import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../errors'
import { door, type Grant } from './grant'
import { methodItems, readSince } from './method-lists'
import {
  agrees,
  isTold,
  keepInMind,
  phonesBefore,
  phonesFrom,
  readPhones,
  sameAsShown,
  withChanges,
  withNotes,
  type Change,
} from './phone-reading'
import { goesWith, phoneIds, phoneOf, type Phone, type PhoneType } from './phone-types'

/** How it turned out, as far as Graph tells. */
export type PhoneOutcome = {
  /** The numbers as they are now. */
  phones: Phone[]
  /** Graph tells the change; if not, it has taken it and will tell in a while. */
  told: boolean
  /** Graph's answer got lost, and reading showed that it was done. */
  lost: boolean
}

type Step = { change: Change; before?: Phone; write: () => Promise<unknown> }

/** So long after a write its effect is read, and once more. */
const pauses = [0, 1_000]

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
  if (type === 'alternateMobile' && phones && !phoneOf(phones, 'mobile')) throw new AppError('mobile-first')
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
    sameAsShown(phones, one, marks[index] ?? '')
    return {
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
  sameAsShown(await readPhones(grant), 'mobile', mark)
  const url = `${addressOf(grant, 'mobile')}/${on ? 'enable' : 'disable'}SmsSignIn`
  const write = () => grant[door].write(url, null, reference)
  return carryOut(grant, [{ change: { done: 'sms', type: 'mobile', on }, write }])
}

/** Takes the steps one after the other, then reads what came of it. */
async function carryOut(grant: Grant<'phone'>, steps: Step[]): Promise<PhoneOutcome> {
  let lost = false
  for (const step of steps) {
    try {
      await step.write()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.failure !== 'unanswered') await explain(grant, step, error)
      else if (await isSeenDone(grant, step)) lost = true
      else throw error
    }
  }
  const changes = steps.map(({ change }) => change)
  const phones = await readBack(grant, changes)
  const untold = changes.filter((change) => !phones || !isTold(phones, change))
  for (const change of untold) await keepInMind(grant.person.id, change)
  return { phones: withChanges(phones ?? [], untold), told: untold.length === 0, lost }
}

/** After a lost answer: a mask that fits the number before as well as the one after tells nothing. */
async function isSeenDone(grant: Grant<'phone'>, { change, before }: Step): Promise<boolean> {
  if (before && change.done === 'saved' && agrees(before.number, change.number)) return false
  const phones = await readBack(grant, [change])
  return phones !== null && isTold(phones, change)
}

/** The numbers as Graph tells them now, asked once more if it does not tell the changes yet; null if it tells nothing. */
async function readBack(grant: Grant<'phone'>, changes: Change[]): Promise<Phone[] | null> {
  const since = await readSince(grant.person.id)
  let phones: Phone[] | null = null
  for (const pause of pauses) {
    await wait(pause)
    const [raw] = await grant[door].readAll([methodItems(grant.person.id)[0]])
    if (raw instanceof AppError) continue
    since.phones = raw
    phones = phonesFrom(raw)
    const read = phones
    if (changes.every((change) => isTold(read, change))) break
  }
  return phones
}

/**
 * Which of Graph's rules was in the way: it has no code for them, so what is there now has to tell. Returns when
 * what was to be removed is gone already.
 */
async function explain(grant: Grant<'phone'>, { change, before }: Step, error: AppError): Promise<void> {
  const isRule = ['unexpected', 'being-changed', 'not-found'].includes(error.failure)
  if (!isRule) throw error
  const { reference, cause } = error
  const because = (failure: AppError['failure']) => new AppError(failure, { reference, cause })
  const phones = await withNotes(grant.person.id, (await readBack(grant, [])) ?? [])
  const phone = phoneOf(phones, change.type)
  if (change.done === 'removed') {
    if (!phone) return
    throw because(goesWith(phones, change.type).length > 1 ? 'changed-meanwhile' : 'phone-default')
  }
  if (change.done === 'sms') throw because(phone ? 'sms-refused' : 'changed-meanwhile')
  if (!before && phone) throw because('phone-exists')
  if (before && phone?.mark !== before.mark) throw because('changed-meanwhile')
  throw error.failure === 'being-changed' ? error : because('phone-refused')
}
