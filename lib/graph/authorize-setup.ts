import 'server-only'
import { requireManager } from '../auth/session'
import type { SetupCapability } from '../capabilities'
import { AppError } from '../errors'
import { log } from '../log'
import { oncePerRequest } from '../request'
import { authorizeOwn, mayRunTenant, readAssignments } from './authorize'
import { graphFor } from './client'
import { door, type OwnGrant, type SetupGrant } from './grant'
import { setupRoles } from './role-tables'
import { isOverTenant, type Assignment } from './rules'

type Administrator = { grant: OwnGrant; roles: Assignment[] }

/**
 * Who runs the tenant, with their roles over it, read afresh once a request. For everybody else there is no Setup:
 * `not-found`, as for any address that leads nowhere. `setup-consent` where the sign-in does not have its permissions.
 */
async function examine(): Promise<Administrator> {
  const grant = await authorizeOwn()
  const roles = (await readAssignments(grant)).filter(isOverTenant)
  if (roles.length === 0) throw new AppError('not-found')
  if (grant.manager.session.purpose !== 'setup') throw new AppError('setup-consent')
  return { grant, roles }
}

const examineOnce = oncePerRequest(examine)

/** The yes to look at Setup, or to change one thing in it, which takes one of the roles that Microsoft gives it to. */
export async function authorizeSetup<C extends SetupCapability | 'setup'>(
  capability: C,
): Promise<SetupGrant<C>> {
  const { grant, roles } = await examineOnce('setup')
  const { manager } = grant
  if (capability !== 'setup' && !maySetUp(capability, roles)) {
    log().warn({ event: 'not-allowed', capability, reason: 'role', manager: manager.id }, 'not allowed')
    throw new AppError('not-allowed', { reason: 'role', variant: 'setup' })
  }
  return {
    capability,
    manager,
    roles: roles.map(({ roleId, unit }) => ({ roleId, unit })),
    // Of its own, because several changes may follow one another in a request: each tells what it wrote.
    [door]: graphFor(manager),
  }
}

/** Whether these roles may change this; a Global Reader only looks. */
export function maySetUp(capability: SetupCapability, roles: Pick<Assignment, 'roleId'>[]): boolean {
  return roles.some(({ roleId }) => setupRoles[capability].includes(roleId))
}

/** Whether the frame of a page shows the way to Setup. Where that cannot be told now, it does not. */
export async function showsSetup(): Promise<boolean> {
  await requireManager()
  return mayRunTenant(await authorizeOwn()).catch(() => false)
}
