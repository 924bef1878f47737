import { z } from 'zod'
import { env } from '@/lib/env'
import { brokenRules, type Names } from '@/lib/password'
import { weigh } from '@/lib/password-strength'

type Whom = Names & { synchronised: boolean }

/**
 * A synchronised person's password has to be typed; a cloud-only person's is made by Microsoft, and may be typed only
 * where the settings say so.
 */
export function typingFor({ synchronised }: Pick<Whom, 'synchronised'>): 'needed' | 'possible' | null {
  if (synchronised) return 'needed'
  return env().typesPasswords ? 'possible' : null
}

/** As the form was drawn: whoever was blocked since is not given a password unseen, nor where a form says what no form of ours does. */
export function accountOf({ blocked }: { blocked: boolean }): 'enabled' | 'blocked' {
  return blocked ? 'blocked' : 'enabled'
}

/** What the form sends, checked here as it was in the browser. Messages are keys of `reset-password.invalid`. */
export function resetPasswordSchema(person: Whom) {
  return z.object({ ...newPasswordFor(person), account: z.string().optional() })
}

function newPasswordFor(person: Whom): { newPassword: z.ZodType<string | undefined> } {
  const typing = typingFor(person)
  if (!typing) return { newPassword: z.undefined('not-offered').optional() }
  const newPassword = z.string('now-typed').superRefine((typed, context) => {
    for (const rule of typed ? brokenRules(typed, person, weigh) : []) context.addIssue(rule)
  })
  if (typing === 'needed') return { newPassword: newPassword.min(1, 'needed') }
  return { newPassword: newPassword.transform((typed) => typed || undefined).optional() }
}
