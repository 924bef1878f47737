// Who may do what to whom: Microsoft's tables, written down once more, on their own.
// https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions
import { findPerson, isManagementRestricted, rolesOf, unitsOf } from './directory.ts'
import type { Account, Assignment, Tenant } from './directory.ts'
import { roleDefinitions, roleIds } from './roles.ts'

const authentication: string = roleIds.authenticationAdministrator
const privileged: string = roleIds.privilegedAuthenticationAdministrator
const password: string = roleIds.passwordAdministrator
const helpdesk: string = roleIds.helpdeskAdministrator
const user: string = roleIds.userAdministrator
const global: string = roleIds.globalAdministrator
const reader: string = roleIds.globalReader

/** Roles that may reset, at tenant scope, by the role of the person. Whatever is not listed: `protectors`. */
const protectors = [privileged, global]
const anyResetter = [password, helpdesk, authentication, user, ...protectors]
const mayReset = new Map<string, string[]>([
  [roleIds.directoryReaders, anyResetter],
  [roleIds.guestInviter, anyResetter],
  [roleIds.passwordAdministrator, anyResetter],
  [roleIds.messageCenterReader, [helpdesk, authentication, user, ...protectors]],
  [roleIds.reportsReader, [helpdesk, authentication, user, ...protectors]],
  [roleIds.usageSummaryReportsReader, [helpdesk, authentication, user, ...protectors]],
  [roleIds.userExperienceSuccessManager, [helpdesk, authentication, user, ...protectors]],
  [roleIds.helpdeskAdministrator, [helpdesk, user, ...protectors]],
  [roleIds.authenticationAdministrator, [authentication, ...protectors]],
  [roleIds.groupsAdministrator, [user, ...protectors]],
  [roleIds.userAdministrator, [user, ...protectors]],
])

function unitOf(assignment: Assignment): string | undefined {
  return assignment.directoryScopeId.match(/^\/administrativeUnits\/(.+)$/)?.[1]
}

function isRestrictedScope(tenant: Tenant, assignment: Assignment): boolean {
  return tenant.units.get(unitOf(assignment) ?? '')?.isMemberManagementRestricted ?? false
}

/** Members and owners of role-assignable groups count as administrators, role or no role. */
function isInRoleAssignableGroup(tenant: Tenant, id: string): boolean {
  return tenant.groups
    .values()
    .some((group) => group.isAssignableToRole && (group.members.has(id) || group.owners.has(id)))
}

/** The roles that the most protected role of the target leaves, at tenant scope. */
function rolesAllowedOn(tenant: Tenant, targetId: string): string[] {
  if (isInRoleAssignableGroup(tenant, targetId)) return protectors
  const held = rolesOf(tenant, targetId)
  if (held.some((one) => isRestrictedScope(tenant, one))) return protectors
  return held.reduce(
    (left, one) => left.filter((role) => (mayReset.get(one.roleDefinitionId) ?? protectors).includes(role)),
    anyResetter,
  )
}

/** Guests hold a unit-scoped role in vain, unless they can also read the directory tenant-wide. */
function isGuestWithoutReading(tenant: Tenant, caller: Account): boolean {
  const readers: string[] = [roleIds.directoryReaders, roleIds.globalReader]
  return (
    caller.user.userType === 'Guest' &&
    !rolesOf(tenant, caller.user.id).some(
      (one) => one.directoryScopeId === '/' && readers.includes(one.roleDefinitionId),
    )
  )
}

/** A restricted unit keeps a person from being changed, not from being read. */
type Deed = 'read' | 'change'

/** Whether one assignment of the caller carries as far as this person. */
function carries(
  tenant: Tenant,
  assignment: Assignment,
  caller: Account,
  targetId: string,
  deed: Deed,
): boolean {
  const role = assignment.roleDefinitionId
  const unitId = unitOf(assignment)
  // Over people in a restricted management unit only roles scoped to such a unit count, not even Global Administrator.
  // https://learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management
  const isRestricted = deed === 'change' && isManagementRestricted(tenant, targetId)
  if (isRestricted && !isRestrictedScope(tenant, assignment)) return false
  const isPlain = !rolesOf(tenant, targetId).length && !isInRoleAssignableGroup(tenant, targetId)
  if (unitId === undefined) {
    if (assignment.directoryScopeId !== '/') return false
    return isCustom(role) ? isPlain : rolesAllowedOn(tenant, targetId).includes(role)
  }
  if (!tenant.units.get(unitId)?.members.has(targetId) || isGuestWithoutReading(tenant, caller)) return false
  if (role === privileged) return true
  // With unit scope any role of the target refuses, whatever the tenant-wide table says.
  // https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
  return isPlain
}

function isCustom(role: string): boolean {
  return roleDefinitions.some(({ id, isBuiltIn }) => id === role && !isBuiltIn)
}

function hasRoleOver(
  tenant: Tenant,
  callerId: string,
  targetId: string,
  roles: string[],
  deed: Deed = 'change',
): boolean {
  const caller = findPerson(tenant, callerId)
  if (!caller) return false
  return rolesOf(tenant, callerId).some(
    (one) => roles.includes(one.roleDefinitionId) && carries(tenant, one, caller, targetId, deed),
  )
}

/**
 * Custom roles may what their definition says, over people without a role.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/custom-user-permissions
 */
function customRolesWith(...actions: string[]): string[] {
  return roleDefinitions
    .filter((one) => !one.isBuiltIn && one.isEnabled)
    .filter(({ rolePermissions }) =>
      actions.every((action) =>
        rolePermissions.some(
          ({ allowedResourceActions, condition }) =>
            condition === null && allowedResourceActions.includes(`microsoft.directory/users/${action}`),
        ),
      ),
    )
    .map(({ id }) => id)
}

/** https://learn.microsoft.com/graph/api/authenticationmethod-resetpassword: never one's own. */
export function mayResetPassword(tenant: Tenant, callerId: string, targetId: string): boolean {
  const roles = [...anyResetter, ...customRolesWith('password/update')]
  return callerId !== targetId && hasRoleOver(tenant, callerId, targetId, roles)
}

/** https://learn.microsoft.com/graph/api/authentication-list-passwordmethods: one's own, or with a reading role. */
export function mayReadMethods(tenant: Tenant, callerId: string, targetId: string): boolean {
  if (callerId === targetId) return true
  const roles = [
    authentication,
    ...protectors,
    ...customRolesWith('authenticationMethods/standard/read'),
    ...customRolesWith('authenticationMethods/standard/restrictedRead'),
  ]
  return hasTenantRole(tenant, callerId, [reader]) || hasRoleOver(tenant, callerId, targetId, roles, 'read')
}

/** Which of them a custom role needs for which call is not documented: here, all of them for any. */
const changing = ['create', 'delete', 'basic/update'].map((one) => `authenticationMethods/${one}`)

/**
 * Never one's own: https://learn.microsoft.com/graph/api/authentication-post-phonemethods and all the other writes.
 */
export function mayChangeMethods(tenant: Tenant, callerId: string, targetId: string): boolean {
  const roles = [authentication, ...protectors, ...customRolesWith(...changing)]
  return callerId !== targetId && hasRoleOver(tenant, callerId, targetId, roles)
}

/**
 * The Authentication Administrator sees masked numbers:
 * https://learn.microsoft.com/graph/api/authentication-list-phonemethods
 */
export function maySeeNumbers(tenant: Tenant, callerId: string, targetId: string): boolean {
  if (callerId === targetId || hasTenantRole(tenant, callerId, [reader])) return true
  return hasRoleOver(tenant, callerId, targetId, protectors, 'read')
}

/**
 * Resets bring the right to change what self-service reset goes by, telephone numbers and other mail addresses:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions#who-can-reset-passwords
 */
export function mayChangeContacts(tenant: Tenant, callerId: string, targetId: string): boolean {
  return hasRoleOver(tenant, callerId, targetId, anyResetter)
}

/** What else of an account is sensitive: .../privileged-roles-permissions#who-can-perform-sensitive-actions */
export function mayChangeAccount(tenant: Tenant, callerId: string, targetId: string): boolean {
  return hasRoleOver(tenant, callerId, targetId, mayChangeAccounts)
}

const mayChangeAccounts = [authentication, user, ...protectors]

/**
 * `users/enable` and `users/disable` are two actions, and a custom role may hold one of them alone:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/custom-user-permissions
 */
export function mayTurnSignIn(
  tenant: Tenant,
  callerId: string,
  targetId: string,
  isEnabled: boolean,
): boolean {
  const custom = customRolesWith(isEnabled ? 'enable' : 'disable')
  return hasRoleOver(tenant, callerId, targetId, [...mayChangeAccounts, ...custom])
}

/** `users/invalidateAllRefreshTokens`: in the same table, but the Password Administrator does not hold it. */
export function mayRevokeSessions(tenant: Tenant, callerId: string, targetId: string): boolean {
  if (callerId === targetId) return true
  const roles = [
    helpdesk,
    authentication,
    user,
    ...protectors,
    ...customRolesWith('invalidateAllRefreshTokens'),
  ]
  return hasRoleOver(tenant, callerId, targetId, roles)
}

/** One of these roles over the whole tenant. */
export function hasTenantRole(tenant: Tenant, callerId: string, roles: readonly string[]): boolean {
  return rolesOf(tenant, callerId).some(
    (one) => one.directoryScopeId === '/' && roles.includes(one.roleDefinitionId),
  )
}

/**
 * https://learn.microsoft.com/graph/api/longrunningoperation-get names Global Reader, Authentication and Privileged
 * Authentication Administrator. Whether the other roles that may reset may also ask how it went is not known.
 */
export function mayReadOperation(
  tenant: Tenant,
  callerId: string,
  targetId: string,
  helpdeskMayPoll: boolean,
): boolean {
  return (
    mayReadMethods(tenant, callerId, targetId) ||
    (helpdeskMayPoll && hasRoleOver(tenant, callerId, targetId, [helpdesk, password, user], 'read'))
  )
}

/**
 * Units, people and roles are there to read for every member; a guest needs a directory-reading role.
 * https://learn.microsoft.com/entra/fundamentals/users-default-permissions
 */
export function mayReadDirectory(tenant: Tenant, callerId: string, membersMay = true): boolean {
  const caller = findPerson(tenant, callerId)
  if (!caller) return false
  return (
    (membersMay && caller.user.userType === 'Member') ||
    rolesOf(tenant, callerId).some((one) => readsDirectory(one))
  )
}

export function readsDirectory(assignment: Assignment): boolean {
  const readers: string[] = [
    roleIds.directoryReaders,
    roleIds.globalReader,
    roleIds.privilegedRoleAdministrator,
    roleIds.globalAdministrator,
  ]
  return assignment.directoryScopeId === '/' && readers.includes(assignment.roleDefinitionId)
}

/** Members of a unit with hidden membership are there for each other and for those who hold a role over it. */
export function maySeeHiddenMembers(tenant: Tenant, callerId: string, unitId: string): boolean {
  return (
    unitsOf(tenant, callerId).some((unit) => unit.id === unitId) ||
    rolesOf(tenant, callerId).some((one) => one.directoryScopeId === '/' || unitOf(one) === unitId)
  )
}
