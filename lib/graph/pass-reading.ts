import 'server-only'
import { z } from 'zod'
import { env } from '../env'
import type { OwnGrant } from './grant'
import { readMethodPolicy } from './method-policy'
import { isAmong, notedChanges, removedFrom } from './method-notes'
import { methodsBefore, ofType, readMethods, type RawMethod, type Reading } from './method-reading'
import { passStates, type Pass, type PassPolicy, type PassState } from './pass-types'

/** learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod: a person has one at most. */
const entity = z.object({
  id: z.string(),
  createdDateTime: z.string().nullish(),
  startDateTime: z.string().nullish(),
  lifetimeInMinutes: z.number().nullish(),
  isUsableOnce: z.boolean().nullish(),
  isUsable: z.boolean().nullish(),
  methodUsabilityReason: z.string().nullish(),
})
export type PassEntity = z.infer<typeof entity>

export const passChange = z.object({
  pass: z.literal('made'),
  id: z.string(),
  from: z.number().nullable(),
  until: z.number().nullable(),
  once: z.boolean(),
})
export type PassChange = z.infer<typeof passChange>

export function passEntities(methods: RawMethod[]): PassEntity[] {
  return ofType(methods, 'temporaryAccessPass', entity)
}

function stateOf({ isUsable, methodUsabilityReason: reason }: PassEntity): PassState {
  const known = Object.entries(passStates).find(([name]) => name.toLowerCase() === reason?.toLowerCase())
  return known?.[1] ?? (isUsable ? 'usable' : 'untold')
}

export function passFrom(raw: PassEntity): Pass {
  const from = Date.parse(raw.startDateTime ?? '')
  const until = from + (raw.lifetimeInMinutes ?? NaN) * 60_000
  return {
    id: raw.id,
    state: stateOf(raw),
    from: Number.isNaN(from) ? null : from,
    until: Number.isNaN(until) ? null : until,
    once: raw.isUsableOnce === true,
    applying: null,
  }
}

/** The person's pass, with what was done a moment ago; null for none, `hidden` when it is not this manager's to see. */
export async function readPass(reading: Reading): Promise<Pass | null | 'hidden'> {
  const methods = await readMethods(reading)
  if (methods === null) return 'hidden'
  const [told] = passEntities(methods)
  const [[made], removed] = await Promise.all([
    notedChanges(reading.person.id, passChange),
    removedFrom(reading.person.id),
  ])
  const pass = withMade(told ? passFrom(told) : null, made)
  return pass && isAmong(removed, pass.id) ? { ...pass, applying: 'voided' } : pass
}

/** The pass as it was when this request came in: the dialog that tells what its form did is drawn from it. */
export function passBefore(reading: Reading): Pass | null {
  const [told] = passEntities(methodsBefore(reading) ?? [])
  return told ? passFrom(told) : null
}

/** The pass as Graph tells it, unless it has made another that it does not tell yet. */
function withMade(told: Pass | null, made: PassChange | undefined): Pass | null {
  if (!made || told?.id === made.id) return told
  const { id, from, until, once } = made
  const state = (from ?? 0) > Date.now() ? 'not-yet' : 'usable'
  return { id, from, until, once, state, applying: 'made' }
}

const policy = z.object({
  minimumLifetimeInMinutes: z.number().nullish(),
  maximumLifetimeInMinutes: z.number().nullish(),
  defaultLifetimeInMinutes: z.number().nullish(),
  isUsableOnce: z.boolean().nullish(),
})

/** What the tenant's policy allows; where it cannot be read, what the settings say. */
export async function readPassPolicy(own: OwnGrant): Promise<PassPolicy> {
  const { least, most } = env().passMinutes
  const read = await readMethodPolicy(own, 'TemporaryAccessPass', policy)
  const limits = {
    least: read?.minimumLifetimeInMinutes ?? least,
    most: read?.maximumLifetimeInMinutes ?? most,
  }
  const usual = read?.defaultLifetimeInMinutes ?? 60
  return {
    ...limits,
    usual: Math.min(Math.max(usual, limits.least), limits.most),
    onceOnly: read?.isUsableOnce === true,
    isOff: read?.isOn === false,
  }
}
