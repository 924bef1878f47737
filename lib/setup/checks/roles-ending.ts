import { check, failWith } from '../check'
import { asPerson } from '../affected'
import { isManager } from '../managing'

/** An activation of some hours is meant to end; an assignment that ends is easily forgotten. */
export const rolesEnding = check({
  id: 'roles-ending',
  area: 'managers',
  reads: ['pim', 'roles', 'managers'],
  judge: ({ roles, managers }) => {
    const soon = Date.now() + 30 * 24 * 3600_000
    const ending = roles.filter(
      (held) => isManager(held) && !held.isActivated && held.ends !== null && held.ends < soon,
    )
    const holders = managers.filter(({ id }) => ending.some(({ holder }) => holder === id))
    return failWith(holders.map(asPerson), { page: '/setup/delegation' })
  },
})
