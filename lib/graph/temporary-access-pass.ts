import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../errors'
import { door, type Grant } from './grant'
import { methodItems, readSince } from './method-lists'
import { isAmong, keepInMind, noteRemoved, notedChanges, removedFrom } from './method-notes'
import { methodsBefore, methodsFrom, methodsKnown } from './method-reading'
import { isRefused } from './standing'
import { passChange, passEntities, passFrom, type PassEntity } from './pass-reading'
import { isAlive, whatever, type Pass } from './pass-types'

const made = z.object({
  id: z.string().min(1),
  temporaryAccessPass: z.string().min(4).max(64),
  startDateTime: z.string().nullish(),
  lifetimeInMinutes: z.number().nullish(),
  isUsableOnce: z.boolean().nullish(),
  isUsable: z.boolean().nullish(),
  methodUsabilityReason: z.string().nullish(),
})

export type MadePass = {
  /** What to hand to the person. It exists here and on the screen, nowhere else. */
  temporaryAccessPass: string
  pass: Pass
}

function addressOf({ person }: Grant<'temporary-access-pass'>): string {
  return `/users/${person.id}/authentication/temporaryAccessPassMethods`
}

/**
 * Makes a pass; one that can still be used goes, as a person has one. Throws `unanswered` when Graph may have made it
 * but it did not arrive. learn.microsoft.com/graph/api/authentication-post-temporaryaccesspassmethods
 */
export async function createPass(
  grant: Grant<'temporary-access-pass'>,
  wanted: { minutes: number; once: boolean; start: Date | null; replaces: string | null },
  reference: string,
): Promise<MadePass> {
  const { minutes, once, start, replaces } = wanted
  await requireSeen(grant, replaces)
  const body = {
    lifetimeInMinutes: minutes,
    isUsableOnce: once,
    ...(start && { startDateTime: start.toISOString() }),
  }
  const answer = await grant[door].write(addressOf(grant), body, reference).catch((error: unknown) => {
    throw refusalOf(error)
  })
  const read = made.safeParse(answer.body)
  if (!read.success) throw new AppError('unanswered', { reference })
  const pass = passFrom(read.data)
  const { id, from, until } = pass
  const isTold = (await toldNow(grant))?.some((one) => one.id === id) ?? false
  await keepInMind(grant.person.id, 'pass', { pass: 'made', id, from, until, once: pass.once }, isTold)
  return { temporaryAccessPass: read.data.temporaryAccessPass, pass }
}

/** Nobody's pass stops working without the manager having read that it will. */
async function requireSeen(grant: Grant<'temporary-access-pass'>, replaces: string | null): Promise<void> {
  // To whom the methods are not shown, the page has said so.
  if (replaces === whatever || isRefused(grant.methods?.all ?? new AppError('refused'))) return
  const [there] = passEntities(methodsKnown(grant))
  const told = there ? passFrom(there) : null
  if (!isAlive(told) || told.id === replaces) return
  // What the manager has seen may be newer than what Graph tells.
  const [made, removed] = await Promise.all([
    notedChanges(grant.person.id, passChange),
    removedFrom(grant.person.id),
  ])
  if (!made.some(({ id }) => id === replaces) && !isAmong(removed, told.id))
    throw new AppError('changed-meanwhile')
}

/** The passes as Graph tells them now; null if it tells nothing. */
async function toldNow(grant: Grant<'temporary-access-pass'>): Promise<PassEntity[] | null> {
  try {
    const [raw] = await grant[door].readAll([methodItems(grant.person.id)[1]])
    const told = passEntities(methodsFrom(raw))
    const since = await readSince(grant.person.id)
    since.all = raw
    return told
  } catch (error) {
    // What was done is done, whatever becomes of looking at it.
    if (error instanceof AppError) return null
    throw error
  }
}

/** Graph has no code for what its policy does not allow: it is a 400 like any other. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof AppError) || error.failure !== 'unexpected') return error
  const { reference, cause } = error
  return new AppError('pass-refused', { reference, cause })
}

/** `lost`: Graph's answer got lost, and reading showed that it was done. `already`: it was gone before. */
export type Voided = { told: boolean; lost: boolean; already: boolean }

/** learn.microsoft.com/graph/api/temporaryaccesspassauthenticationmethod-delete */
export async function voidPass(
  grant: Grant<'temporary-access-pass'>,
  id: string,
  reference: string,
): Promise<Voided> {
  const there = methodsBefore(grant)
  const [pass] = there ? passEntities(there) : []
  // Another one has taken its place: whoever sent this form has not seen it.
  if (pass && pass.id !== id) throw new AppError('changed-meanwhile')
  if (there && !pass) return { told: true, lost: false, already: true }
  const outcome = { told: true, lost: false, already: false }
  try {
    await grant[door].write(`${addressOf(grant)}/${id}`, null, reference, 'DELETE')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.failure === 'not-found') return { ...outcome, already: true }
    if (error.failure !== 'unanswered' || !(await isGone(grant, id))) throw error
    outcome.lost = true
  }
  if (!outcome.lost) outcome.told = await isGone(grant, id)
  await noteRemoved(grant.person.id, { id, kinds: ['pass'] }, outcome.told)
  return outcome
}

/** So long after a write its effect is read, and once more. */
const pauses = [0, 1_000]

async function isGone(grant: Grant<'temporary-access-pass'>, id: string): Promise<boolean> {
  for (const pause of pauses) {
    await wait(pause)
    const told = await toldNow(grant)
    if (told && !told.some((one) => one.id === id)) return true
  }
  return false
}
