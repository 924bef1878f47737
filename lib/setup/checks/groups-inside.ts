import { check, failWith } from '../check'
import { asAffected } from '../affected'

/** A group in a unit brings the group, not its people: learn.microsoft.com/entra/identity/role-based-access-control/administrative-units */
export const groupsInside = check({
  id: 'groups-inside',
  area: 'locations',
  reads: ['units'],
  judge: ({ units }) => {
    const holding = units.filter(({ groups }) => groups.length > 0)
    const groups = holding.reduce((sum, unit) => sum + unit.groups.length, 0)
    return failWith(
      holding.map(asAffected),
      { page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitsBlade' },
      { groups },
    )
  },
})
