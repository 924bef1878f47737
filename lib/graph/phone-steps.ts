import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../errors'
import { door, type Grant } from './grant'
import { methodItems, readSince } from './method-lists'
import { keepInMind, stateOf, withNotes } from './phone-notes'
import { isTold, phonesBefore, phonesFrom, type Change } from './phone-reading'
import { explain } from './phone-rules'
import { phoneOf, type Phone } from './phone-types'

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

/**
 * Takes the steps one after the other, then reads what came of it. Throws why the first step was not taken; after
 * it `unanswered`, or `phone-partly` where Graph refused another one. What Graph took is never told as not done,
 * whatever becomes of the reading.
 */
export async function carryOut(grant: Grant<'phone'>, steps: Step[]): Promise<PhoneOutcome> {
  const taken: Step[] = []
  let lost = false
  for (const step of steps) {
    try {
      await step.write()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const why = await settle(grant, step, error)
      if (why && taken.length > 0) await readBack(grant, taken)
      if (why) throw taken.length > 0 ? partly(why) : why
      lost ||= error.failure === 'unanswered'
    }
    taken.push(step)
  }
  return { ...(await readBack(grant, taken)), lost }
}

/** Why a step was not taken; null where it shows that it was. */
async function settle(grant: Grant<'phone'>, step: Step, error: AppError): Promise<AppError | null> {
  if (error.failure !== 'unanswered')
    return explain(step, error, async () => {
      const phones = await readNow(grant, [])
      return phones && withNotes(grant.person.id, phones)
    })
  // After a lost answer: a mask that fits the number before as well as the one after tells nothing.
  const phones = await readNow(grant, [step])
  return phones !== null && isTold(phones, step.change, step.before) ? null : error
}

function partly(why: AppError): AppError {
  if (why.failure === 'unanswered') return why
  const { reference, cause } = why
  const isDefault = why.failure === 'phone-default' && { variant: 'default' }
  return new AppError('phone-partly', { ...(reference && { reference }), cause, ...isDefault })
}

/** What there is after these steps; what Graph has taken and does not tell yet is kept in mind for a while. */
async function readBack(grant: Grant<'phone'>, steps: Step[]): Promise<Omit<PhoneOutcome, 'lost'>> {
  const read = await readNow(grant, steps)
  const before = phonesBefore(grant)
  const untold = steps.filter((step) => !read || !isTold(read, step.change, step.before))
  const phones = await keepInMind(grant.person.id, read ?? before ?? [], {
    told: steps.filter((step) => !untold.includes(step)).map(({ change }) => change),
    untold: untold.map(({ change }) => ({ change, seen: stateOf(phoneOf(before, change.type)) })),
  })
  return { phones, told: untold.length === 0 }
}

/** The numbers as Graph tells them now, asked once more if it does not tell the steps yet; null if it tells nothing. */
async function readNow(grant: Grant<'phone'>, steps: Step[]): Promise<Phone[] | null> {
  const since = await readSince(grant.person.id)
  let phones: Phone[] | null = null
  for (const pause of pauses) {
    await wait(pause)
    try {
      const [raw] = await grant[door].readAll([methodItems(grant.person.id)[0]])
      const read = phonesFrom(raw)
      since.phones = raw
      phones = read
      if (steps.every(({ change, before }) => isTold(read, change, before))) break
    } catch (error) {
      // The numbers could not be read: that says nothing about the write.
      if (!(error instanceof AppError)) throw error
    }
  }
  return phones
}
