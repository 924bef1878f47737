import { z } from 'zod'
import { chances } from '@/lib/setup/recovery'

/** A bar of the picture: what else stands in the address is passed over. */
export const setupSearch = z.object({
  location: z.guid().optional().catch(undefined),
  chance: z.enum(chances).optional().catch(undefined),
})
export type SetupSearch = z.infer<typeof setupSearch>
