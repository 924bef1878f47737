import { check, failWith } from '../check'
import { asPerson } from '../affected'
import { isManager, takingFrom } from '../managing'

/** Guests hold a role over a unit in vain: learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal */
export const managersGuest = check({
  id: 'managers-guest',
  area: 'managers',
  reads: ['managers', 'roles'],
  judge: ({ managers, roles }) => {
    // With a role over the tenant a guest can read the directory, and then manages as others do.
    const overTenant = roles.filter(({ unit, isEligible }) => unit === null && !isEligible)
    const guests = managers.filter(
      ({ id, isGuest }) => isGuest && !overTenant.some(({ holder }) => holder === id),
    )
    // Taking a role from somebody is looked at one by one, under Delegation: no button does it for all of them at once.
    return failWith(
      guests.map(asPerson),
      { requests: takingFrom(guests, roles.filter(isManager)) },
      { all: managers.length },
    )
  },
})
