import { z } from 'zod'
import { capabilities, setupCapabilities } from '@/lib/capabilities'

/** Kinds of records beside single actions. Nothing chosen: changes to people. */
export const kinds = ['all', 'sign-ins', 'reading'] as const
export const outcomes = ['ok', 'failed', 'denied', 'unknown', 'pending'] as const

const day = z.iso.date()
const words = z.string().trim().min(1).max(100)

/** The search params, each left out where it is not to be understood: a link that was bent still leads here. */
export const activitySearch = z.object({
  /** A part of a name, or an object id. */
  person: words.optional().catch(undefined),
  by: words.optional().catch(undefined),
  action: z
    .enum([...kinds, ...capabilities, ...setupCapabilities])
    .optional()
    .catch(undefined),
  outcome: z.enum(outcomes).optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
})

export type ActivitySearch = z.infer<typeof activitySearch>
