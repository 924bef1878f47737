'use server'

import { setupAction } from '@/lib/actions'
import { AppError } from '@/lib/errors'
import { giveRole, listHeld, listPlaces, takeRole } from '@/lib/graph/delegation'
import { delegationSchema } from './schema'
import { weigh } from './weigh'

/** Gives a manager a role over a location, or takes one away: judged afresh, as the dry run judged it. */
export const delegate = setupAction(
  'setup-delegation',
  () => delegationSchema,
  async (grant, input) => {
    const [places, { roles: held }] = await Promise.all([listPlaces(grant), listHeld(grant)])
    const weighed = await weigh(grant, input, { places, held })
    const { person, place } = weighed
    if (!person) throw new AppError('not-found')
    const role = weighed.problem === null && { roleId: weighed.role.id, role: weighed.role.name }
    const unit = place && { id: place.id, name: place.name }
    return {
      target: { id: person.id, name: person.name, signInName: person.signInName, unit },
      change: { what: input.verb === 'give' ? 'given' : 'taken', ...role },
      isPossible: weighed.problem === null,
    }
  },
  async (grant, input, reference, { isPossible }) => {
    if (!isPossible) throw new AppError('changed-meanwhile')
    if (input.verb === 'take') return takeRole(grant, input.assignment, reference)
    const { holder, role, location: place } = input
    return giveRole(grant, { holder, role, place }, reference)
  },
)
