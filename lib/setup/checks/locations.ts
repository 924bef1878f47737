import { check, fail, pass } from '../check'
import { blanks } from '../placing'

export const locations = check({
  id: 'locations',
  area: 'locations',
  reads: ['units'],
  judge: ({ units }) => {
    if (units.length > 0) return pass({ count: units.length })
    // learn.microsoft.com/graph/api/directory-post-administrativeunits
    const making = {
      method: 'POST' as const,
      path: '/directory/administrativeUnits',
      body: { displayName: blanks.name },
      permission: 'AdministrativeUnit.ReadWrite.All',
    }
    return fail(
      {},
      {
        requests: [making],
        page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitsBlade',
      },
    )
  },
})
