import { z } from 'zod'

/** How a manager may have made sure whom they are helping. */
export const waysToBeSure = ['in-person', 'call-back', 'video', 'other'] as const

/** Whether something is asked for, as the settings say. */
export type Asked = 'off' | 'optional' | 'required'

export const longestReason = 200

/** What is not asked for is not taken either. Messages are keys of `evidence.invalid`. */
function asked(how: Asked, missing: string, field: z.ZodType<string>): z.ZodType<string | null> {
  if (how === 'off') return z.unknown().transform(() => null)
  const given = z.string().trim().default('')
  return given.transform((text, context) => {
    if (text === '' && how === 'optional') return null
    const read = text === '' ? null : field.safeParse(text)
    if (read?.success) return read.data
    context.addIssue(read?.error.issues[0]?.message ?? missing)
    return z.NEVER
  })
}

/** What a form tells about the reasons for it, beside what it is for. */
export function evidenceSchema(evidence: Asked, reason: Asked) {
  return z.object({
    evidence: asked(evidence, 'evidence-needed', z.enum(waysToBeSure, 'evidence-needed')),
    reason: asked(
      reason,
      'reason-needed',
      z
        .string()
        .max(longestReason, 'reason-long')
        .regex(/^\P{Cc}*$/u, 'reason-characters'),
    ),
  })
}
