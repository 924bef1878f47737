import { check, failWith } from '../check'
import { asAffected } from '../affected'

export const emptyLocations = check({
  id: 'empty-locations',
  area: 'locations',
  reads: ['units'],
  judge: ({ units }) => {
    const empty = units.filter(({ people }) => people?.length === 0)
    return failWith(empty.map(asAffected), {
      page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitsBlade',
    })
  },
})
