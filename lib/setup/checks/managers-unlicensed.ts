import { check, failWith } from '../check'
import { asPerson } from '../affected'

/** Each administrator of a unit needs Microsoft Entra ID P1: learn.microsoft.com/entra/identity/role-based-access-control/administrative-units */
export const managersUnlicensed = check({
  id: 'managers-unlicensed',
  area: 'managers',
  reads: ['managers'],
  judge: ({ managers }) => {
    const without = managers.filter(({ isLicensed }) => !isLicensed)
    return failWith(
      without.map(asPerson),
      { page: 'https://admin.microsoft.com/#/licenses' },
      { all: managers.length },
    )
  },
})
