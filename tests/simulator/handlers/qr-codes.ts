// The codes of a QR code method. https://learn.microsoft.com/graph/api/resources/qrcode
import { randomUUID } from 'node:crypto'
import { now } from '../clock.ts'
import type { Tenant } from '../directory.ts'
import { unfit } from '../graph-error.ts'
import { readTime } from '../graph-body.ts'
import { neverUsed } from '../methods.ts'
import type { QrCode } from '../methods.ts'
import { drawQrCode } from '../qr-image.ts'
import type { QrImage } from '../qr-image.ts'
import { note } from '../secrets.ts'
import type { State } from '../state.ts'

export const codeSlots = ['standardQRCode', 'temporaryQRCode'] as const
export type Slot = (typeof codeSlots)[number]

type Body = Record<string, unknown>
type End = (state: State, body: Body, start: number) => number

const hour = 60 * 60 * 1000
const longest = 395 * 24 * hour

export function isOver(tenant: Tenant, code: QrCode): boolean {
  return Date.parse(code.expireDateTime) <= now(tenant)
}

/** The image is there in this one answer, and nowhere kept. */
export function makeCode(state: State, body: Body, endOf: End): { code: QrCode; image: QrImage } {
  const time = now(state.tenant)
  const start = readTime(body, 'startDateTime') ?? time
  const end = endOf(state, body, start)
  const image = drawQrCode()
  note(state, 'qr-code', image.rawContent)
  note(state, 'qr-code', image.binaryValue)
  const code = {
    id: randomUUID(),
    startDateTime: new Date(start).toISOString(),
    expireDateTime: new Date(end).toISOString(),
    createdDateTime: new Date(time).toISOString(),
    lastUsedDateTime: neverUsed,
  }
  return { code, image }
}

/** Up to 395 days from its start; as many as the policy says where the app does not say. */
export function standardEnd(state: State, body: Body, start: number): number {
  const end = readTime(body, 'expireDateTime') ?? start + state.policy.qrCodeDays * 24 * hour
  if (end <= start || end <= now(state.tenant))
    throw unfit('The expireDateTime must lie after the start and in the future.')
  if (end > start + longest) throw unfit('A standard QR code lasts 395 days at most.')
  return end
}

/** 1 to 12 hours from its start. */
export function temporaryEnd(state: State, body: Body, start: number): number {
  const end = readTime(body, 'expireDateTime')
  if (end === undefined || end < start + hour || end > start + 12 * hour || end <= now(state.tenant)) {
    throw unfit('A temporary QR code lasts 1 to 12 hours.')
  }
  return end
}
