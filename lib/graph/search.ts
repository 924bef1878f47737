import 'server-only'
import { AppError } from '../errors'
import { fit } from '../match'
import { capableAssignments } from './authorize'
import type { BatchItem } from './client'
import { door, type OwnGrant } from './grant'
import { everyone, listLocations, peopleOf } from './locations'
import { recalled, remembered } from './remembered'
import { graphQueries } from './search-query'
import { findableSelect, findablesFrom, memberPage, type FindableMember } from './staff'

export type FoundPerson = FindableMember & { locations: string[] }

export type SearchResult = {
  /** The best fits first; `locations` are the names of those they work at. */
  people: FoundPerson[]
  /** There are more than these. */
  more: boolean
  /** Names of the locations that could not be searched. */
  missing: string[]
  /** How many locations were searched; null for the whole organisation. */
  searched: number | null
}

/** The language and region of the reader: how names are put in order, and where a number without a country code belongs. */
export type Reader = { compare: (a: string, b: string) => number; region: string | undefined }

/** So many people are shown at most: whoever is not among them takes another letter. */
const mostShown = 50
const mostFromGraph = 25
/** A location with no more people than this is read whole, and then searched here; so many people are read in all. */
const mostRead = { inOne: 500, inAll: 2000 }
/** Behind everybody whom the text fits as we see it. */
const rankOfGraph = 7

/** A place to search, and all its people: null when they are too many, undefined when nobody has asked yet. */
type Place = { id: string; known: FindableMember[] | null | undefined; items: BatchItem[] }

type Ranked = { person: FindableMember; rank: number }
type Found = { people: Ranked[]; more: boolean; refusal?: AppError }

function keyOf({ manager }: OwnGrant, id: string): string {
  return `all people ${manager.session.idHash} ${id}`
}

function item(id: string, top: number, query = ''): BatchItem {
  const options = `$select=${findableSelect}&$count=true&$top=${top}`
  return { url: `${peopleOf(id)}?${options}${query && `&${query}`}`, eventual: true }
}

/** What Graph has to be asked about a place: nothing, when all of its people were read within the last minute. */
async function placeOf(grant: OwnGrant, id: string, places: number, queries: string[]): Promise<Place> {
  const known = id === everyone ? null : await recalled<FindableMember[] | null>(keyOf(grant, id))
  if (known) return { id, known, items: [] }
  const whole = Math.min(mostRead.inOne, Math.max(20, Math.floor(mostRead.inAll / places)))
  return {
    id,
    known,
    items: [
      ...queries.map((query) => item(id, mostFromGraph, query)),
      ...(known === null ? [] : [item(id, whole)]),
    ],
  }
}

function pageFrom(result: unknown): { people: FindableMember[]; more: boolean } | null {
  const read = result instanceof AppError ? undefined : memberPage.safeParse(result).data
  if (!read) return null
  const more = read['@odata.nextLink'] !== undefined || (read['@odata.count'] ?? 0) > read.value.length
  return { people: findablesFrom(read.value), more }
}

function searchHere(people: FindableMember[], text: string): Found {
  const ranked = people.map((person) => ({ person, rank: fit(person, text) }))
  return { people: ranked.filter((one): one is Ranked => one.rank !== null), more: false }
}

/** Who fits at one place, out of what Graph answered to its items. */
function readPlace(grant: OwnGrant, place: Place, results: unknown[], text: string): Found {
  if (place.known) return searchHere(place.known, text)
  const [named, other, whole] = results.map(pageFrom)
  if (whole) {
    const all = whole.more ? null : whole.people
    void remembered(keyOf(grant, place.id), () => Promise.resolve(all))
    if (all) return searchHere(all, text)
  }
  const pages = [named, other].filter((page) => page !== null && page !== undefined)
  if (pages.length === 0) {
    const refusal = results.find((result) => result instanceof AppError)
    return { people: [], more: false, refusal: refusal ?? new AppError('unreachable') }
  }
  const people = pages.flatMap((page) => page.people)
  return {
    people: people.map((person) => ({ person, rank: fit(person, text) ?? rankOfGraph })),
    more: pages.some((page) => page.more),
  }
}

/**
 * My people who fit the text. Small locations are searched here, so that every letter after the first costs no call and accents,
 * middles of names and spellings of numbers do not matter; large ones and the whole organisation are searched by Graph. One round
 * trip once the manager's locations are known. Throws what Graph refused when no place could be searched.
 */
export async function searchPeople(grant: OwnGrant, text: string, reader: Reader): Promise<SearchResult> {
  const assignments = await capableAssignments(grant)
  const isTenant = assignments.some(({ unit }) => unit === null)
  const ids = isTenant ? [everyone] : [...new Set(assignments.flatMap(({ unit }) => unit ?? []))]
  const queries = graphQueries(text, reader.region)
  const places = await Promise.all(ids.map((id) => placeOf(grant, id, ids.length, queries)))
  const items = places.flatMap((place) => place.items)
  const [results, locations] = await Promise.all([
    items.length > 0 ? grant[door].readAll(items) : [],
    // Names are for reading only: people are found without them.
    isTenant ? [] : listLocations(grant).catch(() => []),
  ])

  const left = [...results]
  const answers = places.map((place) => ({
    name: locations.find(({ id }) => id === place.id)?.name,
    ...readPlace(grant, place, left.splice(0, place.items.length), text),
  }))
  const refused = answers.filter(({ refusal }) => refusal !== undefined)
  if (refused[0]?.refusal && refused.length === answers.length) throw refused[0].refusal
  const people = inOrder(answers, reader)
  return {
    people: people.slice(0, mostShown),
    more: people.length > mostShown || answers.some(({ more }) => more),
    missing: refused.flatMap(({ name }) => name ?? []),
    searched: isTenant ? null : ids.length,
  }
}

/** Each person once, with all their locations, the best fit first. */
function inOrder(answers: (Found & { name: string | undefined })[], { compare }: Reader): FoundPerson[] {
  const found = new Map<string, { person: FoundPerson; rank: number }>()
  for (const { name, people } of answers) {
    for (const { person, rank } of people) {
      const known = found.get(person.id) ?? { person: { ...person, locations: [] }, rank }
      if (name && !known.person.locations.includes(name)) known.person.locations.push(name)
      found.set(person.id, { ...known, rank: Math.min(rank, known.rank) })
    }
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compare(a.person.name, b.person.name) ||
        compare(a.person.signInName, b.person.signInName),
    )
    .map(({ person }) => person)
}
