import { check, failWith } from '../check'
import { asAffected } from '../affected'
import { isManager, taking } from '../managing'

/** Such as Groups Administrator: a role over a location that does nothing for its people here. */
export const rolesInVain = check({
  id: 'roles-in-vain',
  area: 'managers',
  reads: ['roles', 'units'],
  judge: ({ roles, units }) => {
    const vain = roles.filter((held) => held.unit !== null && !held.isEligible && !isManager(held))
    const named = units.filter(({ id }) => vain.some(({ unit }) => unit === id))
    const names = [...new Set(vain.map(({ roleName }) => roleName))].join(', ')
    return failWith(
      named.map(asAffected),
      // They may serve something else than this app: each is looked at by a person.
      { requests: taking(vain) },
      { count: vain.length, roles: names },
    )
  },
})
