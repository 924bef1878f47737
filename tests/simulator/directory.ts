// What the tenant stores, and the questions that Entra asks of it.
import { now } from './clock.ts'
import type { Method, Preferred } from './methods.ts'
import type { Photo } from './photos.ts'
import { assignmentsSeen } from './replication.ts'
import type { Replication } from './replication.ts'

/** The stored properties bear Graph's own names. https://learn.microsoft.com/graph/api/resources/user */
export type Person = {
  id: string
  displayName: string
  givenName: string | null
  surname: string | null
  userPrincipalName: string
  mail: string | null
  jobTitle: string | null
  department: string | null
  companyName: string | null
  officeLocation: string | null
  employeeId: string | null
  mobilePhone: string | null
  businessPhones: string[]
  otherMails: string[]
  preferredLanguage: string | null
  usageLocation: string | null
  accountEnabled: boolean
  userType: 'Member' | 'Guest'
  /** true: synchronised, null: never was, false: once was */
  onPremisesSyncEnabled: boolean | null
  passwordPolicies: string | null
  lastPasswordChangeDateTime: string | null
  createdDateTime: string
  signInSessionsValidFromDateTime: string
  assignedLicenses: { skuId: string; disabledPlans: string[] }[]
  /** nothing for those who never signed in */
  signInActivity: SignInActivity | null
}

/** https://learn.microsoft.com/graph/api/resources/signinactivity */
export type SignInActivity = {
  lastSignInDateTime: string
  lastSignInRequestId: string
  lastNonInteractiveSignInDateTime: string
  lastNonInteractiveSignInRequestId: string
  lastSuccessfulSignInDateTime: string
  lastSuccessfulSignInRequestId: string
}

export type Account = {
  user: Person
  password: string
  /** A new password is due at the next sign-in. */
  mustChange: boolean
  /** Never changed in place: see `changeMethods` in replication.ts. */
  methods: readonly Method[]
  /** The default second step. */
  preferred: Preferred | null
  photo: Photo | null
}

export type Unit = {
  id: string
  displayName: string
  description: string | null
  visibility: 'HiddenMembership' | null
  isMemberManagementRestricted: boolean | null
  membershipType: string | null
  membershipRule: string | null
  membershipRuleProcessingState: string | null
  /** ids of people, groups and devices */
  members: Set<string>
}

export type Group = {
  id: string
  displayName: string
  description: string | null
  isAssignableToRole: boolean | null
  securityEnabled: boolean
  mailEnabled: boolean
  groupTypes: string[]
  members: Set<string>
  owners: Set<string>
}

export type Device = { id: string; displayName: string; deviceId: string; operatingSystem: string }

export type Assignment = {
  id: string
  principalId: string
  roleDefinitionId: string
  /** `/` or `/administrativeUnits/{id}` */
  directoryScopeId: string
  /** Activated through PIM until then. */
  endDateTime?: string
  /** Given by an administrator until then, not activated by the holder. */
  isGivenForATime?: true
}

/** How the app is registered. https://learn.microsoft.com/graph/api/resources/application */
export type Registration = {
  redirectUris: string[]
  /** Of the other platforms. */
  spaRedirectUris: string[]
  publicRedirectUris: string[]
  signInAudience: string
  idTokenClaims: string[]
  secretEnds: string
  /** When further secrets end that begin like the app's own. */
  furtherSecretsEnd: string[]
  /** Ids of permissions that work without anybody signed in: asked for, and granted. */
  applicationPermissions: string[]
  grantedPermissions: string[]
}

export type Tenant = {
  seed: string
  id: string
  displayName: string
  people: Map<string, Account>
  units: Map<string, Unit>
  groups: Map<string, Group>
  devices: Map<string, Device>
  assignments: Assignment[]
  /** Roles that somebody may activate but has not: they give no rights. */
  eligible: Assignment[]
  /** Delegated permissions to which an administrator has consented for everybody. */
  consented: Set<string>
  /** By person: those to which somebody has consented for themselves alone. */
  consentedAlone: Map<string, Set<string>>
  registration: Registration
  /** How far the clock of Entra and Graph is ahead of this machine's. */
  clock: { offsetSeconds: number }
  replication: Replication
}

export function findPerson(tenant: Tenant, idOrSignInName: string): Account | undefined {
  const wanted = idOrSignInName.toLowerCase()
  const byId = tenant.people.get(wanted)
  if (byId || !wanted.includes('@')) return byId
  return tenant.people.values().find((one) => one.user.userPrincipalName.toLowerCase() === wanted)
}

/** Groups that hold the object, those around them included. */
export function groupsOf(tenant: Tenant, id: string, found = new Set<Group>()): Group[] {
  for (const group of tenant.groups.values()) {
    if (!group.members.has(id) || found.has(group)) continue
    found.add(group)
    groupsOf(tenant, group.id, found)
  }
  return [...found]
}

/**
 * Units in which somebody is a member. A group in a unit brings the group, not its people.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/administrative-units
 */
export function unitsOf(tenant: Tenant, id: string): Unit[] {
  return [...tenant.units.values().filter((unit) => unit.members.has(id))]
}

/** Active role assignments: direct, activated through PIM, or through a role-assignable group. */
export function rolesOf(tenant: Tenant, id: string, late?: number): Assignment[] {
  const groups = groupsOf(tenant, id).filter((group) => group.isAssignableToRole)
  const principals = new Set([id, ...groups.map((group) => group.id)])
  return activeAssignments(tenant, late).filter((one) => principals.has(one.principalId))
}

/**
 * All but those whose activation is over. Graph hears of changes some time late, in its lists and in what it allows:
 * https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions
 */
export function activeAssignments(tenant: Tenant, late = tenant.replication.roleSeconds): Assignment[] {
  const time = now(tenant) - late * 1000
  return assignmentsSeen(tenant, late).filter((one) => !one.endDateTime || Date.parse(one.endDateTime) > time)
}

export function isManagementRestricted(tenant: Tenant, id: string): boolean {
  return unitsOf(tenant, id).some((unit) => unit.isMemberManagementRestricted)
}
