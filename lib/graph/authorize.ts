import 'server-only'
import { z } from 'zod'
import { requireManager, type Manager } from '../auth/session'
import { actionOf, type Capability } from '../capabilities'
import { AppError } from '../errors'
import { log } from '../log'
import { oncePerRequest } from '../request'
import { graphFor, type Graph } from './client'
import { door, type Grant, type OwnGrant } from './grant'
import { lastSeen, noteSeen, remembered } from './remembered'
import { actions, type Action } from './role-tables'
import { covering, decide, isUseful, type Assignment, type Decision, type Target } from './rules'
import { personFrom, personItem, type Person } from './staff'
import * as standing from './standing'

/** The grant for the manager's own lists. Throws `signed-out`. */
export async function authorizeOwn(): Promise<OwnGrant> {
  const manager = await requireManager()
  return { capability: 'own', manager, [door]: graphFor(manager) }
}

/**
 * The roles of the manager, direct and through groups, that can do something in this app. For lists: up to a
 * minute old. What changes something reads them afresh.
 */
export function capableAssignments({ manager, [door]: graph }: OwnGrant): Promise<Assignment[]> {
  return remembered(`roles ${manager.session.idHash}`, () => {
    const { items, read } = ownStanding(manager)
    return graph.readAll(items).then((results) => read(graph, results))
  })
}

/**
 * What to read of who asks, and how to make the manager's useful roles out of it. The roles through groups take the groups
 * first: those of the last time are asked along as a guess, and count only if the groups read now are among them. Otherwise
 * they take one more round trip.
 */
function ownStanding({ id, session }: Manager) {
  const key = `groups ${session.idHash}`
  const guess = lastSeen(key)
  const items = [
    standing.assignmentsOf([id], { whole: true }),
    standing.groupsOf(id),
    ...standing.assignmentsOfGroups(guess, { whole: true }),
  ]

  async function read(graph: Graph, [own, rawGroups, ...guessed]: unknown[]): Promise<Assignment[]> {
    if (standing.isRefused(own)) return readInstances(graph, own)
    const groups = standing.roleGroups(rawGroups)
    noteSeen(key, groups)
    const isGuessed = groups.every((group) => guess.includes(group))
    const through = isGuessed
      ? guessed
      : await graph.readAll(standing.assignmentsOfGroups(groups, { whole: true }))
    const raw = groups.length > 0 ? through.flatMap(standing.rawAssignments) : []
    // A group of the last time that is none of now gives nothing.
    const current = raw.filter(({ principalId }) => groups.includes(principalId))
    return standing.assignmentsFrom([...standing.rawAssignments(own), ...current]).filter(isUseful)
  }

  return { items, read }
}

/** PIM tells of all one's roles, those through groups too. Without the licence it tells nothing: then the first refusal is told. */
async function readInstances(graph: Graph, refusal: unknown): Promise<Assignment[]> {
  const instances = await graph.readAll([standing.ownInstances])
  if (instances.some((result) => result instanceof AppError)) throw refusal
  return standing.assignmentsFrom(instances.flatMap(standing.rawAssignments)).filter(isUseful)
}

type Examined = {
  manager: Manager
  graph: Graph
  person: Person
  target: Target
  /** The manager's assignments that cover the person. */
  assignments: Assignment[]
}

/**
 * Reads afresh who asks and who is asked about, in one round trip (two when roles come through groups that were not
 * known, or over other units). Throws `not-found` alike for an id that is none, a person who does not exist and one out of reach.
 */
async function examine(staffId: string): Promise<Examined> {
  const manager = await requireManager()
  if (!z.guid().safeParse(staffId).success) throw new AppError('not-found')
  const graph = graphFor(manager)
  const own = ownStanding(manager)
  const [rawPerson, units, groups, owned, roles, ...ownResults] = await graph.readAll([
    personItem(staffId),
    standing.unitsOf(staffId),
    standing.groupsOf(staffId),
    standing.groupsOwnedBy(staffId),
    standing.assignmentsOf([staffId]),
    ...own.items,
  ])
  // First everything about who asks: a refusal must not depend on whether the person exists.
  const mine = await own.read(graph, ownResults)
  // To whom Graph shows no directory at all (a guest), who exists and who does not look alike.
  if (standing.isRefused(ownResults[0]) && standing.isRefused(rawPerson)) throw new AppError('not-found')
  const person = standing.answered(personFrom, rawPerson)
  const inUnits = standing.unitsFrom(units)
  const target: Target = {
    id: person.id,
    units: inUnits,
    restricted: person.restricted,
    roleIds: [],
    protected: false,
  }
  const assignments = covering(mine, target)
  if (assignments.length === 0) throw new AppError('not-found')
  const held = { roles, groups, owned }
  return {
    manager,
    graph,
    person,
    assignments,
    target: { ...target, ...(await readHeld(graph, held, assignments)) },
  }
}

/**
 * What of the person's roles the rules look at. Where Graph lets no plain member list assignments, only what groups
 * tell is known here, and Graph's own refusal has to do.
 */
async function readHeld(
  graph: Graph,
  { roles, groups, owned }: { roles: unknown; groups: unknown; owned: unknown },
  assignments: Assignment[],
): Promise<Pick<Target, 'roleIds' | 'protected'>> {
  const held = standing.isRefused(roles) ? [] : standing.rawAssignments(roles)
  const isInRoleGroup = [...standing.roleGroups(groups), ...standing.roleGroups(owned)].length > 0
  // Over a unit any role of the person refuses; only over the tenant it matters whether it is over a restricted unit.
  const isWorthAsking = !isInRoleGroup && assignments.some(({ unit }) => unit === null)
  const units = isWorthAsking ? held.flatMap((one) => standing.unitOf(one) ?? []) : []
  return {
    roleIds: held.map(({ roleDefinitionId }) => roleDefinitionId),
    protected: isInRoleGroup || (await standing.anyRestricted(graph, [...new Set(units)])),
  }
}

/** One reading serves a whole request: the page, its dialog, an action and the page drawn with its answer. */
const examineOnce = oncePerRequest(examine)

export type View = {
  grant: Grant<'view'>
  /** What the manager may do for this person, and why not. */
  decisions: Record<Action, Decision>
  /** The person's units that the manager looks after. */
  locations: { id: string; name: string }[]
}

/** The yes to see a person. Throws `not-found` when the person is not within the manager's reach. */
export async function authorizeView(staffId: string): Promise<View> {
  const { manager, graph, person, target, assignments } = await examineOnce(staffId)
  const decided = actions.map((action) => [action, decide(action, manager.id, assignments, target)])
  return {
    grant: { capability: 'view', manager, person, [door]: graph },
    // Every action was decided on the line above.
    decisions: Object.fromEntries(decided) as Record<Action, Decision>,
    locations: target.units.filter(({ id }) => assignments.some(({ unit }) => unit === null || unit === id)),
  }
}

/** The yes to do one thing for one person, else `not-found` or `not-allowed` with its reason. */
export async function authorize<C extends Capability>(capability: C, staffId: string): Promise<Grant<C>> {
  const { manager, graph, person, target, assignments } = await examineOnce(staffId)
  const decision = decide(actionOf[capability], manager.id, assignments, target)
  if (!decision.allowed) {
    log().warn(
      { event: 'not-allowed', capability, reason: decision.reason, manager: manager.id, person: person.id },
      'not allowed',
    )
    throw new AppError('not-allowed', { reason: decision.reason })
  }
  return { capability, manager, person, [door]: graph }
}
