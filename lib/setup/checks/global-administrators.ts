import { check, fail, pass } from '../check'
import { roles as roleIds } from '../../graph/role-tables'

const globalAdministrator = roleIds.global

/** At least two, fewer than five: learn.microsoft.com/entra/identity/role-based-access-control/best-practices */
export const globalAdministrators = check({
  id: 'global-administrators',
  area: 'administrators',
  reads: ['roles'],
  judge: ({ roles }) => {
    const holders = new Set(
      roles
        .filter(({ roleId, unit }) => roleId === globalAdministrator && unit === null)
        .map(({ holder }) => holder),
    )
    const count = holders.size
    return count >= 2 && count <= 4
      ? pass({ count })
      : fail(
          { count },
          { page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles' },
        )
  },
})
