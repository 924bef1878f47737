import 'server-only'
import { z } from 'zod'
import type { Check } from './checks'
import { isMadeSince, lag, methodsBefore } from './method-reading'
import { passEntities } from './pass-reading'

const noted = z.union([z.object({ id: z.string() }), z.unknown().transform(() => ({ id: null }))])

/** What became of a lost answer: nobody sees the pass any more, but when the one that is there was made. */
export const passCheck: Check = {
  note: (_person, input) => {
    const { id } = noted.parse(input)
    return id && `void ${id}`
  },
  change: (input) => ({ what: noted.parse(input).id ? 'voided' : 'made' }),
  look(grant, { noted: note, startedAt }, now) {
    const methods = methodsBefore(grant)
    if (methods === null) return null
    const passes = passEntities(methods)
    const voided = note?.startsWith('void ') ? note.slice('void '.length) : null
    const isDone = voided
      ? passes.every(({ id }) => id !== voided)
      : passes.some(({ createdDateTime }) => isMadeSince(createdDateTime, startedAt))
    if (isDone) return 'done'
    return now < startedAt + lag ? null : 'not-done'
  },
}
