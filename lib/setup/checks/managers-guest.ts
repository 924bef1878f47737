import { check, failWith } from '../check'
import { asPerson } from '../affected'
import { takingFrom } from '../managing'

/** Guests hold a role over a unit in vain: learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal */
export const managersGuest = check({
  id: 'managers-guest',
  area: 'managers',
  reads: ['managers', 'roles'],
  judge: ({ managers, roles }) => {
    const guests = managers.filter(({ isGuest }) => isGuest)
    return failWith(
      guests.map(asPerson),
      { requests: takingFrom(guests, roles), byUs: true },
      { all: managers.length },
    )
  },
})
