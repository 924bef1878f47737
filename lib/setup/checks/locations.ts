import { check, fail, pass } from '../check'

export const locations = check({
  id: 'locations',
  area: 'locations',
  reads: ['units'],
  judge: ({ units }) =>
    units.length > 0
      ? pass({ count: units.length })
      : fail({}, { page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitsBlade' }),
})
