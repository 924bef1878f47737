import { check, failWith } from '../check'
import { asAffected } from '../affected'
import { isManager } from '../managing'

export const locationsWithoutManager = check({
  id: 'locations-without-manager',
  area: 'locations',
  reads: ['units', 'roles'],
  judge: ({ units, roles }) => {
    const managed = new Set(roles.filter(isManager).map(({ unit }) => unit))
    // Who is only eligible is another check's.
    const without = units.filter(({ id }) => !managed.has(id))
    return failWith(without.map(asAffected), { page: '/setup/delegation' }, { all: units.length })
  },
})
