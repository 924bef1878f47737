import type { UnitPart } from '../../graph/tenant-parts'
import { asAffected } from '../affected'
import { cannotTell, check, failWith, type GraphRequest } from '../check'
import { leaving, placing } from '../placing'

/** The people of its groups instead of the groups; of one whose people nobody tells, nothing. */
function unpacked({ id, people, groups }: UnitPart): GraphRequest[] {
  const known = groups.filter((group) => group.people !== null)
  const missing = new Set(known.flatMap((group) => group.people ?? [])).difference(new Set(people))
  return [
    ...[...missing].map((person) => placing(id, person)),
    ...known.map((group) => leaving(id, group.id)),
  ]
}

/** A group in a unit brings the group, not its people: learn.microsoft.com/entra/identity/role-based-access-control/administrative-units */
export const groupsInside = check({
  id: 'groups-inside',
  area: 'locations',
  reads: ['units'],
  judge: ({ units }) => {
    const holding = units.filter(({ groups }) => groups.length > 0)
    if (holding.length === 0 && units.some(({ people }) => people === null)) return cannotTell('refused')
    const groups = holding.reduce((sum, unit) => sum + unit.groups.length, 0)
    return failWith(
      holding.map(asAffected),
      {
        requests: holding.filter(({ isDynamic }) => !isDynamic).flatMap(unpacked),
        page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitsBlade',
      },
      { groups },
    )
  },
})
