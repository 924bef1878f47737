import 'server-only'
import type { Kysely } from 'kysely'
import { env } from '../env'
import { AppError } from '../errors'
import type { Tables } from './database'

type Wanted = { manager: string; person: string; capability: string }

const minute = 60_000
const hour = 60 * minute

type Limit = {
  name: 'short' | 'day' | 'person' | 'tenant'
  most: number
  window: number
  of: Partial<Wanted>
  /** It is told and refuses nothing. */
  alarmOnly?: boolean
}

function limitsOn({ manager, person, capability }: Wanted): Limit[] {
  const { tenMinutes, day, personHour, alarmHour } = env().limits
  const tenant: Limit = { name: 'tenant', most: alarmHour, window: hour, of: {}, alarmOnly: true }
  // A limit that was set too low must not keep anybody from setting it right.
  if (capability === 'setup-rules') return [tenant]
  return [
    { name: 'short', most: tenMinutes, window: 10 * minute, of: { manager } },
    { name: 'day', most: day, window: 24 * hour, of: { manager } },
    // In Setup the person is the whole organisation, or somebody who is given one location after the other.
    ...(capability.startsWith('setup-')
      ? []
      : [{ name: 'person' as const, most: personHour, window: hour, of: { person, capability } }]),
    tenant,
  ]
}

/** A number of actions that is worth a look: half of what a limit allows, or all of it. */
export type Alarm = { limit: Limit['name']; count: number; most: number }

/**
 * Holds one more action against every limit, in the transaction that starts it and with the turn of it. Every
 * action counts of which Microsoft may have heard, however it ended. Throws `limited`; returns the alarms it raises.
 */
export async function countAgainstLimits(
  transaction: Kysely<Tables>,
  wanted: Wanted,
  now: number,
): Promise<Alarm[]> {
  const alarms: Alarm[] = []
  for (const limit of limitsOn(wanted)) {
    const { name, most, alarmOnly = false } = limit
    const earlier = await countOf(transaction, limit, now)
    if (earlier >= most && !alarmOnly) {
      const retryAt = (await startOfLast(transaction, limit, now)) + limit.window
      throw new AppError('limited', { variant: name, most, retryAt })
    }
    const marks = alarmOnly ? [most] : [Math.ceil(most / 2), most]
    if (marks.includes(earlier + 1)) alarms.push({ limit: name, count: earlier + 1, most })
  }
  return alarms
}

function within(transaction: Kysely<Tables>, { of, window }: Limit, now: number) {
  return transaction
    .selectFrom('operations')
    .where('started_at', '>', now - window)
    .$if(of.manager !== undefined, (query) => query.where('manager', '=', of.manager ?? ''))
    .$if(of.person !== undefined, (query) => query.where('person', '=', of.person ?? ''))
    .$if(of.capability !== undefined, (query) => query.where('capability', '=', of.capability ?? ''))
}

async function countOf(transaction: Kysely<Tables>, limit: Limit, now: number): Promise<number> {
  const { count } = await within(transaction, limit, now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** When the oldest of those began that fill the limit: once it has left the window, there is room for one more. */
async function startOfLast(transaction: Kysely<Tables>, limit: Limit, now: number): Promise<number> {
  const { started_at } = await within(transaction, limit, now)
    .select('started_at')
    .orderBy('started_at', 'desc')
    .offset(limit.most - 1)
    .limit(1)
    .executeTakeFirstOrThrow()
  return started_at
}
