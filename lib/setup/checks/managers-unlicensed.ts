import { asPerson } from '../affected'
import { check, failWith } from '../check'
import { isManager } from '../managing'

/** Each administrator of a unit needs Microsoft Entra ID P1: learn.microsoft.com/entra/identity/role-based-access-control/administrative-units */
export const managersUnlicensed = check({
  id: 'managers-unlicensed',
  area: 'managers',
  reads: ['managers', 'roles'],
  judge: ({ managers, roles }) => {
    const overUnits = new Set(roles.filter(isManager).map(({ holder }) => holder))
    const concerned = managers.filter(({ id }) => overUnits.has(id))
    const without = concerned.filter(({ isLicensed }) => !isLicensed)
    return failWith(
      without.map(asPerson),
      { page: 'https://admin.microsoft.com/#/licenses' },
      { all: concerned.length },
    )
  },
})
