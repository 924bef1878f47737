import 'server-only'
import { z } from 'zod'
import type { Check } from './checks'
import { isMadeSince, lag, methodsBefore } from './method-reading'
import { passEntities } from './pass-reading'

/** To void one, by its id; or to make one in place of another. */
const sent = z.object({ id: z.string().optional(), replaces: z.string().nullish() })

/** What became of a lost answer: nobody sees the pass any more, but when the one that is there was made. */
export const passCheck: Check = {
  note: (_person, input) => {
    const { id, replaces } = sent.parse(input)
    return id ? `void ${id}` : replaces ? `make ${replaces}` : null
  },
  change: (input) => ({ what: sent.parse(input).id ? 'voided' : 'made' }),
  look(grant, { noted: note, startedAt }, now) {
    const methods = methodsBefore(grant)
    if (methods === null) return null
    const passes = passEntities(methods)
    const [verb, before] = note?.split(' ') ?? []
    const isDone =
      verb === 'void'
        ? passes.every(({ id }) => id !== before)
        : passes.some(({ id, createdDateTime }) => id !== before && isMadeSince(createdDateTime, startedAt))
    if (isDone) return 'done'
    return now < startedAt + lag ? null : 'not-done'
  },
}
