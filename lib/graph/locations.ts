import 'server-only'
import { z } from 'zod'
import { actionOf, capabilities, type Capability } from '../capabilities'
import { AppError } from '../errors'
import { seal, unseal } from '../store/seal'
import { capableAssignments } from './authorize'
import type { BatchItem, Graph } from './client'
import { door, type OwnGrant } from './grant'
import { isCapable, type Assignment } from './rules'
import { memberPage, memberSelect, membersFrom, type StaffMember } from './staff'
import { answered } from './standing'

export type Location = { id: string; name: string; description: string | null; may: Capability[] }
export type CountedLocation = Location & { people: number | null }

const unit = z.object({ id: z.guid(), displayName: z.string().nullish(), description: z.string().nullish() })
const units = z.object({ value: z.array(unit), '@odata.nextLink': z.string().optional() })
const unitSelect = '$select=id,displayName,description'
const pageSize = 100

function membersOf(locationId: string, query: string): BatchItem {
  return {
    url: `/directory/administrativeUnits/${locationId}/members/microsoft.graph.user${query}`,
    eventual: true,
  }
}

function unitItem(locationId: string): BatchItem {
  return { url: `/directory/administrativeUnits/${locationId}?${unitSelect}` }
}

function toLocation(raw: z.infer<typeof unit>, assignments: Assignment[]): Location {
  const here = assignments.filter((assignment) => assignment.unit === null || assignment.unit === raw.id)
  const may = capabilities.filter((capability) => here.some((held) => isCapable(actionOf[capability], held)))
  return { id: raw.id, name: raw.displayName || raw.id, description: raw.description || null, may }
}

/** A role over the whole tenant covers every unit there is. */
async function listUnits(graph: Graph, assignments: Assignment[]): Promise<z.infer<typeof unit>[]> {
  if (!assignments.some((assignment) => assignment.unit === null)) {
    const ids = [...new Set(assignments.flatMap((assignment) => assignment.unit ?? []))]
    const results = await graph.readAll(ids.map(unitItem))
    // A unit that was deleted a moment ago is no longer a location.
    return results.filter((result) => !isGone(result)).map((result) => answered(unit, result))
  }
  const all: z.infer<typeof unit>[] = []
  let next: string | undefined = `/directory/administrativeUnits?${unitSelect}&$top=999`
  while (next) {
    const page: z.infer<typeof units> = answered(units, await graph.read(next))
    all.push(...page.value)
    next = page['@odata.nextLink']
  }
  return all
}

function isGone(result: unknown): boolean {
  return result instanceof AppError && result.failure === 'not-found'
}

/** The manager's locations, unsorted, each with what the manager may do there. */
export async function listLocations(grant: OwnGrant): Promise<Location[]> {
  const assignments = await capableAssignments(grant)
  const found = await listUnits(grant[door], assignments)
  return found.map((raw) => toLocation(raw, assignments))
}

/** The same locations with how many people each has; null where Graph does not say. */
export async function countPeople(
  { [door]: graph }: OwnGrant,
  locations: Location[],
): Promise<CountedLocation[]> {
  const counts = await graph.readAll(locations.map(({ id }) => membersOf(id, '/$count')))
  return locations.map((location, index) => {
    const count = counts[index]
    const people = typeof count === 'number' || typeof count === 'string' ? Number(count) : NaN
    return { ...location, people: Number.isNaN(people) ? null : people }
  })
}

export type PeoplePage = {
  location: Location
  /** The manager looks after others too. */
  hasOthers: boolean
  people: StaffMember[]
  /** How many in all; known on the first page only. */
  count: number | null
  /** Graph put the people in order of their names. */
  ordered: boolean
  /** Opens the next page; null at the end. */
  next: string | null
}

/**
 * One page of the people of a location; `page` is what an earlier page gave as `next`. Throws `not-found`
 * for a unit that does not exist, is not the manager's, or a page that is not of this location.
 */
export async function listPeople(
  grant: OwnGrant,
  locationId: string,
  page: string | null,
): Promise<PeoplePage> {
  if (!z.guid().safeParse(locationId).success) throw new AppError('not-found')
  const id = locationId.toLowerCase()
  const purpose = `people ${grant.manager.id} ${id}`
  const link = page === null ? null : await unseal(purpose, page)
  if (page !== null && link === null) throw new AppError('not-found')

  const { [door]: graph } = grant
  const first = `?$select=${memberSelect}&$count=true&$top=${pageSize}`
  const [assignments, [rawUnit, ordered]] = await Promise.all([
    capableAssignments(grant),
    graph.readAll([unitItem(id), ...(link === null ? [membersOf(id, `${first}&$orderby=displayName`)] : [])]),
  ])
  if (!assignments.some((assignment) => assignment.unit === null || assignment.unit === id))
    throw new AppError('not-found')
  const location = toLocation(answered(unit, rawUnit), assignments)
  // Whether members of a unit can be ordered is not documented; where they cannot, they come as they are.
  const unordered = link === null && ordered instanceof AppError && ordered.failure === 'unexpected'
  const raw =
    link !== null
      ? await graph.read(link, { eventual: true })
      : unordered
        ? await graph.read(membersOf(id, first).url, { eventual: true })
        : ordered
  const read = answered(memberPage, raw)
  const nextLink = read['@odata.nextLink']
  return {
    location,
    hasOthers: assignments.some((assignment) => assignment.unit !== id),
    people: membersFrom(read.value),
    count: read['@odata.count'] ?? null,
    ordered: link === null ? !unordered : link.includes('orderby'),
    next: nextLink ? await seal(purpose, nextLink) : null,
  }
}
