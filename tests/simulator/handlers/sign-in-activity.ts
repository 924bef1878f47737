// https://learn.microsoft.com/graph/api/resources/signinactivity
import { GraphError } from '../graph-error.ts'
import type { Call } from '../graph.ts'
import { hasTenantRole } from '../reach.ts'
import { roleIds } from '../roles.ts'

const readers = [roleIds.reportsReader, roleIds.globalReader, roleIds.globalAdministrator]

/**
 * A property with three conditions of its own: permission, licence, and a role that reads reports. The codes are those of
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/7647 and /issues/12772.
 */
export function requireSignInActivity({ state, tenant, caller }: Call): void {
  if (!state.enforcement) return
  if (!caller.scopes.has('AuditLog.Read.All')) {
    throw new GraphError(
      403,
      'Authentication_MSGraphPermissionMissing',
      'Calling principal does not have required MSGraph permissions AuditLog.Read.All',
    )
  }
  if (!state.policy.premium) {
    throw new GraphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    )
  }
  if (state.features.managersReadSignInActivity || hasTenantRole(tenant, caller.id, readers)) return
  throw new GraphError(
    403,
    'Authentication_RequestFromUnsupportedUserRole',
    'User is not in the allowed roles',
  )
}
