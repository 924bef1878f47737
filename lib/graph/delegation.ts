import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { allPages } from './all-pages'
import { door, type SetupGrant } from './grant'
import { capableRoles, roles, type Action } from './role-tables'
import { readRoles } from './setup-roles'
import { answered } from './standing'
import type { HeldRole } from './tenant-parts'

/** The roles that can be given over a location and do something for its people there, the most fitting first. */
export const givable = ['authentication', 'helpdesk', 'password', 'user', 'privilegedAuthentication'] as const
export type Givable = (typeof givable)[number]

export function roleIdOf(role: Givable): string {
  return roles[role]
}

/** What there is to be able to, as far as it is told apart here. */
export const abilities = ['reset-password', 'change-methods', 'sign-out', 'block'] as const satisfies Action[]

/** Which of them a role gives. */
export function abilitiesOf(role: Givable): Action[] {
  return abilities.filter((action) => capableRoles[action].includes(role))
}

export type Place = { id: string; name: string; isRestricted: boolean }
export type Candidate = { id: string; name: string; signInName: string; isGuest: boolean; isBlocked: boolean }

const unit = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  isMemberManagementRestricted: z.boolean().nullish(),
})

export async function listPlaces({
  [door]: graph,
}: SetupGrant<'setup' | 'setup-delegation'>): Promise<Place[]> {
  const select = Object.keys(unit.shape).join(',')
  const units = await allPages(
    graph,
    { url: `/directory/administrativeUnits?$select=${select}&$top=999` },
    unit,
  )
  return units.map(({ id, displayName, isMemberManagementRestricted }) => ({
    id,
    name: displayName || id,
    isRestricted: isMemberManagementRestricted === true,
  }))
}

export async function listHeld({
  [door]: graph,
}: SetupGrant<'setup' | 'setup-delegation'>): Promise<HeldRole[]> {
  return (await readRoles(graph)).roles.filter(({ unit: over }) => over !== null)
}

const person = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
})
const personSelect = `$select=${Object.keys(person.shape).join(',')}`

function asCandidate(raw: unknown): Candidate {
  const { id, displayName, userPrincipalName, userType, accountEnabled } = answered(person, raw)
  return {
    id,
    name: displayName || userPrincipalName,
    signInName: userPrincipalName,
    isGuest: userType === 'Guest',
    isBlocked: accountEnabled === false,
  }
}

/** What no sign-in name has in it, and an address has. */
const noName = /[\s/\\?]/

/** By sign-in name or id; null where there is nobody. */
export async function findCandidate(
  { [door]: graph }: SetupGrant<'setup' | 'setup-delegation'>,
  name: string,
): Promise<Candidate | null> {
  if (noName.test(name)) return null
  try {
    return asCandidate(await graph.read(`/users/${encodeURIComponent(name)}?${personSelect}`))
  } catch (error) {
    if (error instanceof AppError && error.failure === 'not-found') return null
    throw error
  }
}

/** The names of those who hold roles; whoever is no person (an app) is left out. */
export async function namesOf(
  { [door]: graph }: SetupGrant<'setup' | 'setup-delegation'>,
  ids: string[],
): Promise<Map<string, Candidate>> {
  const answers = await graph.readAll(ids.map((id) => ({ url: `/users/${id}?${personSelect}` })))
  const found = answers.flatMap((answer) => (answer instanceof AppError ? [] : [asCandidate(answer)]))
  return new Map(found.map((one) => [one.id, one]))
}

/** learn.microsoft.com/graph/api/rbacapplication-post-roleassignments */
export async function giveRole(
  { [door]: graph }: SetupGrant<'setup-delegation'>,
  { holder, role, place }: { holder: string; role: Givable; place: string },
  reference: string,
): Promise<void> {
  const body = {
    '@odata.type': '#microsoft.graph.unifiedRoleAssignment',
    roleDefinitionId: roleIdOf(role),
    principalId: holder,
    directoryScopeId: `/administrativeUnits/${place}`,
  }
  await graph.write('/roleManagement/directory/roleAssignments', body, reference)
}

/** learn.microsoft.com/graph/api/unifiedroleassignment-delete */
export async function takeRole(
  { [door]: graph }: SetupGrant<'setup-delegation'>,
  assignment: string,
  reference: string,
): Promise<void> {
  const path = `/roleManagement/directory/roleAssignments/${encodeURIComponent(assignment)}`
  await graph.write(path, null, reference, 'DELETE')
}
