import { z } from 'zod'
import { givable, type Givable } from '@/lib/graph/delegation'

/** What is asked for: a role to give, of which a dry run may lack a part, or one to take away. `holder`: a sign-in name, or an id. */
export type Wanted =
  | { verb: 'give'; holder: string; role?: Givable; location?: string }
  | { verb: 'take'; holder: string; assignment: string }

/** The search params of a dry run: nothing is changed by looking. */
export const delegationSearch = z.object({
  // One that is too long is nobody's, and is told so.
  who: z
    .string()
    .trim()
    .min(1)
    .transform((text) => text.slice(0, 257))
    .optional()
    .catch(undefined),
  location: z.guid().optional().catch(undefined),
  role: z.enum(givable).optional().catch(undefined),
  take: z.string().min(1).max(100).optional().catch(undefined),
  /** Whose role of a group it is, so that it is told for the right person. */
  of: z.guid().optional().catch(undefined),
})
export type DelegationSearch = z.infer<typeof delegationSearch>

/** What is sent after it was confirmed. */
export const delegationSchema = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('give'), holder: z.guid(), role: z.enum(givable), location: z.guid() }),
  z.object({ verb: z.literal('take'), assignment: z.string().min(1).max(100), holder: z.guid() }),
])
