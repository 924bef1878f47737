import 'server-only'
import { AppError } from '../errors'
import { noteChange } from '../store/recent-changes'
import type { Check } from './checks'
import { GraphRefusal } from './errors'
import { door, type Grant } from './grant'
import { methodItems, readSince } from './method-lists'
import { lag, methodsBefore, methodsFrom } from './method-reading'
import { allMethodsBefore, methodFrom } from './methods-reading'
import { inOrder, isRemovable, kinds, type Method } from './method-types'
import { addressAt, knownPlace } from './qr-place'
import { z } from 'zod'

type MethodsGrant = Grant<'methods'>

/** What became of one of several. `kept`: Graph does not remove it, or not yet. */
export type Fate = 'gone' | 'already' | 'kept'
export type Removed = { fates: { id: string; fate: Fate }[]; lost: boolean }

function addressOf({ person }: MethodsGrant, { id, kind }: Method): string {
  if (kind === 'qrCodePin') return addressAt(knownPlace() === 'beta' ? 'beta' : 'v1.0', person.id)
  const segment = kind && kinds[kind].segment
  if (!segment) throw new AppError('method-refused')
  return `/users/${person.id}/authentication/${segment}/${encodeURIComponent(id)}`
}

/** Graph's 400 to a removal: it is the default while others are there, or a number that another one needs. */
function isKept(error: AppError): boolean {
  return (
    error.failure === 'being-changed' || (error.cause instanceof GraphRefusal && error.cause.status === 400)
  )
}

type Attempt = Fate | 'lost'

async function attempt(grant: MethodsGrant, method: Method, reference: string): Promise<Attempt> {
  try {
    await grant[door].write(addressOf(grant, method), null, reference, 'DELETE')
    return 'gone'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.failure === 'not-found') return 'already'
    if (error.failure === 'unanswered') return 'lost'
    if (isKept(error)) return 'kept'
    throw error
  }
}

/** The methods as Graph tells them now; null if it tells nothing. The page that is drawn with the answer gets them too. */
async function toldNow(grant: MethodsGrant): Promise<Method[] | null> {
  try {
    const [phones, all] = await grant[door].readAll(methodItems(grant.person.id))
    const told = methodsFrom(all).map(methodFrom)
    const since = await readSince(grant.person.id)
    Object.assign(since, { all, ...(!(phones instanceof AppError) && { phones }) })
    return told
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** What Graph has taken and does not tell yet. Not to be able to note it is no failure of the change. */
async function keepInMind({ person }: MethodsGrant, ids: string[], told: Method[] | null): Promise<void> {
  const untold = ids.filter((id) => told === null || told.some((one) => one.id === id))
  for (const id of untold) {
    const note = noteChange(person.id, `method ${id}`, JSON.stringify({ method: 'removed', id }))
    await note.catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
    })
  }
}

/** One of them. Throws `method-refused` when Graph keeps it, and `changed-meanwhile` when it is another one now. */
export async function removeMethod(
  grant: MethodsGrant,
  { id, mark }: { id: string; mark: string },
  reference: string,
): Promise<Removed> {
  const method = allMethodsBefore(grant).find((one) => one.id === id)
  if (!method) return { fates: [{ id, fate: 'already' }], lost: false }
  if (method.mark !== mark || !isRemovable(method)) throw new AppError('changed-meanwhile')
  const fate = await attempt(grant, method, reference)
  if (fate === 'kept') throw new AppError('method-refused', { reference })
  const told = await toldNow(grant)
  // What cannot be looked up is not known, and may be sent again.
  if (fate === 'lost' && (told === null || told.some((one) => one.id === id)))
    throw new AppError('unanswered', { reference })
  await keepInMind(grant, fate === 'lost' ? [] : [id], told)
  return { fates: [{ id, fate: fate === 'lost' ? 'gone' : fate }], lost: fate === 'lost' }
}

/**
 * All that were shown, but for the password, one by one. What Graph keeps is tried once more after the others, as long as that
 * helps: which one is the default is told by beta alone. A method that was added meanwhile stays. Throws when not even the first could be tried.
 */
export async function startOver(
  grant: MethodsGrant,
  shown: { id: string; mark: string }[],
  reference: string,
): Promise<Removed> {
  const there = allMethodsBefore(grant)
  const isShown = (method: Method) => shown.some(({ id, mark }) => id === method.id && mark === method.mark)
  const fates = new Map<string, Attempt>()
  for (const { id } of shown) if (!there.some((one) => one.id === id)) fates.set(id, 'already')
  let queue = inOrder(there.filter(isShown))
  for (let before = Infinity; queue.length > 0 && queue.length < before;) {
    before = queue.length
    for (const method of queue) {
      try {
        fates.set(method.id, await attempt(grant, method, reference))
      } catch (error) {
        // Something was done already, and the list tells what is left.
        if (fates.size === 0 || !(error instanceof AppError)) throw error
        fates.set(method.id, 'kept')
      }
    }
    queue = queue.filter(({ id }) => fates.get(id) === 'kept')
  }
  const told = await toldNow(grant)
  const isLost = ([id, fate]: [string, Attempt]) =>
    fate === 'lost' && (told === null || told.some((one) => one.id === id))
  if ([...fates].some(isLost)) throw new AppError('unanswered', { reference })
  const gone = [...fates].filter(([, fate]) => fate === 'gone' || fate === 'already').map(([id]) => id)
  await keepInMind(grant, gone, told)
  return {
    fates: [...fates].map(([id, fate]) => ({ id, fate: fate === 'lost' ? 'gone' : fate })),
    lost: [...fates.values()].includes('lost'),
  }
}

const noted = z.object({ ids: z.array(z.string()), shown: z.unknown().optional() })

/** What became of a lost answer: the methods that were to go are gone, or not. */
export const methodsCheck: Check = {
  note: (_person, input) => JSON.stringify({ ids: noted.parse(input).ids }),
  change: (input) => ({ what: noted.parse(input).shown === undefined ? 'removed' : 'all' }),
  look(grant, { noted: note, startedAt }, now) {
    const methods = methodsBefore(grant)
    if (methods === null || note === null) return null
    const { ids } = noted.parse(JSON.parse(note))
    if (methods.every(({ id }) => !ids.includes(id))) return 'done'
    return now < startedAt + lag ? null : 'not-done'
  },
}
