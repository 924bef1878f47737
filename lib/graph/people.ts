import 'server-only'
import { AppError } from '../errors'
import { seal, unseal } from '../store/seal'
import { capableAssignments } from './authorize'
import type { BatchItem } from './client'
import { door, type OwnGrant } from './grant'
import {
  countFrom,
  countItem,
  countMembersItem,
  everyone,
  listLocations,
  locationFrom,
  peopleOf,
  readLocationId,
  requireLocation,
  unitItem,
  type Location,
} from './locations'
import type { Assignment } from './rules'
import { memberPage, memberSelect, membersFrom, type StaffMember } from './staff'
import { answered, isGone } from './standing'

export type PeoplePage = {
  people: StaffMember[]
  /** Graph put the people in order of their names. */
  ordered: boolean
  /** Opens the next page; null at the end. */
  next: string | null
}

export type PeopleView = PeoplePage & {
  location: Location
  /** The manager looks after others too. */
  hasOthers: boolean
  /** How many in all, how many of them need attention, and how many groups and devices the unit holds; null where Graph does not say. */
  count: number | null
  attention: number | null
  others: number | null
  /** Graph does not show this manager who works here. */
  hidden: boolean
}

const pageSize = 50
/** What Graph can say of all people of a location at once: whose account is blocked. */
const needsAttention = encodeURIComponent('accountEnabled eq false')

/** Which people of a location: all or those who need attention, from the beginning or from a page that an earlier one opened. */
export type Which = { attention: boolean; page: string | null }

function pageItem(id: string, { attention }: Which, ordered: boolean): BatchItem {
  const filter = attention ? `&$filter=${needsAttention}` : ''
  const order = ordered ? '&$orderby=displayName' : ''
  return {
    url: `${peopleOf(id)}?$select=${memberSelect}&$count=true&$top=${pageSize}${filter}${order}`,
    eventual: true,
  }
}

function purposeOf(grant: OwnGrant, id: string, { attention }: Which): string {
  return `people ${grant.manager.id} ${id}${attention ? ' attention' : ''}`
}

/** What Graph gave as the link to a later page. Throws `not-found` for a location of somebody else, `list-ended` for another list. */
async function linkItem(grant: OwnGrant, id: string, which: Which): Promise<BatchItem> {
  requireLocation(id, await capableAssignments(grant))
  const url = await unseal(purposeOf(grant, id, which), which.page ?? '')
  if (url === null) throw new AppError('list-ended')
  return { url, eventual: true }
}

/** Graph keeps its links for a while; what it says of an old one depends on the service. */
function orEnded(raw: unknown): unknown {
  const isOver = raw instanceof AppError && ['unexpected', 'not-found'].includes(raw.failure)
  return isOver ? new AppError('list-ended', { cause: raw }) : raw
}

async function readPage(purpose: string, raw: unknown, ordered: boolean): Promise<PeoplePage> {
  const read = answered(memberPage, raw)
  const link = read['@odata.nextLink']
  return { people: membersFrom(read.value), ordered, next: link ? await seal(purpose, link) : null }
}

/**
 * A page of the people of a location and what there is to know about all of them, in one round trip. Throws `not-found` for a unit that
 * does not exist or is not the manager's, and `list-ended` for a page that Graph keeps no longer.
 */
export async function listPeople(grant: OwnGrant, locationId: string, which: Which): Promise<PeopleView> {
  const id = readLocationId(locationId)
  const graph = grant[door]
  const link = which.page === null ? null : await linkItem(grant, id, which)
  const [assignments, [read, count, attention, rawUnit, members]] = await Promise.all([
    capableAssignments(grant),
    graph.readAll([
      link ?? pageItem(id, which, true),
      countItem(id),
      countItem(id, needsAttention),
      ...(id === everyone ? [] : [unitItem(id), countMembersItem(id)]),
    ]),
  ])
  const location = await locationOf(grant, id, rawUnit, read, assignments)
  const people = countFrom(count)
  const all = countFrom(members)
  const known = {
    location,
    hasOthers: assignments.some(({ unit }) => unit !== id),
    count: people,
    attention: countFrom(attention),
    others: people === null || all === null ? null : all - people,
  }
  // What Graph answers for a hidden membership is not documented: a refusal, or nobody.
  const isRefused = read instanceof AppError && read.failure === 'refused'
  if (location.hidden && (isRefused || people === 0))
    return {
      ...known,
      ...{ count: null, attention: null, others: null },
      ...{ hidden: true, people: [], ordered: true, next: null },
    }
  const purpose = purposeOf(grant, id, which)
  if (link) return { ...known, hidden: false, ...(await readPage(purpose, orEnded(read), isOrdered(link))) }
  // Whether members of a unit can be ordered is not documented; where they cannot, they come as they are.
  const isUnordered = read instanceof AppError && read.failure === 'unexpected'
  const raw = isUnordered ? (await graph.readAll([pageItem(id, which, false)]))[0] : read
  return { ...known, hidden: false, ...(await readPage(purpose, raw, !isUnordered)) }
}

/** A list that is there is shown, also where Graph had no time for the name of its location: it may be known from before. */
async function locationOf(
  grant: OwnGrant,
  id: string,
  rawUnit: unknown,
  page: unknown,
  assignments: Assignment[],
): Promise<Location> {
  if (rawUnit instanceof AppError && !isGone(rawUnit) && !(page instanceof AppError)) {
    requireLocation(id, assignments)
    const { locations } = await listLocations(grant)
    const known = locations.find((one) => one.id === id)
    if (known) return known
  }
  return locationFrom(id, rawUnit, assignments)
}

/** The people of a later page alone. Throws like `listPeople`. */
export async function listMorePeople(grant: OwnGrant, locationId: string, which: Which): Promise<PeoplePage> {
  const id = readLocationId(locationId)
  const link = await linkItem(grant, id, which)
  const [raw] = await grant[door].readAll([link])
  return readPage(purposeOf(grant, id, which), orEnded(raw), isOrdered(link))
}

function isOrdered({ url }: BatchItem): boolean {
  return url.includes('orderby')
}
