import 'server-only'
import { z } from 'zod'
import { actionOf, type Capability } from '../capabilities'
import { AppError } from '../errors'
import { capabilitiesOn } from '../features'
import { capableAssignments } from './authorize'
import type { BatchItem, Graph } from './client'
import { door, type OwnGrant } from './grant'
import { remembered } from './remembered'
import { isCapable, type Assignment } from './rules'
import { answered, isGone } from './standing'

export type Location = {
  /** Of the administrative unit, or `everyone`. */
  id: string
  /** Empty for `everyone`, which has none of its own. */
  name: string
  description: string | null
  /** Graph does not show its members to everybody. */
  hidden: boolean
  may: Capability[]
  /** When the manager's role here ends, in milliseconds since 1970; null when no end is set. */
  until: number | null
}

export type CountedLocation = Location & { /** null where Graph does not say. */ people: number | null }

/** `unread`: how many more there are of which Graph did not tell even the name this time. */
export type Locations = { locations: CountedLocation[]; unread: number }

/** Everybody in the tenant, for who holds a role over all of it. */
export const everyone = 'everyone'

const unit = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  description: z.string().nullish(),
  visibility: z.string().nullish(),
  isMemberManagementRestricted: z.boolean().nullish(),
})
const units = z.object({ value: z.array(unit), '@odata.nextLink': z.string().optional() })
const unitSelect = `$select=${Object.keys(unit.shape).join(',')}`

type Unit = z.infer<typeof unit>

/** Of 999 units each: more than a tenant may have. */
const mostPages = 100

/** So many locations are counted at most: nobody compares the sizes of more. */
const mostCounted = 60

export function unitItem(locationId: string): BatchItem {
  return { url: `/directory/administrativeUnits/${locationId}?${unitSelect}` }
}

/** The address of a location's people in Graph. learn.microsoft.com/graph/api/administrativeunit-list-members */
export function peopleOf(locationId: string): string {
  if (locationId === everyone) return '/users'
  return `/directory/administrativeUnits/${locationId}/members/microsoft.graph.user`
}

export function countItem(locationId: string, filter = ''): BatchItem {
  return { url: `${peopleOf(locationId)}/$count${filter && `?$filter=${filter}`}`, eventual: true }
}

/** Groups and devices count too. */
export function countMembersItem(unitId: string): BatchItem {
  return { url: `/directory/administrativeUnits/${unitId}/members/$count`, eventual: true }
}

/** The number in an answer to `$count`, which is plain text. */
export function countFrom(result: unknown): number | null {
  const count = typeof result === 'number' || typeof result === 'string' ? Number(result) : NaN
  return Number.isNaN(count) ? null : count
}

/**
 * The assignments that do something at a location. Over a restricted unit only a role on that very unit does:
 * learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management
 */
function assignmentsAt(id: string, restricted: boolean, assignments: Assignment[]): Assignment[] {
  return assignments.filter(({ unit }) => unit === id || (unit === null && !restricted))
}

/** The last end of all, if each of them ends. */
function endOf(assignments: Assignment[]): number | null {
  const ends = assignments.map(({ until }) => until ?? Infinity)
  const last = Math.max(...ends)
  return Number.isFinite(last) ? last : null
}

function whatMay(here: Assignment[]): Pick<Location, 'may' | 'until'> {
  // Whoever may block may unblock, as far as built-in roles go: one word for both.
  const told = capabilitiesOn().filter((capability) => capability !== 'unblock')
  const may = told.filter((capability) => here.some((held) => isCapable(actionOf[capability], held)))
  return { may, until: endOf(here) }
}

function toLocation(raw: Unit, assignments: Assignment[]): Location {
  return {
    id: raw.id,
    name: raw.displayName || raw.id,
    description: raw.description || null,
    hidden: raw.visibility === 'HiddenMembership',
    ...whatMay(assignmentsAt(raw.id, raw.isMemberManagementRestricted === true, assignments)),
  }
}

function toEveryone(assignments: Assignment[]): Location {
  const here = assignmentsAt(everyone, false, assignments)
  return { id: everyone, name: '', description: null, hidden: false, ...whatMay(here) }
}

/** The location as the manager sees it; `raw` is what Graph said of its unit. Throws `not-found` when it is not theirs. */
export function locationFrom(id: string, raw: unknown, assignments: Assignment[]): Location {
  if (!isWithin(id, assignments)) throw new AppError('not-found')
  return id === everyone ? toEveryone(assignments) : toLocation(answered(unit, raw), assignments)
}

function isWithin(id: string, assignments: Assignment[]): boolean {
  return assignments.some(({ unit }) => unit === null || unit === id)
}

/** Throws `not-found` for an id that is none, or not of a location of the manager's. */
export function requireLocation(id: string, assignments: Assignment[]): void {
  if (!isWithin(id, assignments)) throw new AppError('not-found')
}

/** How a location's id is written: `not-found` for anything that is none. */
export function readLocationId(id: string): string {
  if (id !== everyone && !z.guid().safeParse(id).success) throw new AppError('not-found')
  return id.toLowerCase()
}

/** A role over the whole tenant covers every unit there is. */
async function listUnits(graph: Graph): Promise<Unit[]> {
  const all: Unit[] = []
  let next: string | undefined = `/directory/administrativeUnits?${unitSelect}&$top=999`
  for (let pages = 0; next; pages += 1) {
    // A list without an end is none.
    if (pages >= mostPages) throw new AppError('unreachable')
    const page: z.infer<typeof units> = answered(units, await graph.read(next))
    all.push(...page.value)
    next = page['@odata.nextLink']
  }
  return all
}

/** A list of hidden members may look like an empty one. */
function counted(location: Location, result: unknown): CountedLocation {
  const people = countFrom(result)
  return { ...location, people: location.hidden && people === 0 ? null : people }
}

async function listTenant(graph: Graph, assignments: Assignment[]): Promise<Locations> {
  const found = await listUnits(graph)
  const locations = [toEveryone(assignments), ...found.map((raw) => toLocation(raw, assignments))]
  const toCount = locations.length > mostCounted ? [] : locations
  const counts = await graph.readAll(toCount.map(({ id }) => countItem(id)))
  return { locations: locations.map((location, index) => counted(location, counts[index])), unread: 0 }
}

async function listOwn(graph: Graph, assignments: Assignment[]): Promise<Locations> {
  const ids = [...new Set(assignments.flatMap((assignment) => assignment.unit ?? []))]
  const toCount = ids.length > mostCounted ? [] : ids
  const results = await graph.readAll([...ids.map(unitItem), ...toCount.map((id) => countItem(id))])
  // A unit that was deleted a moment ago is no longer a location.
  const there = ids.flatMap((_, index) => (isGone(results[index]) ? [] : [index]))
  const read = there.filter((index) => unit.safeParse(results[index]).success)
  const [first] = there
  if (read.length === 0 && first !== undefined) answered(unit, results[first])
  return {
    locations: read.map((index) =>
      counted(toLocation(answered(unit, results[index]), assignments), results[ids.length + index]),
    ),
    unread: there.length - read.length,
  }
}

/** The manager's locations, unsorted, each with what the manager may do there and how many work there. At most a minute old. */
export async function listLocations(grant: OwnGrant): Promise<Locations> {
  const assignments = await capableAssignments(grant)
  // With the roles in its key, a list never outlives them.
  const roles = assignments.map(({ roleId, unit, until }) => `${roleId} ${unit} ${until}`).sort()
  return remembered(
    `locations ${grant.manager.session.idHash} ${roles.join()}`,
    () =>
      assignments.some(({ unit }) => unit === null)
        ? listTenant(grant[door], assignments)
        : listOwn(grant[door], assignments),
    ({ unread }) => unread === 0,
  )
}
