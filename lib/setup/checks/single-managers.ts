import { check, failWith } from '../check'
import { asAffected } from '../affected'
import { isManager } from '../managing'

/** Nobody can reset their own password: a lone manager who forgets one has nobody to turn to. */
export const singleManagers = check({
  id: 'single-managers',
  area: 'managers',
  reads: ['units', 'roles', 'managers'],
  judge: ({ units, roles, managers }) => {
    const able = new Set(
      managers.filter(({ isBlocked, isGuest }) => !isBlocked && !isGuest).map(({ id }) => id),
    )
    const here = (id: string) =>
      new Set(
        roles
          .filter((held) => isManager(held) && held.unit === id && able.has(held.holder))
          .map(({ holder }) => holder),
      )
    const single = units.filter(({ id }) => here(id).size === 1)
    return failWith(single.map(asAffected), { page: '/setup/delegation' }, { all: units.length })
  },
})
