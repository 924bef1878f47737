import { z } from 'zod'

/** Messages are keys of `methods.invalid`. */
const id = z.string('gone').min(1, 'gone').max(200, 'gone')
const mark = z.string('gone').max(100, 'gone')

export const removeSchema = z
  .object({ id, mark })
  .transform((sent) => ({ ids: [sent.id], id: sent.id, mark: sent.mark }))

const most = 60

/** `id mark`, one after the other, as the form showed them. */
export const startOverSchema = z
  .object({
    shown: z
      .string('gone')
      .max(200 * most, 'gone')
      .regex(/^\S+ \S+(, \S+ \S+)*$/, 'gone'),
  })
  .transform(({ shown }) => {
    const list = shown
      .split(', ')
      .slice(0, most)
      .map((one) => {
        const [of = '', its = ''] = one.split(' ')
        return { id: of, mark: its }
      })
    return { ids: list.map((one) => one.id), shown: list }
  })
