import 'server-only'
import { z } from 'zod'
import type { Check } from './checks'
import { lag, methodsBefore } from './method-reading'

const noted = z.object({ ids: z.array(z.string()), shown: z.unknown().optional() })

/** What became of a lost answer: the methods that were to go are gone, or not. */
export const methodsCheck: Check = {
  note: (_person, input) => JSON.stringify({ ids: noted.parse(input).ids }),
  change: (input) => ({ what: noted.parse(input).shown === undefined ? 'removed' : 'all' }),
  look(grant, { noted: note, startedAt }, now) {
    const methods = methodsBefore(grant)
    if (methods === null || note === null) return null
    const { ids } = noted.parse(JSON.parse(note))
    if (methods.every(({ id }) => !ids.includes(id))) return 'done'
    return now < startedAt + lag ? null : 'not-done'
  },
}
