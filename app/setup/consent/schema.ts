import { z } from 'zod'

/** Features that can be left out and take a permission of their own; each has a word in the messages. */
export const optional = ['temporary-access-pass', 'qr-code', 'sign-out', 'block'] as const

/** Which of them somebody looks at; nothing chosen: those that are on. */
export const consentSearch = z.object({
  feature: z
    .union([z.enum([...optional, 'none']), z.array(z.enum([...optional, 'none']))])
    .optional()
    .catch(undefined),
  /** What came of Microsoft's consent page. */
  answer: z.enum(['given', 'refused']).optional().catch(undefined),
})
export type ConsentSearch = z.infer<typeof consentSearch>
