import { asAffected } from '../affected'
import { check, failWith } from '../check'
import { giving, isManager, whoIsAble } from '../managing'

/** Whoever must activate a role first has none at the counter. */
export const onlyEligible = check({
  id: 'only-eligible',
  area: 'locations',
  reads: ['pim', 'units', 'roles', 'managers'],
  judge: ({ units, roles, managers }) => {
    const ableAt = whoIsAble({ roles, managers })
    const mayBecome = new Set(
      roles.filter((held) => isManager(held) && held.isEligible).map(({ unit }) => unit),
    )
    const only = units.filter(({ id }) => ableAt(id).size === 0 && mayBecome.has(id))
    return failWith(only.map(asAffected), { requests: giving(only), page: '/setup/delegation' })
  },
})
