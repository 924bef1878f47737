import { asAffected } from '../affected'
import { check, failWith } from '../check'
import { giving, isManager, whoIsAble } from '../managing'

export const locationsWithoutManager = check({
  id: 'locations-without-manager',
  area: 'locations',
  reads: ['units', 'roles', 'managers', 'pim'],
  judge: ({ units, roles, managers }) => {
    const ableAt = whoIsAble({ roles, managers })
    // Who is only eligible is another check's.
    const mayBecome = new Set(
      roles.filter((held) => isManager(held) && held.isEligible).map(({ unit }) => unit),
    )
    const without = units.filter(({ id }) => ableAt(id).size === 0 && !mayBecome.has(id))
    return failWith(
      without.map(asAffected),
      { requests: giving(without), page: '/setup/delegation' },
      { all: units.length },
    )
  },
})
