import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Check } from './checks'
import { isMadeSince, lag, methodsBefore } from './method-reading'
import { knownPlace } from './qr-place'
import { wholeQr, type QrEntity } from './qr-reading'

const noted = z.object({
  verb: z.enum(['create', 'renew', 'expiry', 'temporary', 'end-temporary', 'pin', 'delete']),
  id: z.string().optional(),
  until: z.number().optional(),
})
type Noted = z.infer<typeof noted>

/** What became of a lost answer: neither code nor PIN are shown again, but when they were made is. */
export const qrCheck: Check = {
  note: (_person, input) => JSON.stringify(noted.parse(input)),
  change(input) {
    const { verb } = noted.parse(input)
    return { what: verb === 'end-temporary' ? 'endTemporary' : verb }
  },
  async look(grant, { noted: note, startedAt }, now) {
    const methods = methodsBefore(grant)
    if (methods === null || note === null) return null
    const there = await wholeQr(grant, methods).catch(whileUntold)
    // Where only beta has QR codes, the list leaves them out: as long as nobody knows where they are, it tells nothing.
    const place = knownPlace()
    if (there === 'untold' || (!there && place !== 'v1.0' && place !== 'beta')) return null
    if (isDone(noted.parse(JSON.parse(note)), there, startedAt)) return 'done'
    return now < startedAt + lag ? null : 'not-done'
  },
}

function whileUntold(error: unknown): 'untold' {
  if (error instanceof AppError) return 'untold'
  throw error
}

function isDone({ verb, id, until }: Noted, there: QrEntity | null, startedAt: number): boolean {
  switch (verb) {
    case 'create':
      return isMadeSince(there?.createdDateTime, startedAt)
    case 'renew':
      return isMadeSince(there?.standardQRCode?.createdDateTime, startedAt)
    case 'expiry':
      return Date.parse(there?.standardQRCode?.expireDateTime ?? '') === until
    case 'temporary':
      return isMadeSince(there?.temporaryQRCode?.createdDateTime, startedAt)
    case 'end-temporary':
      return !there?.temporaryQRCode
    case 'pin':
      return isMadeSince(there?.pin?.updatedDateTime ?? there?.pin?.createdDateTime, startedAt)
    case 'delete':
      return there?.id !== id
  }
}
