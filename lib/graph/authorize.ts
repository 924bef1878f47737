import 'server-only'
import { z } from 'zod'
import { requireManager, type Manager } from '../auth/session'
import { actionOf, type Capability } from '../capabilities'
import { AppError } from '../errors'
import { isOn } from '../features'
import { log } from '../log'
import { oncePerRequest } from '../request'
import { graphFor, type BatchItem, type Graph } from './client'
import { door, type Grant, type OwnGrant } from './grant'
import { methodItems, type MethodLists } from './method-lists'
import { lastSeen, noteSeen, remembered } from './remembered'
import { actions, type Action } from './role-tables'
import {
  covering,
  decide,
  isOverTenant,
  isUseful,
  type Assignment,
  type Decision,
  type Target,
} from './rules'
import { personFrom, personItem, type Person } from './staff'
import * as standing from './standing'

/** The grant for the manager's own lists. Throws `signed-out`. */
export async function authorizeOwn(): Promise<OwnGrant> {
  return authorizeOwnAs(await requireManager())
}

/** The same for somebody whose request has not come yet. */
export function authorizeOwnAs(manager: Manager): OwnGrant {
  return { capability: 'own', manager, [door]: graphFor(manager) }
}

/**
 * The roles of the manager, direct and through groups. For lists: up to a minute old. What changes something reads
 * them afresh.
 */
export function heldAssignments({ manager, [door]: graph }: OwnGrant): Promise<Assignment[]> {
  return remembered(`roles ${manager.session.idHash}`, async () => {
    const expected = expectedGroups(manager)
    const [own, groups, instances] = await graph.readAll([
      ...ownItems(manager, expected),
      standing.ownInstances,
    ])
    const assignments = await readOwn(graph, manager, own, groups, expected)
    return standing.withEnds(assignments, instances)
  })
}

/** The same, read afresh: for what changes something. */
export async function readAssignments({ manager, [door]: graph }: OwnGrant): Promise<Assignment[]> {
  const expected = expectedGroups(manager)
  const [own, groups] = await graph.readAll(ownItems(manager, expected))
  return readOwn(graph, manager, own, groups, expected)
}

/**
 * Whether the manager runs the tenant, as of the last time that roles were read: good for a link in the frame of a page,
 * which reads them anyway, and for nothing else.
 */
export async function mayRunTenant(grant: OwnGrant): Promise<boolean> {
  const [seen] = lastSeen(runsTenantKey(grant.manager))
  return seen === undefined ? (await heldAssignments(grant)).some(isOverTenant) : seen === 'yes'
}

function runsTenantKey({ session }: Manager): string {
  return `runs tenant ${session.idHash}`
}

/** What is asked about the manager: the roles of these principals at once, and the groups. */
function ownItems(manager: Manager, groups: string[]): BatchItem[] {
  return [standing.assignmentsOf([manager.id, ...groups], { whole: true }), standing.groupsOf(manager.id)]
}

function roleGroupsKey({ session }: Manager): string {
  return `role groups ${session.idHash}`
}

/** The manager's role-assignable groups as of the last time: they spare a round trip, and grant nothing. */
function expectedGroups(manager: Manager): string[] {
  return lastSeen(roleGroupsKey(manager)).slice(0, standing.mostPrincipals - 1)
}

/** Those of them that can do something in this app. */
export async function capableAssignments(grant: OwnGrant): Promise<Assignment[]> {
  return (await heldAssignments(grant)).filter(isUseful)
}

/**
 * The manager's roles out of what was read. Roles through groups that nobody expected take one more round trip;
 * those of a group that the manager is no longer in do not count.
 */
async function readOwn(
  graph: Graph,
  manager: Manager,
  own: unknown,
  groups: unknown,
  expected: string[],
): Promise<Assignment[]> {
  // PIM tells of the roles through groups too. Without its licence it tells nothing, and the first refusal is the one to tell.
  if (standing.isRefused(own)) {
    const [instances] = await graph.readAll([standing.ownInstances])
    return heldIn([instances instanceof AppError ? own : instances])
  }
  const current = standing.roleGroups(groups)
  noteSeen(roleGroupsKey(manager), current)
  const principals = [manager.id, ...current]
  const unexpected = current.filter((id) => !expected.includes(id))
  const more = await graph.readAll(standing.assignmentsOfGroups(unexpected))
  const held = heldIn([own, ...more], ({ principalId }) => principals.includes(principalId))
  noteSeen(runsTenantKey(manager), [held.some(isOverTenant) ? 'yes' : 'no'])
  return held
}

function heldIn(
  lists: unknown[],
  counts: (raw: standing.RawAssignment) => boolean = () => true,
): Assignment[] {
  return standing.assignmentsFrom(lists.flatMap(standing.rawAssignments).filter(counts))
}

type Examined = {
  manager: Manager
  graph: Graph
  person: Person
  target: Target
  /** The manager's assignments that cover the person. */
  assignments: Assignment[]
  /** The person's methods, as far as Graph tells them; the decision about them comes later. */
  methods: MethodLists
}

/**
 * Reads afresh who asks and who is asked about, in one round trip (two when roles come through
 * groups that are not expected, or are over other units). Throws `not-found` alike for an id that is none, a person who does not exist and one out of reach.
 */
async function examine(staffId: string): Promise<Examined> {
  return examineAs(await requireManager(), staffId)
}

async function examineAs(manager: Manager, id: string): Promise<Examined> {
  if (!z.guid().safeParse(id).success) throw new AppError('not-found')
  // Not every part of Graph finds an id in capitals.
  const staffId = id.toLowerCase()
  const graph = graphFor(manager)
  const expected = expectedGroups(manager)
  const [ownRoles, ownGroups, rawPerson, units, groups, owned, roles, phones, all] = await graph.readAll([
    ...ownItems(manager, expected),
    personItem(staffId),
    standing.unitsOf(staffId),
    standing.groupsOf(staffId),
    standing.groupsOwnedBy(staffId),
    standing.assignmentsOf([staffId]),
    ...methodItems(staffId),
  ])
  // First everything about who asks: a refusal must not depend on whether the person exists.
  const mine = (await readOwn(graph, manager, ownRoles, ownGroups, expected)).filter(isUseful)
  // To whom Graph shows no directory at all (a guest), who exists and who does not look alike.
  if (standing.isRefused(ownRoles) && standing.isRefused(rawPerson)) throw new AppError('not-found')
  // Of whom Graph does not say where they belong, nobody with a role over a unit needs to know more.
  if (standing.isRefused(units) && !mine.some(({ unit }) => unit === null)) throw new AppError('not-found')
  const placed = standing.unitsFrom(units)
  const assignments = covering(mine, { units: placed })
  if (assignments.length === 0) throw new AppError('not-found')
  const read = standing.answered(personFrom, rawPerson)
  // Whatever comes next is about the person who was asked for, and nobody else.
  if (read.id.toLowerCase() !== staffId) throw new AppError('unreachable')
  const person = { ...read, id: staffId }
  const restricted = person.restricted || placed.some((unit) => unit.restricted)
  const place = { id: staffId, units: placed, restricted }
  const held = { roles, groups, owned }
  return {
    manager,
    graph,
    person,
    assignments,
    methods: { phones, all },
    target: { ...place, ...(await readHeld(graph, staffId, held, assignments)) },
  }
}

/**
 * What of the person's roles the rules look at. Where Graph lets no plain member list assignments, it still tells
 * roles over the whole tenant; for those over a unit, Graph's own refusal has to do.
 */
async function readHeld(
  graph: Graph,
  staffId: string,
  { roles, groups, owned }: { roles: unknown; groups: unknown; owned: unknown },
  assignments: Assignment[],
): Promise<Pick<Target, 'roleIds' | 'protected'>> {
  const isUnlisted = standing.isRefused(roles)
  const held = isUnlisted ? [] : standing.rawAssignments(roles)
  const tenantRoles = isUnlisted ? await graph.readAll([standing.tenantRolesOf(staffId)]) : []
  const isInRoleGroup = [...standing.roleGroups(groups), ...standing.roleGroups(owned)].length > 0
  // Over a unit any role of the person refuses; only over the tenant it matters whether it is over a restricted unit.
  const isWorthAsking = !isInRoleGroup && assignments.some(({ unit }) => unit === null)
  const units = isWorthAsking ? held.flatMap((one) => standing.unitOf(one) ?? []) : []
  return {
    roleIds: [
      ...held.map(({ roleDefinitionId }) => roleDefinitionId),
      ...tenantRoles.flatMap(standing.tenantRolesFrom),
    ],
    protected: isInRoleGroup || (await standing.anyRestricted(graph, units)),
  }
}

/** One reading serves a whole request: the page, its dialog, an action and the page drawn with its answer. */
const examineOnce = oncePerRequest(examine)

function methodsFor({ manager, assignments, target, methods }: Examined): MethodLists | null {
  return decide('read-methods', manager.id, assignments, target).allowed ? methods : null
}

export type View = {
  grant: Grant<'view'>
  /** What the manager may do for this person, and why not. */
  decisions: Record<Action, Decision>
  /** The person's units that the manager looks after. */
  locations: { id: string; name: string }[]
}

/** The yes to see a person. Throws `not-found` when the person is not within the manager's reach. */
export async function authorizeView(staffId: string): Promise<View> {
  const examined = await examineOnce(staffId)
  const { manager, target, assignments } = examined
  const decided = actions.map((action) => [action, decide(action, manager.id, assignments, target)])
  return {
    grant: grantOf('view', examined),
    // Every action was decided on the line above.
    decisions: Object.fromEntries(decided) as Record<Action, Decision>,
    locations: locationsIn(examined),
  }
}

/** The same yes without a request: for what goes on in a manager's name while their session lives. */
export async function authorizeViewAs(manager: Manager, staffId: string): Promise<Grant<'view'>> {
  return grantOf('view', await examineAs(manager, staffId))
}

function locationsIn({ target, assignments }: Examined): { id: string; name: string }[] {
  return target.units.filter(({ id }) => assignments.some(({ unit }) => unit === null || unit === id))
}

function grantOf<C extends Capability | 'view'>(capability: C, examined: Examined): Grant<C> {
  const { manager, graph, person, assignments } = examined
  const [location] = locationsIn(examined)
  return {
    capability,
    manager,
    person,
    methods: methodsFor(examined),
    roles: assignments.map(({ roleId, unit }) => ({ roleId, unit })),
    unit: location ? { id: location.id, name: location.name } : null,
    units: examined.target.units.map(({ id }) => id),
    [door]: graph,
  }
}

/** The yes to do one thing for one person, else `not-found` or `not-allowed` with its reason. */
export async function authorize<C extends Capability>(capability: C, staffId: string): Promise<Grant<C>> {
  const examined = await examineOnce(staffId)
  const { manager, person, target, assignments } = examined
  if (!isOn(capability)) throw new AppError('switched-off')
  const decision = decide(actionOf[capability], manager.id, assignments, target)
  if (!decision.allowed) {
    log().warn(
      { event: 'not-allowed', capability, reason: decision.reason, manager: manager.id, person: person.id },
      'not allowed',
    )
    throw new AppError('not-allowed', { reason: decision.reason })
  }
  return grantOf(capability, examined)
}
