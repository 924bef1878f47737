import 'server-only'
import { AppError } from '../errors'
import { GraphRefusal } from './errors'
import { door, type Grant } from './grant'
import { methodItems, readSince } from './method-lists'
import { noteRemoved } from './method-notes'
import { methodsFrom } from './method-reading'
import { allMethodsKnown, methodFrom } from './methods-reading'
import { inOrder, isRemovable, kinds, type Method } from './method-types'
import { addressAt, knownPlace } from './qr-place'

type MethodsGrant = Grant<'methods'>

/** What became of one of several. */
export type Fate = 'gone' | 'already'
export type Removed = { fates: { id: string; fate: Fate }[]; lost: boolean }

function addressOf({ person }: MethodsGrant, { id, kind }: Method): string {
  if (kind === 'qrCodePin') return addressAt(knownPlace() === 'beta' ? 'beta' : 'v1.0', person.id)
  const segment = kind && kinds[kind].segment
  if (!segment) throw new AppError('method-refused')
  return `/users/${person.id}/authentication/${segment}/${encodeURIComponent(id)}`
}

/** Graph's 400 to a removal: it is the default while others are there, or a number that another one needs. */
function isKept({ failure, cause }: AppError): boolean {
  if (failure === 'refused') return false
  return failure === 'being-changed' || (cause instanceof GraphRefusal && cause.status === 400)
}

/** `kept`: Graph does not remove it, or not yet. */
type Attempt = Fate | 'kept' | 'lost'

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

/** What else is noted of a method: over with it. */
function notesOf({ kind, phoneType }: Method): string[] {
  if (kind === 'temporaryAccessPass') return ['pass']
  if (kind === 'qrCodePin') return ['qr', 'qr temporary']
  return kind === 'phone' && phoneType ? [`phone ${phoneType}`] : []
}

async function keepInMind(grant: MethodsGrant, gone: Method[], told: Method[] | null): Promise<void> {
  for (const method of gone) {
    const isTold = told?.every(({ id, mark }) => id !== method.id || mark !== method.mark) ?? false
    await noteRemoved(grant.person.id, { ...method, kinds: notesOf(method) }, isTold)
  }
}

/** One of them. Throws `method-refused` when Graph keeps it, and `changed-meanwhile` when it is another one now. */
export async function removeMethod(
  grant: MethodsGrant,
  { id, mark }: { id: string; mark: string },
  reference: string,
): Promise<Removed> {
  const method = allMethodsKnown(grant).find((one) => one.id === id)
  if (!method) return { fates: [{ id, fate: 'already' }], lost: false }
  if (method.mark !== mark || !isRemovable(method)) throw new AppError('changed-meanwhile')
  const fate = await attempt(grant, method, reference)
  if (fate === 'kept') throw new AppError('method-refused', { reference })
  const told = await toldNow(grant)
  // What cannot be looked up is not known, and may be sent again.
  if (fate === 'lost' && isLeft(told, id)) throw new AppError('unanswered', { reference })
  await keepInMind(grant, [method], told)
  return { fates: [{ id, fate: fate === 'lost' ? 'gone' : fate }], lost: fate === 'lost' }
}

function isLeft(told: Method[] | null, id: string): boolean {
  return told === null || told.some((one) => one.id === id)
}

/**
 * Tries all of them, one by one. What Graph keeps is tried once more after the others, as long as that helps: which one is the
 * default is told by beta alone. Where Graph takes no more, the rest is left. Throws when not even the first could be tried.
 */
async function tryAll(
  grant: MethodsGrant,
  methods: Method[],
  reference: string,
): Promise<Map<string, Attempt>> {
  const attempts = new Map<string, Attempt>()
  let queue = methods
  for (let before = Infinity; queue.length > 0 && queue.length < before;) {
    before = queue.length
    for (const method of queue) {
      try {
        attempts.set(method.id, await attempt(grant, method, reference))
      } catch (error) {
        if (attempts.size === 0 || !(error instanceof AppError)) throw error
        return attempts
      }
    }
    queue = queue.filter(({ id }) => attempts.get(id) === 'kept')
  }
  return attempts
}

/**
 * All that were shown, but for the password. A method that was added meanwhile stays. Throws `unanswered` when it is not
 * known of each of them, and `methods-partly` when Graph kept some.
 */
export async function startOver(
  grant: MethodsGrant,
  shown: { id: string; mark: string }[],
  reference: string,
): Promise<Removed> {
  const there = allMethodsKnown(grant)
  const gone = shown.filter(({ id }) => there.every((one) => one.id !== id))
  const isShown = (method: Method) => shown.some(({ id, mark }) => id === method.id && mark === method.mark)
  const going = inOrder(there.filter(isShown))
  const attempts = await tryAll(grant, going, reference)
  const told = await toldNow(grant)
  const removed = going.filter(({ id }) => {
    const fate = attempts.get(id)
    return fate === 'gone' || fate === 'already' || (fate === 'lost' && !isLeft(told, id))
  })
  await keepInMind(grant, removed, told)
  if (going.some((method) => attempts.get(method.id) === 'lost' && !removed.includes(method)))
    throw new AppError('unanswered', { reference })
  const left = shown.length - gone.length - removed.length
  if (left > 0) throw new AppError('methods-partly', { most: left, reference })
  const fates = removed.map(
    ({ id }) => ({ id, fate: attempts.get(id) === 'already' ? 'already' : 'gone' }) as const,
  )
  return {
    fates: [...gone.map(({ id }) => ({ id, fate: 'already' as const })), ...fates],
    lost: [...attempts.values()].includes('lost'),
  }
}
