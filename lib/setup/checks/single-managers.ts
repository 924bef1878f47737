import { asAffected } from '../affected'
import { check, failWith } from '../check'
import { giving, whoIsAble } from '../managing'

/** Nobody can reset their own password: a lone manager who forgets one has nobody to turn to. */
export const singleManagers = check({
  id: 'single-managers',
  area: 'managers',
  reads: ['units', 'roles', 'managers'],
  judge: ({ units, roles, managers }) => {
    const ableAt = whoIsAble({ roles, managers })
    const single = units.filter(({ id }) => ableAt(id).size === 1)
    return failWith(
      single.map(asAffected),
      { requests: giving(single), page: '/setup/delegation' },
      { all: units.length },
    )
  },
})
