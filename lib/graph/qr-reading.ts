import 'server-only'
import { z } from 'zod'
import { door, type Grant, type OwnGrant } from './grant'
import { readMethodPolicy } from './method-policy'
import { isAmong, notedChanges, removedFrom } from './method-notes'
import {
  methodsBefore,
  methodsKnown,
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

const end = z.number().nullable()

/** Of a temporary code, `was` is the end of the one before: as long as Graph tells that, it is late. */
export const qrChange = z.discriminatedUnion('qr', [
  z.object({ qr: z.literal('created'), id: z.string(), from: end, until: end }),
  z.object({ qr: z.literal('changed'), id: z.string(), from: end, until: end }),
  z.object({ qr: z.literal('temporary'), id: z.string(), from: end, until: end, was: end }),
])
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
  const told = await wholeQr(grant, methods)
  return withNoted(grant.person.id, told ? qrFrom(told) : null)
}

/** What the list tells of it, if that is all there is to tell: neither what only beta has, nor codes and PIN have to be in it. */
export async function wholeQr(
  grant: Pick<Grant<'view'>, 'person' | typeof door>,
  methods: RawMethod[],
): Promise<QrEntity | null> {
  const [listed] = qrEntities(methods)
  const isWhole = listed ? listed.standardQRCode !== undefined : knownPlace() !== 'beta'
  return isWhole ? (listed ?? null) : readQrNow(grant)
}

/** The method as Graph tells it now; null for none. */
async function readQrNow({
  person,
  [door]: graph,
}: Pick<Grant<'view'>, 'person' | typeof door>): Promise<QrEntity | null> {
  const found = await readAtPlace(graph, person.id)
  return found.place === 'nowhere' || found.raw === null ? null : answered(qrEntity, found.raw)
}

/** When the badge that is there began to work; null where Graph does not say. */
export async function readBadgeStart(grant: Grant<'qr-code'>): Promise<number | null> {
  const told = await wholeQr(grant, methodsKnown(grant))
  return timeOf(told?.standardQRCode?.startDateTime)
}

export function qrBefore(reading: Reading): QrMethod | null {
  const [told] = qrEntities(methodsBefore(reading) ?? [])
  return told ? qrFrom(told) : null
}

export async function withNoted(person: string, told: QrMethod | null): Promise<QrMethod | null> {
  const [changes, removed] = await Promise.all([notedChanges(person, qrChange), removedFrom(person)])
  const method = changes.reduce(withQrChange, told)
  return method && isAmong(removed, method.id) ? { ...method, applying: 'deleted' } : method
}

/** The method as Graph tells it, and over it what it has taken but does not tell yet. */
function withQrChange(told: QrMethod | null, change: QrChange): QrMethod | null {
  const { qr, id, from, until } = change
  const code = { from, until, lastUsed: null, isOver: false }
  if (qr === 'created' && told?.id !== id)
    return { id, standard: code, temporary: null, mustChangePin: true, applying: 'created' }
  if (told?.id !== id) return told
  if (qr === 'temporary')
    return endOf(told.temporary) === change.was
      ? { ...told, temporary: until === null ? null : code, applying: 'changed' }
      : told
  return qr === 'changed' && told.standard?.until !== until
    ? { ...told, standard: { ...code, lastUsed: told.standard?.lastUsed ?? null }, applying: 'changed' }
    : told
}

/** When a code ends that is there; null for none. */
export function endOf(code: QrCode | null): number | null {
  return code && !code.isOver ? code.until : null
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
