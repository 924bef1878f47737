import { check, failWith } from '../check'
import { asAffected } from '../affected'
import { isManager } from '../managing'

/** Only a role on that very unit reaches its people, not even a Global Administrator does: learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management */
export const restrictedLocations = check({
  id: 'restricted-locations',
  area: 'locations',
  reads: ['units', 'roles'],
  judge: ({ units, roles }) => {
    const restricted = units.filter(({ isRestricted }) => isRestricted)
    const unreached = restricted.filter(
      ({ id }) => !roles.some((held) => isManager(held) && held.unit === id),
    )
    return failWith(unreached.map(asAffected), { page: '/setup/delegation' }, { all: restricted.length })
  },
})
