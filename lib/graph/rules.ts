import type { Capability } from '../capabilities'

/** Role template ids: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
export const roles = {
  authentication: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  privilegedAuthentication: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  password: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  helpdesk: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  user: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  global: '62e90394-69f5-4237-9190-012177145e10',
  groups: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  usageSummaryReportsReader: '75934031-6c7e-415a-99d7-48dbd49e875e',
  userExperienceSuccessManager: '27460883-1df1-4691-b032-3b79643e5e63',
} as const

export type Role = keyof typeof roles

const roleById = new Map<string, Role>(Object.entries(roles).map(([role, id]) => [id, role as Role]))

/** Null for a custom role and for a built-in one that the tables below do not name. */
function roleOf(roleDefinitionId: string): Role | null {
  return roleById.get(roleDefinitionId) ?? null
}

/** Which roles do something here at all, the most modest first. Other roles make no location appear. */
const capableRoles: Record<Capability, readonly Role[]> = {
  'reset-password': ['password', 'helpdesk', 'user', 'authentication', 'privilegedAuthentication', 'global'],
}

const protectedFromAllBut: readonly Role[] = ['privilegedAuthentication', 'global']

/**
 * Who can reset the password of whom, at tenant scope; a target with a role that is not named here falls
 * under `protectedFromAllBut`. learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions
 */
const resetOfRoleHolder: Partial<Record<Role, readonly Role[]>> = {
  directoryReaders: capableRoles['reset-password'],
  guestInviter: capableRoles['reset-password'],
  password: capableRoles['reset-password'],
  messageCenterReader: ['helpdesk', 'authentication', 'user', ...protectedFromAllBut],
  reportsReader: ['helpdesk', 'authentication', 'user', ...protectedFromAllBut],
  usageSummaryReportsReader: ['helpdesk', 'authentication', 'user', ...protectedFromAllBut],
  userExperienceSuccessManager: ['helpdesk', 'authentication', 'user', ...protectedFromAllBut],
  helpdesk: ['helpdesk', 'user', ...protectedFromAllBut],
  authentication: ['authentication', ...protectedFromAllBut],
  groups: ['user', ...protectedFromAllBut],
  user: ['user', ...protectedFromAllBut],
}

/** A role somebody holds: over one administrative unit, or over the tenant (`unit` null). */
export type Assignment = { roleId: string; unit: string | null }

/**
 * What the rules must know of the person to be helped. Two things that Microsoft protects are not read yet,
 * and are left to Graph's own refusal: owners of role-assignable groups, and roles over a restricted unit.
 */
export type Target = {
  id: string
  /** The administrative units the person is a direct member of. */
  units: { id: string; name: string; restricted: boolean }[]
  /** The person sits in a restricted management unit. */
  restricted: boolean
  /** Role definition ids, direct or through groups, over whatever scope. */
  roleIds: string[]
  /** Member of a role-assignable group. */
  inRoleGroup: boolean
}

/** Why not: each has a sentence in `messages`, which also says who could. */
export const reasons = ['self', 'role', 'restricted-unit', 'holds-role', 'protected'] as const
export type Reason = (typeof reasons)[number]

export type Decision = { allowed: true } | { allowed: false; reason: Reason }

export function isCapable(capability: Capability, roleId: string): boolean {
  const role = roleOf(roleId)
  return role !== null && capableRoles[capability].includes(role)
}

/** The assignments that cover this person, whatever they allow. */
export function covering(assignments: Assignment[], target: Target): Assignment[] {
  return assignments.filter(({ unit }) => unit === null || target.units.some(({ id }) => id === unit))
}

/**
 * May a manager with these assignments do this to that person? Says what Microsoft documents; Graph's
 * own answer still has the last word. Call it only for a person within reach.
 */
export function decide(
  capability: Capability,
  managerId: string,
  assignments: Assignment[],
  target: Target,
): Decision {
  if (managerId === target.id) return { allowed: false, reason: 'self' }
  const refusals = covering(assignments, target).map((assignment) => refusal(capability, assignment, target))
  if (refusals.includes(null)) return { allowed: true }
  // The reason that is nearest to a yes: it tells most about whom to ask.
  const reason = (['holds-role', 'protected', 'restricted-unit', 'role'] as const).find((r) =>
    refusals.includes(r),
  )
  return { allowed: false, reason: reason ?? 'role' }
}

function refusal(capability: Capability, { roleId, unit }: Assignment, target: Target): Reason | null {
  const role = roleOf(roleId)
  if (!role || !capableRoles[capability].includes(role)) return 'role'
  if (target.restricted && !target.units.some(({ id, restricted }) => restricted && id === unit))
    return 'restricted-unit'
  if (protectedFromAllBut.includes(role)) return null
  if (target.inRoleGroup) return 'protected'
  if (target.roleIds.length === 0) return null
  // At unit scope a role stops at anybody who holds one: learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
  if (unit !== null) return 'holds-role'
  const mayAll = target.roleIds.every((held) => {
    const heldRole = roleOf(held)
    return heldRole !== null && (resetOfRoleHolder[heldRole] ?? protectedFromAllBut).includes(role)
  })
  return mayAll ? null : 'holds-role'
}
