import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../errors'
import { door, type Grant } from './grant'
import { methodItems, readSince } from './method-lists'
import { agrees, isTold, keepInMind, phonesFrom, withChanges, withNotes, type Change } from './phone-reading'
import { goesWith, phoneOf, type Phone } from './phone-types'

/** How it turned out, as far as Graph tells. */
export type PhoneOutcome = {
  /** The numbers as they are now. */
  phones: Phone[]
  /** Graph tells the change; if not, it has taken it and will tell in a while. */
  told: boolean
  /** Graph's answer got lost, and reading showed that it was done. */
  lost: boolean
}

/** One write, and what it changes. `before`: the number that it takes the place of. */
export type Step = { change: Change; before?: Phone; write: () => Promise<unknown> }

/** So long after a write its effect is read, and once more. */
const pauses = [0, 1_000]

/** Takes the steps one after the other, then reads what came of it. */
export async function carryOut(grant: Grant<'phone'>, steps: Step[]): Promise<PhoneOutcome> {
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
