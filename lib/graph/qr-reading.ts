import 'server-only'
import { z } from 'zod'
import { door, type Grant, type OwnGrant } from './grant'
import { readMethodPolicy } from './method-policy'
import {
  methodsBefore,
  notedChanges,
  ofType,
  readMethods,
  type RawMethod,
  type Reading,
} from './method-reading'
import { knownPlace, readAtPlace } from './qr-place'
import { day, longestDays, type QrCode, type QrMethod } from './qr-types'
import { answered } from './standing'

const code = z.object({
  createdDateTime: z.string().nullish(),
  startDateTime: z.string().nullish(),
  expireDateTime: z.string().nullish(),
  lastUsedDateTime: z.string().nullish(),
})

/** learn.microsoft.com/graph/api/resources/qrpin; its samples spell the flag in two ways. */
const pin = z.object({
  createdDateTime: z.string().nullish(),
  updatedDateTime: z.string().nullish(),
  forceChangePinNextSignIn: z.boolean().nullish(),
  forceChangePINNextSignIn: z.boolean().nullish(),
})

export const qrEntity = z.object({
  id: z.string(),
  createdDateTime: z.string().nullish(),
  standardQRCode: code.nullish(),
  temporaryQRCode: code.nullish(),
  pin: pin.nullish(),
})
export type QrEntity = z.infer<typeof qrEntity>

export const qrChange = z.object({
  qr: z.enum(['created', 'changed', 'deleted']),
  id: z.string(),
  from: z.number().nullable(),
  until: z.number().nullable(),
})
export type QrChange = z.infer<typeof qrChange>

/** In the words of Graph, year 1 is never. */
function timeOf(text: string | null | undefined): number | null {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) || at < 0 ? null : at
}

export function codeFrom(raw: z.infer<typeof code>): QrCode {
  const until = timeOf(raw.expireDateTime)
  return {
    from: timeOf(raw.startDateTime),
    until,
    lastUsed: timeOf(raw.lastUsedDateTime),
    isOver: until !== null && until <= Date.now(),
  }
}

export function qrFrom(raw: QrEntity): QrMethod {
  return {
    id: raw.id,
    standard: raw.standardQRCode ? codeFrom(raw.standardQRCode) : null,
    temporary: raw.temporaryQRCode ? codeFrom(raw.temporaryQRCode) : null,
    mustChangePin: (raw.pin?.forceChangePinNextSignIn ?? raw.pin?.forceChangePINNextSignIn) === true,
    applying: null,
  }
}

/** As far as v1.0 lists it: where only beta has QR codes, this list may not. */
export function qrEntities(methods: RawMethod[]): QrEntity[] {
  return ofType(methods, 'qrCodePin', qrEntity)
}

/** The person's QR code out of the list of all methods, with what was done a moment ago; `hidden` when it is not to be seen. */
export async function readListedQr(grant: Grant<'view'>): Promise<QrMethod | null | 'hidden'> {
  const methods = await readMethods(grant)
  if (methods === null) return 'hidden'
  const [listed] = qrEntities(methods)
  const told = listed ?? (knownPlace() === 'beta' ? await readQrNow(grant) : null)
  return withNoted(grant.person.id, told ? qrFrom(told) : null)
}

/** The method as Graph tells it now; null for none. */
async function readQrNow({ person, [door]: graph }: Grant<'view'>): Promise<QrEntity | null> {
  const found = await readAtPlace(graph, person.id)
  return found.place === 'nowhere' || found.raw === null ? null : answered(qrEntity, found.raw)
}

export function qrBefore(reading: Reading): QrMethod | null {
  const [told] = qrEntities(methodsBefore(reading) ?? [])
  return told ? qrFrom(told) : null
}

export async function withNoted(person: string, told: QrMethod | null): Promise<QrMethod | null> {
  const [change] = await notedChanges(person, qrChange)
  return withQrChange(told, change)
}

/** The method as Graph tells it, and over it what it has taken but does not tell yet. */
export function withQrChange(told: QrMethod | null, change: QrChange | undefined): QrMethod | null {
  if (!change) return told
  const { qr, id, from, until } = change
  const standard = { from, until, lastUsed: null, isOver: false }
  if (qr === 'created' && told?.id !== id)
    return { id, standard, temporary: null, mustChangePin: true, applying: 'created' }
  if (told?.id !== id) return told
  if (qr === 'deleted') return { ...told, applying: 'deleted' }
  return qr === 'changed' && told.standard?.until !== until
    ? { ...told, standard: { ...standard, lastUsed: told.standard?.lastUsed ?? null }, applying: 'changed' }
    : told
}

const policy = z.object({
  standardQRCodeLifetimeInDays: z.number().nullish(),
  pinLength: z.number().nullish(),
})

export type QrPolicy = { days: number; isOff: boolean }

/** How long a code usually lasts here, and whether there are any. */
export async function readQrPolicy(own: OwnGrant): Promise<QrPolicy> {
  const read = await readMethodPolicy(own, 'QRCodePin', policy)
  const days = read?.standardQRCodeLifetimeInDays ?? 365
  return { days: Math.min(Math.max(1, days), longestDays), isOff: read?.isOn === false }
}

export function inDays(days: number, from = Date.now()): number {
  return from + days * day
}

export type QrNow = { place: 'v1.0' | 'beta'; method: QrMethod | null } | { place: 'nowhere' }

/** The person's QR code as Graph tells it now, and whether the organisation's Graph has any. */
export async function readQr(grant: Grant<'qr-code'>): Promise<QrNow> {
  const found = await readAtPlace(grant[door], grant.person.id)
  if (found.place === 'nowhere') return found
  const told = found.raw === null ? null : qrFrom(answered(qrEntity, found.raw))
  return { place: found.place, method: await withNoted(grant.person.id, told) }
}
