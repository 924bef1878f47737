import { asAffected } from '../affected'
import { cannotTell, check, failWith } from '../check'
import { blanks, placing } from '../placing'

export const emptyLocations = check({
  id: 'empty-locations',
  area: 'locations',
  reads: ['units'],
  judge: ({ units }) => {
    const empty = units.filter(({ people }) => people?.length === 0)
    if (empty.length === 0 && units.some(({ people }) => people === null)) return cannotTell('refused')
    const byHand = empty.filter(({ isDynamic }) => !isDynamic)
    return failWith(empty.map(asAffected), {
      requests: byHand.map(({ id }) => placing(id, blanks.person)),
      page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitsBlade',
    })
  },
})
