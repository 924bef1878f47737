import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Writing } from './transport'
import { door, type Grant } from './grant'
import { methodItems, readSince } from './method-lists'
import { isAmong, keepInMind, noteRemoved, removedFrom } from './method-notes'
import { methodsFrom } from './method-reading'
import { imageFrom } from './qr-image'
import { addressAt, readAtPlace } from './qr-place'
import { codeFrom, endOf, qrEntities, qrEntity, qrFrom, type QrChange } from './qr-reading'
import { hasCode, type QrCode, type QrMethod } from './qr-types'
import { answered } from './standing'

type QrGrant = Grant<'qr-code'>

/** What is shown once: a picture, a PIN, or both. They exist here and on the screen, nowhere else. */
export type MadeQr = { image: string | null; pin: string | null; code: QrCode | null }

const image = z.object({ binaryValue: z.string().min(1) })
const madeCode = z.object({
  startDateTime: z.string().nullish(),
  expireDateTime: z.string().nullish(),
  image,
})
const madePin = z.object({ code: z.string().regex(/^\d{4,32}$/) })

/** The method as it is now, and where to write to. Throws `qr-nowhere` where the organisation's Graph has none. */
async function openQr(grant: QrGrant): Promise<{ address: string; method: QrMethod | null }> {
  const found = await readAtPlace(grant[door], grant.person.id)
  if (found.place === 'nowhere') throw new AppError('qr-nowhere')
  const told = found.raw === null ? null : qrFrom(answered(qrEntity, found.raw))
  // What was deleted here a moment ago is gone, even if this copy of Graph's has not heard of it.
  const isLate = told !== null && isAmong(await removedFrom(grant.person.id), told.id)
  return { address: addressAt(found.place, grant.person.id), method: isLate ? null : told }
}

/** The method that a form was about, if it is still the one that was shown. */
async function sameAsShown(grant: QrGrant, id: string) {
  const { address, method } = await openQr(grant)
  if (method?.id !== id) throw new AppError('changed-meanwhile')
  return { address, method }
}

/** Graph has no code for its rules: a 400 is one of them, a 404 says that somebody was faster. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof AppError)) return error
  const { reference, cause } = error
  if (error.failure === 'unexpected') return new AppError('qr-refused', { reference, cause })
  if (error.failure === 'not-found') return new AppError('changed-meanwhile', { reference, cause })
  return error
}

/** The pages differ in the status; what counts is what is in the answer. */
async function send(grant: QrGrant, url: string, body: object | null, reference: string, method: Writing) {
  return grant[door].write(url, body, reference, method, [200, 201, 204]).catch((error: unknown) => {
    throw refusalOf(error)
  })
}

/** What has to be in the answer, else it got lost. */
function madeOf<T>(shape: z.ZodType<T>, body: unknown, reference: string): T {
  const read = shape.safeParse(body)
  if (read.success) return read.data
  throw new AppError('unanswered', { reference })
}

function pictureOf(code: z.infer<typeof madeCode>, reference: string): Pick<MadeQr, 'image' | 'code'> {
  const shown = imageFrom(code.image.binaryValue)
  if (shown === null) throw new AppError('unanswered', { reference })
  return { image: shown, code: codeFrom(code) }
}

/** From now on, by one clock: Graph measures the end from the start. */
function span(until: number, now = Date.now()) {
  return { startDateTime: new Date(now).toISOString(), expireDateTime: new Date(until).toISOString() }
}

/** Code and PIN. learn.microsoft.com/graph/api/authentication-put-qrcodepinmethod */
export async function createQr(grant: QrGrant, until: number, reference: string): Promise<MadeQr> {
  const { address, method } = await openQr(grant)
  if (hasCode(method)) throw new AppError('changed-meanwhile')
  const { body } = await send(grant, address, { standardQRCode: span(until) }, reference, 'PUT')
  const shape = z.object({ id: z.string(), standardQRCode: madeCode, pin: madePin })
  const made = madeOf(shape, body, reference)
  const picture = pictureOf(made.standardQRCode, reference)
  await keep(grant, { qr: 'created', id: made.id, from: picture.code?.from ?? null, until })
  return { ...picture, pin: made.pin.code }
}

/** A new code where the one before is over; the PIN stays. learn.microsoft.com/graph/api/qrcode-update */
export async function renewQr(
  grant: QrGrant,
  { id, until }: { id: string; until: number },
  reference: string,
): Promise<MadeQr> {
  const { address, method } = await sameAsShown(grant, id)
  // With a code that is good, this would only move its end.
  if (hasCode(method)) throw new AppError('changed-meanwhile')
  const { body } = await send(grant, `${address}/standardQRCode`, span(until), reference, 'PATCH')
  const picture = pictureOf(madeOf(madeCode, body, reference), reference)
  await keep(grant, { qr: 'changed', id, from: picture.code?.from ?? null, until })
  return { ...picture, pin: null }
}

/** For a badge that was left at home. learn.microsoft.com/graph/api/qrcode-update: 1 to 12 hours, and never changed. */
export async function makeTemporaryQr(
  grant: QrGrant,
  { id, hours }: { id: string; hours: number },
  reference: string,
): Promise<MadeQr> {
  const { address, method } = await sameAsShown(grant, id)
  if (method.temporary && !method.temporary.isOver) throw new AppError('changed-meanwhile')
  const now = Date.now()
  const body = span(now + hours * 3600_000, now)
  const answer = await send(grant, `${address}/temporaryQRCode`, body, reference, 'PATCH')
  const picture = pictureOf(madeOf(madeCode, answer.body, reference), reference)
  const { from = null, until = null } = picture.code ?? {}
  await keep(grant, { qr: 'temporary', id, from, until, was: endOf(method.temporary) })
  return { ...picture, pin: null }
}

/** Entra chooses the new one, and asks for another at the next sign-in. learn.microsoft.com/graph/api/qrpin-update */
export async function resetPin(grant: QrGrant, id: string, reference: string): Promise<MadeQr> {
  const { address } = await sameAsShown(grant, id)
  const { body } = await send(grant, `${address}/pin`, {}, reference, 'PATCH')
  const { code } = madeOf(madePin, body, reference)
  await refresh(grant)
  return { image: null, pin: code, code: null }
}

/** `lost`: Graph's answer got lost, and reading showed that it was done. `already`: it was so before. */
export type QrOutcome = { lost: boolean; already: boolean }

/** learn.microsoft.com/graph/api/qrcode-update: of a code that is good, only the end can be changed. */
export async function changeExpiry(
  grant: QrGrant,
  { id, until }: { id: string; until: number },
  reference: string,
): Promise<QrOutcome> {
  const { address, method } = await sameAsShown(grant, id)
  // A code that is over would be made anew, and nobody would see the picture.
  if (!hasCode(method)) throw new AppError('changed-meanwhile')
  const body = { expireDateTime: new Date(until).toISOString() }
  const write = () => send(grant, `${address}/standardQRCode`, body, reference, 'PATCH')
  const outcome = await repeatable(grant, write, (now) => now?.standard?.until === until)
  await keep(grant, { qr: 'changed', id, from: method.standard.from, until })
  return outcome
}

/** learn.microsoft.com/graph/api/authentication-delete-qrcodepinmethod */
export async function deleteQr(grant: QrGrant, id: string, reference: string): Promise<QrOutcome> {
  const { address, method } = await openQr(grant)
  if (method === null) return { lost: false, already: true }
  if (method.id !== id) throw new AppError('changed-meanwhile')
  const write = () => grant[door].write(address, null, reference, 'DELETE')
  const outcome = await repeatable(grant, write, (now) => now?.id !== id)
  const told = await refresh(grant)
  const isTold = told?.every((one) => one.id !== id) ?? false
  await noteRemoved(grant.person.id, { id, kinds: ['qr', 'qr temporary'] }, isTold)
  return outcome
}

/** learn.microsoft.com/graph/api/qrcode-delete */
export async function endTemporaryQr(grant: QrGrant, id: string, reference: string): Promise<QrOutcome> {
  const { address, method } = await sameAsShown(grant, id)
  if (method.temporary === null) return { lost: false, already: true }
  const write = () => grant[door].write(`${address}/temporaryQRCode`, null, reference, 'DELETE')
  const outcome = await repeatable(grant, write, (now) => now === null || now.temporary === null)
  await keep(grant, { qr: 'temporary', id, from: null, until: null, was: endOf(method.temporary) })
  return outcome
}

/** What can be sent twice without harm: after a lost answer, what is there now tells. A 404 says that somebody was faster. */
async function repeatable(
  grant: QrGrant,
  write: () => Promise<unknown>,
  isDone: (now: QrMethod | null) => boolean,
): Promise<QrOutcome> {
  try {
    await write()
    return { lost: false, already: false }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.failure === 'not-found') return { lost: false, already: true }
    if (error.failure !== 'unanswered') throw error
    const { method } = await openQr(grant).catch(() => Promise.reject(error))
    if (!isDone(method)) throw error
    return { lost: true, already: false }
  }
}

/** The list of all methods once more, for the page that is drawn with the answer. What was done is done, whatever comes of it. */
async function refresh(grant: QrGrant): Promise<ReturnType<typeof qrEntities> | null> {
  try {
    const [raw] = await grant[door].readAll([methodItems(grant.person.id)[1]])
    const told = qrEntities(methodsFrom(raw))
    const since = await readSince(grant.person.id)
    since.all = raw
    return told
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Notes what Graph has taken, unless it tells it already; of what this list does not tell whole, nobody knows. */
async function keep(grant: QrGrant, change: QrChange): Promise<void> {
  const told = await refresh(grant)
  const there = told?.find(({ id }) => id === change.id)
  const { standard, temporary } = there ? qrFrom(there) : { standard: null, temporary: null }
  const isTemporary = change.qr === 'temporary'
  const end = isTemporary ? endOf(temporary) : standard?.until
  const kind = isTemporary ? 'qr temporary' : 'qr'
  await keepInMind(grant.person.id, kind, change, there?.standardQRCode !== undefined && end === change.until)
}
