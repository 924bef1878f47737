import { z } from 'zod'

/** `mark` names the writes that were shown: others are not sent. */
export const fixSchema = z.object({ check: z.string().max(40), mark: z.string().max(40) })
