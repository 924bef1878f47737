import 'server-only'
import { z } from 'zod'
import { allPages } from './all-pages'
import { door, type SetupGrant } from './grant'
import { unlessSeen } from './read-back'
import { roles, type Action } from './role-tables'
import { readRoles, type ReadRoles } from './setup-roles'
import type { HeldRole } from './tenant-parts'

/** The roles that can be given over a location and do something for its people there, the most fitting first. */
export const givable = ['authentication', 'helpdesk', 'password', 'user', 'privilegedAuthentication'] as const
export type Givable = (typeof givable)[number]

/** As Microsoft names them, for the trail. */
const names: Record<Givable, string> = {
  authentication: 'Authentication Administrator',
  helpdesk: 'Helpdesk Administrator',
  password: 'Password Administrator',
  user: 'User Administrator',
  privilegedAuthentication: 'Privileged Authentication Administrator',
}

export function roleIdOf(role: Givable): string {
  return roles[role]
}

export function roleNameOf(role: Givable): string {
  return names[role]
}

/** What there is to be able to, as far as it is told apart here. */
export const abilities = ['reset-password', 'change-methods', 'sign-out', 'block'] as const satisfies Action[]

export type Place = { id: string; name: string; isRestricted: boolean }

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

/** Over locations and over the whole organisation. */
export async function listHeld({
  [door]: graph,
}: SetupGrant<'setup' | 'setup-delegation'>): Promise<ReadRoles> {
  return readRoles(graph)
}

export type Assignment = { holder: string; role: Givable; place: string }
const assignments = '/roleManagement/directory/roleAssignments'

/** learn.microsoft.com/graph/api/rbacapplication-post-roleassignments */
export function giving({ holder, role, place }: Assignment) {
  const body = {
    '@odata.type': '#microsoft.graph.unifiedRoleAssignment',
    roleDefinitionId: roleIdOf(role),
    principalId: holder,
    directoryScopeId: `/administrativeUnits/${place}`,
  }
  return { method: 'POST', path: assignments, body } as const
}

/** learn.microsoft.com/graph/api/unifiedroleassignment-delete */
export function taking(assignment: string) {
  return { method: 'DELETE', path: `${assignments}/${encodeURIComponent(assignment)}` } as const
}

/** Whether somebody holds a role there for good; one that has to be activated first is none yet. */
export function isHeld(held: HeldRole[], { holder, role, place }: Assignment): boolean {
  const roleId = roleIdOf(role)
  return held.some(
    (one) => one.holder === holder && one.unit === place && one.roleId === roleId && !one.isEligible,
  )
}

export async function giveRole(
  grant: SetupGrant<'setup-delegation'>,
  assignment: Assignment,
  reference: string,
): Promise<void> {
  const { path, body } = giving(assignment)
  await unlessSeen(grant[door].write(path, body, reference), async () =>
    isHeld((await listHeld(grant)).roles, assignment),
  )
}

export async function takeRole(
  grant: SetupGrant<'setup-delegation'>,
  assignment: string,
  reference: string,
): Promise<void> {
  const { path, method } = taking(assignment)
  await unlessSeen(grant[door].write(path, null, reference, method), async () =>
    (await listHeld(grant)).roles.every(({ id }) => id !== assignment),
  )
}
