import { asAffected } from '../affected'
import { check, failWith } from '../check'
import { giving, whoIsAble } from '../managing'

/** Only a role on that very unit reaches its people, not even a Global Administrator does: learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management */
export const restrictedLocations = check({
  id: 'restricted-locations',
  area: 'locations',
  reads: ['units', 'roles', 'managers'],
  judge: ({ units, roles, managers }) => {
    const ableAt = whoIsAble({ roles, managers })
    const restricted = units.filter(({ isRestricted }) => isRestricted)
    const unreached = restricted.filter(({ id }) => ableAt(id).size === 0)
    return failWith(
      unreached.map(asAffected),
      { requests: giving(unreached), page: '/setup/delegation' },
      { all: restricted.length },
    )
  },
})
