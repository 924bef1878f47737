import { now } from './clock.ts'
import { domain, tenantId, tenantName } from './constants.ts'
import type { Account, Assignment, Group, Tenant, Unit } from './directory.ts'
import { bigLocation, locations, locationWithGroup } from './locations.ts'
import type { Location } from './locations.ts'
import { hostileNames } from './names.ts'
import { createNamed, createPerson, createPersona } from './people.ts'
import { personas } from './personas.ts'
import type { Persona } from './personas.ts'
import { createPikeStreet } from './pike-street.ts'
import { registerEverybody } from './registered.ts'
import { roleIds } from './roles.ts'
import { idFrom } from './seed.ts'

export { clientId, clientSecret, domain, personaPassword, tenantId, tenantName } from './constants.ts'
export type { Tenant } from './directory.ts'
export { personas } from './personas.ts'

export type TenantOptions = { seed?: string | number; people?: number }

/** Where the app is, unless it runs on this machine. */
export const usualAddress = 'https://mystaff.contoso.example/api/auth/callback/entra'

/** What an administrator of this tenant has consented to for everybody; asking for more ends at a consent page. */
const consented = [
  'openid',
  'profile',
  'offline_access',
  'User.Read',
  'User.Read.All',
  'AdministrativeUnit.Read.All',
  'RoleManagement.Read.Directory',
  'UserAuthenticationMethod.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'User.RevokeSessions.All',
  'User.EnableDisableAccount.All',
  'GroupMember.Read.All',
  'ProfilePhoto.Read.All',
  'Policy.Read.AuthenticationMethod',
]

/** What whoever runs the tenant has consented to on top, each for themselves. */
const consentedAlone = [
  'User-Phone.ReadWrite.All',
  'User-Mail.ReadWrite.All',
  'Directory.Read.All',
  'AuditLog.Read.All',
  'Policy.Read.All',
  'Policy.ReadWrite.Authorization',
  'Policy.ReadWrite.AuthenticationMethod',
  'RoleManagement.ReadWrite.Directory',
]
const runTenant = ['globalAdministrator', 'privilegedRoleAdministrator', 'globalReader']

/** And to which nobody has: a test that asks Graph by itself has them all the same. */
export const allPermissions = [
  ...consented,
  ...consentedAlone,
  'User.ReadBasic.All',
  'UserAuthenticationMethod.Read.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'UserAuthMethod-TAP.ReadWrite.All',
  'UserAuthMethod-QR.ReadWrite.All',
  'Member.Read.Hidden',
  'RoleAssignmentSchedule.Read.Directory',
  'RoleEligibilitySchedule.Read.Directory',
  'Organization.Read.All',
]

export function createTenant({ seed = 'contoso', people = 0 }: TenantOptions = {}): Tenant {
  const tenant: Tenant = {
    seed: String(seed),
    id: tenantId,
    displayName: tenantName,
    people: new Map(),
    units: new Map(),
    groups: new Map(),
    devices: new Map(),
    assignments: [],
    eligible: [],
    consented: new Set(consented),
    consentedAlone: new Map(),
    registration: {
      redirectUris: [usualAddress],
      spaRedirectUris: [],
      publicRedirectUris: [],
      signInAudience: 'AzureADMyOrg',
      idTokenClaims: ['auth_time'],
      secretEnds: new Date(Date.now() + 180 * 24 * 3600_000).toISOString(),
      furtherSecretsEnd: [],
      applicationPermissions: [],
      grantedPermissions: [],
    },
    clock: { offsetSeconds: 0 },
    replication: { seconds: 0, roleSeconds: 0, methodSeconds: 0, changes: [] },
  }
  for (const persona of personas) add(tenant, createPersona(tenant.seed, persona))
  const named: Record<string, Account[]> = {
    'Pike Street': createPikeStreet(tenant.seed),
    'Harbour Quay': hostileNames.map(([name, displayName]) =>
      createNamed(tenant.seed, name, { displayName }),
    ),
  }
  for (const location of locations) {
    const first = (named[location.displayName] ?? []).map((one) => add(tenant, one))
    const known = (location.staff ?? []).map((name) => idOf(tenant, name))
    addLocation(tenant, location, [...first, ...known], people)
  }
  addGroups(tenant)
  for (const persona of personas) assignRole(tenant, persona)
  for (const { name, role, scopes } of personas)
    if (role && !scopes && runTenant.includes(role))
      tenant.consentedAlone.set(idOf(tenant, name), new Set(consentedAlone))
  assign(tenant, idOf(tenant, 'tomas.reyes'), roleIds.helpdeskAdministrator, '/')
  registerEverybody(tenant)
  return tenant
}

function add(tenant: Tenant, account: Account): string {
  tenant.people.set(account.user.id, account)
  return account.user.id
}

/** The id of somebody whose sign-in name is fixed. */
function idOf(tenant: Tenant, name: string): string {
  const found = tenant.people.values().find((one) => one.user.userPrincipalName === `${name}@${domain}`)
  if (!found) throw new Error(`Nobody is called ${name}`)
  return found.user.id
}

function addLocation(tenant: Tenant, location: Location, known: string[], people: number): void {
  const { displayName, description, kind } = location
  const id = idFrom(tenant.seed, `unit ${displayName}`)
  const isDynamic = kind === 'dynamic'
  const unit: Unit = {
    id,
    displayName,
    description,
    visibility: kind === 'hidden' ? 'HiddenMembership' : null,
    isMemberManagementRestricted: kind === 'restricted' ? true : null,
    membershipType: isDynamic ? 'dynamic' : null,
    membershipRule: isDynamic ? '(user.city -eq "Riverside")' : null,
    membershipRuleProcessingState: isDynamic ? 'On' : null,
    members: new Set(known),
  }
  // `Old Mill Bakery` numbers its people omb1, omb2 ...: short, and different in every location.
  const key = displayName
    .split(' ')
    .map((word) => word.slice(0, 1).toLowerCase())
    .join('')
  const size = location.size + (displayName === bigLocation ? people : 0)
  for (let number = 1; unit.members.size < size; number += 1) {
    // Every ninth comes from on premises, every thirty-first is blocked: enough to meet them in any larger unit.
    const properties = {
      ...(number % 9 === 4 && { onPremisesSyncEnabled: true }),
      ...(number % 31 === 12 && { accountEnabled: false }),
    }
    unit.members.add(add(tenant, createPerson(tenant.seed, `${key}${number}`, properties)))
  }
  tenant.units.set(id, unit)
}

function addGroups(tenant: Tenant): void {
  const terminal = tenant.units.get(idFrom(tenant.seed, `unit ${locationWithGroup}`))
  if (!terminal) throw new Error(`No unit is called ${locationWithGroup}`)
  const nightCrew = [1, 2, 3].map((number) => add(tenant, createPerson(tenant.seed, `night${number}`)))
  const crew = addGroup(tenant, 'Airport night crew', nightCrew, false)
  addGroup(tenant, 'Everybody at the airport', [crew.id, ...terminal.members], false)
  const keyHolders = addGroup(tenant, 'Key holders', [idOf(tenant, 'wanda.kowalska')], true)
  keyHolders.owners.add(idOf(tenant, 'selam.tesfaye'))
  const tablet = {
    id: idFrom(tenant.seed, 'device'),
    displayName: 'AIRPORT-TILL-01',
    deviceId: idFrom(tenant.seed, 'device id'),
    operatingSystem: 'Windows',
  }
  tenant.devices.set(tablet.id, tablet)
  terminal.members.add(crew.id).add(tablet.id)
}

function addGroup(
  tenant: Tenant,
  displayName: string,
  members: string[],
  isAssignableToRole: boolean,
): Group {
  const group: Group = {
    id: idFrom(tenant.seed, `group ${displayName}`),
    displayName,
    description: null,
    // Graph answers null, not false, for a group that was never meant for roles.
    isAssignableToRole: isAssignableToRole || null,
    securityEnabled: true,
    mailEnabled: false,
    groupTypes: [],
    members: new Set(members),
    owners: new Set(),
  }
  tenant.groups.set(group.id, group)
  return group
}

function assignRole(tenant: Tenant, persona: Persona): void {
  const { name, role, through } = persona
  if (!role) return
  const person = idOf(tenant, name)
  const principal = through === 'group' ? addGroup(tenant, 'Kiosk managers', [person], true).id : person
  const units = persona.scopes?.map((unit) => `/administrativeUnits/${idFrom(tenant.seed, `unit ${unit}`)}`)
  for (const scope of units ?? ['/']) {
    if (through === 'eligible')
      tenant.eligible.push(createAssignment(tenant, principal, roleIds[role], scope))
    else assign(tenant, principal, roleIds[role], scope, through === 'pim' ? inEightHours(tenant) : undefined)
  }
}

function assign(tenant: Tenant, principal: string, role: string, scope: string, end?: string): void {
  tenant.assignments.push({
    ...createAssignment(tenant, principal, role, scope),
    ...(end && { endDateTime: end }),
  })
}

/** The role is a template id. */
export function createAssignment(
  tenant: Pick<Tenant, 'seed'>,
  principal: string,
  role: string,
  scope: string,
): Assignment {
  const id = `${idFrom(tenant.seed, `assignment ${principal} ${role} ${scope}`).replaceAll('-', '')}-1`
  return { id, principalId: principal, roleDefinitionId: role, directoryScopeId: scope }
}

function inEightHours(tenant: Tenant): string {
  return new Date(now(tenant) + 8 * 60 * 60 * 1000).toISOString()
}
