import { check, failWith } from '../check'
import { asAffected } from '../affected'
import { isManager } from '../managing'

/** Whoever must activate a role first has none at the counter. */
export const onlyEligible = check({
  id: 'only-eligible',
  area: 'locations',
  reads: ['pim', 'units', 'roles'],
  judge: ({ units, roles }) => {
    const here = (id: string) => roles.filter(isManager).filter(({ unit }) => unit === id)
    const only = units.filter(
      ({ id }) => here(id).length > 0 && here(id).every(({ isEligible }) => isEligible),
    )
    return failWith(only.map(asAffected), { page: '/setup/delegation' })
  },
})
