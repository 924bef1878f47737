import { z } from 'zod'
import { day, longestDays, temporaryHours } from '@/lib/graph/qr-types'

const id = z.string('gone').min(1, 'gone').max(100, 'gone')

const dayShape = /^\d{4}-\d{2}-\d{2}$/
const timeShape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/

/**
 * The end of a code, as a day (to its last second) or as a time. `from` is when the code starts: it lasts 1 to 395 days.
 * Messages are keys of `qr-code.invalid`.
 */
function untilSchema(from: number) {
  return z
    .string('expire')
    .trim()
    .max(40, 'expire')
    .transform((text, context): number => {
      const isDay = dayShape.test(text)
      const date = isDay ? text : (timeShape.exec(text)?.[1] ?? '')
      // Whole seconds: Graph may tell no more of them.
      const until =
        Math.floor((isDay ? new Date(`${text}T23:59:59`).getTime() : Date.parse(text)) / 1000) * 1000
      const latest = Math.floor((from + longestDays * day) / 1000) * 1000
      // The last of the days ends within the last of the 395.
      const kept = isDay ? Math.min(until, until - day < latest ? latest : until) : until
      const fault = faultOf(date, kept, from)
      if (fault) context.addIssue(fault)
      return kept
    })
}

function faultOf(date: string, until: number, from: number): string | null {
  if (!z.iso.date().safeParse(date).success || Number.isNaN(until)) return 'expire'
  if (until <= Date.now()) return 'expire-past'
  if (until < from + day) return 'expire-short'
  return until > from + longestDays * day ? 'expire-long' : null
}

/** So long it may take until Graph measures the same from its own now. */
const slack = 60_000

export function createSchema() {
  return z
    .object({ expireDateTime: untilSchema(Date.now() - slack) })
    .transform(({ expireDateTime }) => ({ verb: 'create' as const, until: latestFromNow(expireDateTime) }))
}

export function renewSchema() {
  return z
    .object({ id, expireDateTime: untilSchema(Date.now() - slack) })
    .transform((sent) => ({ verb: 'renew' as const, id: sent.id, until: latestFromNow(sent.expireDateTime) }))
}

/** A day that ends a little after the 395th from now is that one. */
function latestFromNow(until: number): number {
  return Math.min(until, Math.floor((Date.now() - slack) / 1000) * 1000 + longestDays * day)
}

export function expirySchema(from: number | null) {
  return z
    .object({ id, expireDateTime: untilSchema(from ?? Date.now()) })
    .transform((sent) => ({ verb: 'expiry' as const, id: sent.id, until: sent.expireDateTime }))
}

const { least, most } = temporaryHours

export const temporarySchema = z
  .object({
    id,
    lifetimeInHours: z
      .string('hours')
      .trim()
      .regex(/^\d{1,3}$/, 'hours')
      .transform(Number)
      .pipe(z.number().min(least, 'hours').max(most, 'hours')),
  })
  .transform((sent) => ({ verb: 'temporary' as const, id: sent.id, hours: sent.lifetimeInHours }))

export function bareSchema<V extends 'pin' | 'delete' | 'end-temporary'>(verb: V) {
  return z.object({ id }).transform((sent) => ({ verb, id: sent.id }))
}
