'use server'

import { setupAction } from '@/lib/actions'
import { AppError } from '@/lib/errors'
import { findCandidate, giveRole, listHeld, listPlaces, roleIdOf, takeRole } from '@/lib/graph/delegation'
import { delegationSchema } from './schema'

/** Gives a manager a role over a location, or takes one away. Who it is, is read afresh, and so is what they hold. */
export const delegate = setupAction(
  'setup-delegation',
  () => delegationSchema,
  async (grant, input) => {
    const person = await findCandidate(grant, input.holder)
    if (!person) throw new AppError('not-found')
    const { id, name, signInName } = person
    const what = input.verb === 'give' ? 'given' : 'taken'
    const which: Record<string, string> =
      input.verb === 'give'
        ? { role: input.role, location: input.location }
        : { assignment: input.assignment }
    return { target: { id, name, signInName, unit: null }, change: { what, ...which } }
  },
  async (grant, input, reference) => {
    const held = await listHeld(grant)
    if (input.verb === 'take') {
      const found = held.find(
        ({ id, group, isEligible }) => id === input.assignment && group === null && !isEligible,
      )
      if (found?.holder !== input.holder) throw new AppError('changed-meanwhile')
      return takeRole(grant, input.assignment, reference)
    }
    const [places, person] = await Promise.all([listPlaces(grant), findCandidate(grant, input.holder)])
    if (!person || person.isGuest) throw new AppError('changed-meanwhile')
    const isHeld = held.some(
      (one) =>
        !one.isEligible &&
        one.holder === input.holder &&
        one.unit === input.location &&
        one.roleId === roleIdOf(input.role),
    )
    if (isHeld || !places.some(({ id }) => id === input.location)) throw new AppError('changed-meanwhile')
    return giveRole(grant, { holder: input.holder, role: input.role, place: input.location }, reference)
  },
)
