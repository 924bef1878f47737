import { z } from 'zod'
import type { PassPolicy } from '@/lib/graph/pass-types'

const minute = 60_000
/** Another clock than ours, and the time it takes to press the button. */
const slack = 2 * minute
const farthest = 366 * 24 * 60 * minute

/** With an offset, or by the clock of the machine the app runs on: the one by which the page tells times. */
const shape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/

/** Null: now. */
function readStart(text: string, context: z.RefinementCtx): Date | null {
  if (text === '') return null
  const [, day = ''] = shape.exec(text) ?? []
  const start = new Date(text)
  const ahead = start.getTime() - Date.now()
  const isTime = z.iso.date().safeParse(day).success && !Number.isNaN(ahead)
  const fault = !isTime ? 'start' : ahead < -slack ? 'start-past' : ahead > farthest ? 'start-far' : null
  if (fault) context.addIssue(fault)
  return fault || ahead <= 0 ? null : start
}

/** Messages are keys of `temporary-access-pass.invalid`. */
export function createSchema({ least, most, onceOnly }: PassPolicy) {
  return z
    .object({
      lifetimeInMinutes: z
        .string('lifetime')
        .trim()
        .regex(/^\d+$/, 'lifetime')
        .transform(Number)
        .pipe(z.number().min(least, 'lifetime').max(most, 'lifetime')),
      isUsableOnce: z
        .enum(['true', 'false', 'on', 'off'], 'once')
        .default('true')
        .transform((text) => text === 'true' || text === 'on')
        .refine((once) => once || !onceOnly, 'once-only'),
      startDateTime: z.string().max(40, 'start').trim().default('').transform(readStart),
      replaces: z.string().max(100, 'once').default(''),
    })
    .transform(({ lifetimeInMinutes, isUsableOnce, startDateTime, replaces }) => ({
      minutes: lifetimeInMinutes,
      once: isUsableOnce,
      start: startDateTime,
      replaces: replaces || null,
    }))
}

export const voidSchema = z.object({ id: z.guid('gone') })
