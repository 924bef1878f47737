import { z } from 'zod'
import { brokenRules, type Names } from '@/lib/password'

/**
 * What the form sends. A synchronised person's password is typed and checked here as it was in the
 * browser; a cloud-only person's is made by Microsoft. Messages are keys of `reset-password.invalid`.
 */
export function resetPasswordSchema(
  person: Names & { synchronised: boolean },
): z.ZodType<{ newPassword?: string }> {
  if (!person.synchronised) return z.object({ newPassword: z.undefined('not-offered').optional() })
  const newPassword = z.string('needed').min(1, 'needed')
  return z.object({
    newPassword: newPassword.superRefine((typed, context) => {
      for (const rule of typed ? brokenRules(typed, person) : []) context.addIssue(rule)
    }),
  })
}
