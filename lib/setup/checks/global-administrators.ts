import { roles as roleIds } from '../../graph/role-tables'
import { check, fail, pass } from '../check'

/**
 * At least two, fewer than five: learn.microsoft.com/entra/identity/role-based-access-control/best-practices. Counted are
 * people who can act now; whoever must activate the role first is only told of.
 */
export const globalAdministrators = check({
  id: 'global-administrators',
  area: 'administrators',
  reads: ['roles', 'administrators'],
  judge: ({ roles, administrators }) => {
    const global = roles.filter(({ roleId, unit }) => roleId === roleIds.global && unit === null)
    const holders = (isEligible: boolean) =>
      new Set(global.filter((held) => held.isEligible === isEligible).map(({ holder }) => holder))
    const active = holders(false)
    const count = administrators.filter(({ id, blocked }) => active.has(id) && !blocked).length
    const facts = { count, eligible: holders(true).difference(active).size }
    return count >= 2 && count <= 4
      ? pass(facts)
      : fail(facts, {
          page: 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles',
        })
  },
})
