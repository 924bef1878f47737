import 'server-only'
import { z } from 'zod'
import type { Check } from './checks'
import { isMadeSince, lag, methodsBefore } from './method-reading'
import { knownPlace } from './qr-place'
import { qrEntities, type QrEntity } from './qr-reading'

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
  look(grant, { noted: note, startedAt }, now) {
    const methods = methodsBefore(grant)
    if (methods === null || note === null) return null
    const [there] = qrEntities(methods)
    // Where only beta has QR codes, the list that is read here may leave them out.
    if (!there && knownPlace() !== 'v1.0') return null
    if (isDone(noted.parse(JSON.parse(note)), there, startedAt)) return 'done'
    return now < startedAt + lag ? null : 'not-done'
  },
}

function isDone({ verb, id, until }: Noted, there: QrEntity | undefined, startedAt: number): boolean {
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
