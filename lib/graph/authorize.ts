import 'server-only'
import { z } from 'zod'
import { requireManager, type Manager } from '../auth/session'
import { capabilities, type Capability } from '../capabilities'
import { AppError } from '../errors'
import { log } from '../log'
import { oncePerRequest } from '../request'
import { graphFor, type Graph } from './client'
import { door, type Grant, type OwnGrant } from './grant'
import { covering, decide, isCapable, type Assignment, type Decision, type Target } from './rules'
import { personFrom, personItem, type Person } from './staff'
import * as standing from './standing'

/** The grant for the manager's own lists. Throws `signed-out`. */
export async function authorizeOwn(): Promise<OwnGrant> {
  const manager = await requireManager()
  return { capability: 'own', manager, [door]: graphFor(manager) }
}

/** The roles of the manager, direct and through groups, that can do something in this app. */
export async function capableAssignments({ manager, [door]: graph }: OwnGrant): Promise<Assignment[]> {
  const [own, groups] = await graph.readAll([
    standing.assignmentsOf([manager.id]),
    standing.groupsOf(manager.id),
  ])
  const through = await standing.assignmentsOfGroups(graph, standing.roleGroups(groups))
  return standing.assignmentsFrom([...standing.rawAssignments(own), ...through]).filter(isUseful)
}

function isUseful({ roleId }: Assignment): boolean {
  return capabilities.some((capability) => isCapable(capability, roleId))
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
 * Reads afresh who asks and who is asked about, in one round trip (two when roles come through groups).
 * Throws `not-found` alike for an id that is none, a person who does not exist and one out of reach.
 */
async function examine(staffId: string): Promise<Examined> {
  const manager = await requireManager()
  if (!z.guid().safeParse(staffId).success) throw new AppError('not-found')
  const graph = graphFor(manager)
  const [ownRoles, ownGroups, rawPerson, units, groups, roles] = await graph.readAll([
    standing.assignmentsOf([manager.id]),
    standing.groupsOf(manager.id),
    personItem(staffId),
    standing.unitsOf(staffId),
    standing.groupsOf(staffId),
    standing.assignmentsOf([staffId]),
  ])
  // First everything about who asks: a refusal must not depend on whether the person exists.
  const myRoles = standing.rawAssignments(ownRoles)
  const myGroups = standing.roleGroups(ownGroups)
  const person = standing.answered(personFrom, rawPerson)
  const theirGroups = standing.roleGroups(groups)
  const throughGroups = await standing.assignmentsOfGroups(graph, [...new Set([...myGroups, ...theirGroups])])
  const mine = standing.assignmentsFrom([
    ...myRoles,
    ...throughGroups.filter(({ principalId }) => myGroups.includes(principalId)),
  ])
  const target: Target = {
    id: person.id,
    units: standing.unitsFrom(units),
    restricted: person.restricted,
    roleIds: [
      ...standing.rawAssignments(roles),
      ...throughGroups.filter(({ principalId }) => theirGroups.includes(principalId)),
    ].map(({ roleDefinitionId }) => roleDefinitionId),
    inRoleGroup: theirGroups.length > 0,
  }
  const assignments = covering(mine.filter(isUseful), target)
  if (assignments.length === 0) throw new AppError('not-found')
  return { manager, graph, person, target, assignments }
}

/** One reading serves a whole request: the page, its dialog, an action and the page drawn with its answer. */
const examineOnce = oncePerRequest(examine)

export type View = {
  grant: Grant<'view'>
  /** What the manager may do for this person, and why not. */
  decisions: Record<Capability, Decision>
  /** The person's units that the manager looks after. */
  locations: { id: string; name: string }[]
}

/** The yes to see a person. Throws `not-found` when the person is not within the manager's reach. */
export async function authorizeView(staffId: string): Promise<View> {
  const { manager, graph, person, target, assignments } = await examineOnce(staffId)
  return {
    grant: { capability: 'view', manager, person, [door]: graph },
    decisions: { 'reset-password': decide('reset-password', manager.id, assignments, target) },
    locations: target.units.filter(({ id }) => assignments.some(({ unit }) => unit === null || unit === id)),
  }
}

/** The yes to do one thing for one person, else `not-found` or `not-allowed` with its reason. */
export async function authorize<C extends Capability>(capability: C, staffId: string): Promise<Grant<C>> {
  const { manager, graph, person, target, assignments } = await examineOnce(staffId)
  const decision = decide(capability, manager.id, assignments, target)
  if (!decision.allowed) {
    log().warn(
      { event: 'not-allowed', capability, reason: decision.reason, manager: manager.id, person: person.id },
      'not allowed',
    )
    throw new AppError('not-allowed', { reason: decision.reason })
  }
  return { capability, manager, person, [door]: graph }
}
