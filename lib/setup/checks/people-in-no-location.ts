import { asPerson } from '../affected'
import { check, cannotTell, failWith } from '../check'
import { blanks, placing } from '../placing'

export const peopleInNoLocation = check({
  id: 'people-in-no-location',
  area: 'people',
  reads: ['people', 'units'],
  judge: ({ people, units }) => {
    const placed = new Set(units.flatMap((unit) => unit.people ?? []))
    const outside = people.filter(({ id }) => !placed.has(id))
    // Those may be where Graph shows nobody who is there.
    const isAllSeen = units.every((unit) => unit.people !== null)
    if (outside.length > 0 && !isAllSeen)
      return cannotTell(null, { count: outside.length, all: people.length })
    return failWith(
      outside.map(asPerson),
      {
        requests: outside.map(({ id }) => placing(blanks.location, id)),
        page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitsBlade',
      },
      { all: people.length },
    )
  },
})
