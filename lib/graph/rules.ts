import {
  actions,
  capableRoles,
  powerOver,
  resourceActions,
  roles,
  tenantAdministrators,
  type Action,
  type Role,
} from './role-tables'

const roleById = new Map<string, Role>(Object.entries(roles).map(([role, id]) => [id, role as Role]))

/** Null for a custom role and for a built-in one that the tables do not name. */
function roleOf(roleDefinitionId: string): Role | null {
  return roleById.get(roleDefinitionId) ?? null
}

/**
 * A role somebody holds: over one administrative unit, or over the tenant (`unit` null). `allows`: what its
 * definition allows, for a role that the tables do not name.
 */
export type Assignment = {
  roleId: string
  unit: string | null
  allows?: readonly string[]
  /** When it ends, in milliseconds since 1970, if it was activated for a time. */
  until?: number
}

/** What the rules must know of the person to be helped. */
export type Target = {
  id: string
  /** The administrative units the person is a direct member of. */
  units: { id: string; name: string; restricted: boolean }[]
  /** The person sits in a restricted management unit. */
  restricted: boolean
  /** Role definition ids, direct or through groups, over whatever scope. */
  roleIds: string[]
  /** Member or owner of a role-assignable group, or holder of a role over a restricted unit. */
  protected: boolean
}

/** Why not: each has a sentence in `messages`, which also says who could. */
export const reasons = ['self', 'role', 'restricted-unit', 'holds-role', 'protected'] as const
export type Reason = (typeof reasons)[number]

export type Decision = { allowed: true } | { allowed: false; reason: Reason }

/** What a role does here at all, whoever it is about. */
export function isCapable(action: Action, { roleId, unit, allows }: Assignment): boolean {
  const role = roleOf(roleId)
  if (role === null) return resourceActions[action].some((all) => all.every((one) => allows?.includes(one)))
  // learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal: not assignable with a unit as scope.
  if (unit !== null && (role === 'global' || role === 'globalReader')) return false
  return capableRoles[action].includes(role)
}

/** A role that does nothing here makes no location appear. Reading methods alone is no reason to be here. */
export function isUseful(assignment: Assignment): boolean {
  return actions.some((action) => action !== 'read-methods' && isCapable(action, assignment))
}

/** Roles that are given to team managers; over the whole tenant each of them reaches everybody. */
const ofTeams: readonly (Role | null)[] = ['authentication', 'password', 'helpdesk', 'user']

export function isTeamRole({ roleId }: Pick<Assignment, 'roleId'>): boolean {
  return ofTeams.includes(roleOf(roleId))
}

/** Held by whoever runs the directory as a whole. */
export function isOverTenant({ roleId, unit }: Assignment): boolean {
  return unit === null && tenantAdministrators.includes(roleId)
}

/** The assignments that cover this person, whatever they allow. */
export function covering(assignments: Assignment[], { units }: Pick<Target, 'units'>): Assignment[] {
  return assignments.filter(({ unit }) => unit === null || units.some(({ id }) => id === unit))
}

/**
 * May a manager with these assignments do this to that person? Says what Microsoft documents; Graph's
 * own answer still has the last word. Call it only for a person within reach.
 */
export function decide(
  action: Action,
  managerId: string,
  assignments: Assignment[],
  target: Target,
): Decision {
  if (managerId === target.id) return { allowed: false, reason: 'self' }
  const refusals = covering(assignments, target).map((assignment) => refusal(action, assignment, target))
  if (refusals.includes(null)) return { allowed: true }
  // The reason that is nearest to a yes: it tells most about whom to ask.
  const reason = (['holds-role', 'protected', 'restricted-unit', 'role'] as const).find((r) =>
    refusals.includes(r),
  )
  return { allowed: false, reason: reason ?? 'role' }
}

function refusal(action: Action, assignment: Assignment, target: Target): Reason | null {
  const { roleId, unit } = assignment
  if (!isCapable(action, assignment)) return 'role'
  // Restricted is what changes a person, not what is read of them.
  // learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management
  const isAtHome = target.units.some(({ id, restricted }) => restricted && id === unit)
  if (target.restricted && !isAtHome && action !== 'read-methods') return 'restricted-unit'
  const role = roleOf(roleId)
  if (role !== null && powerOver[action].always.includes(role)) return null
  if (target.protected) return 'protected'
  if (target.roleIds.length === 0) return null
  // At unit scope a role stops at anybody who holds one: learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
  // Of a custom role no page says more than that it manages people without roles.
  if (unit !== null || role === null) return 'holds-role'
  const mayAll = target.roleIds.every((held) => {
    const heldRole = roleOf(held)
    return heldRole !== null && (powerOver[action].table[heldRole] ?? []).includes(role)
  })
  return mayAll ? null : 'holds-role'
}
