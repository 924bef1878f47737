import { roles as roleIds } from '../graph/role-tables'
import { isUseful } from '../graph/rules'
import type { HeldRole, TenantParts } from '../graph/tenant-parts'
import type { GraphRequest } from './check'
import { blanks } from './placing'

/** A role over a location that does something for its people here. */
export function isManager(held: HeldRole): boolean {
  return held.unit !== null && isUseful(held)
}

/**
 * Who can look after the people of a location now: enabled, with a role that need not be activated first, and no guest,
 * unless with a role over the tenant, by which guests can read the directory.
 * learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
 */
export function whoIsAble({
  roles,
  managers,
}: Pick<TenantParts, 'roles' | 'managers'>): (unit: string) => Set<string> {
  const active = roles.filter(({ isEligible }) => !isEligible)
  const overTenant = new Set(active.filter(({ unit }) => unit === null).map(({ holder }) => holder))
  const able = new Set(
    managers
      .filter(({ id, isBlocked, isGuest }) => !isBlocked && (!isGuest || overTenant.has(id)))
      .map(({ id }) => id),
  )
  const managing = active.filter((held) => isManager(held) && able.has(held.holder))
  return (unit) => new Set(managing.filter((held) => held.unit === unit).map(({ holder }) => holder))
}

/** A role over each of these locations, for whoever is to be named. learn.microsoft.com/graph/api/rbacapplication-post-roleassignments */
export function giving(units: { id: string }[]): GraphRequest[] {
  return units.map(({ id }) => ({
    method: 'POST',
    path: '/roleManagement/directory/roleAssignments',
    body: {
      '@odata.type': '#microsoft.graph.unifiedRoleAssignment',
      roleDefinitionId: roleIds.authentication,
      principalId: blanks.person,
      directoryScopeId: `/administrativeUnits/${id}`,
    },
    permission: 'RoleManagement.ReadWrite.Directory',
  }))
}

/** Taking these roles away; one that comes through a group is the group's, and stays. */
export function taking(held: HeldRole[]): GraphRequest[] {
  const ids = new Set(
    held.filter(({ group, isEligible }) => group === null && !isEligible).map(({ id }) => id),
  )
  // Graph lists them in any order: the same ones are always the same requests.
  return [...ids].sort().map((id) => ({
    method: 'DELETE',
    path: `/roleManagement/directory/roleAssignments/${id}`,
    permission: 'RoleManagement.ReadWrite.Directory',
  }))
}

export function takingFrom(people: { id: string }[], held: HeldRole[]): GraphRequest[] {
  return taking(held.filter(({ holder }) => people.some(({ id }) => id === holder)))
}
