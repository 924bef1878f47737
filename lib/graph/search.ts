import 'server-only'
import { AppError } from '../errors'
import { fit } from '../match'
import { capableAssignments } from './authorize'
import type { BatchItem } from './client'
import { door, type OwnGrant } from './grant'
import { everyone, listLocations, peopleOf, type CountedLocation } from './locations'
import { recalled, remembered } from './remembered'
import { graphQueries } from './search-query'
import { findableSelect, findablesFrom, memberPage, type FindableMember } from './staff'
import { isGone } from './standing'

export type FoundPerson = FindableMember & { locations: string[] }

export type SearchResult = {
  /** The best fits first; `locations` are the names of those they work at. */
  people: FoundPerson[]
  /** There are more than these. */
  more: boolean
  /** The locations that could not be searched: the names of those whose name is known, and how many others. */
  missing: { names: string[]; others: number }
  /** Names of those where Microsoft shows nobody who works there. */
  hidden: string[]
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
type Place = { id: string; known: FindableMember[] | null | undefined; items: BatchItem[]; queries: number }

type Ranked = { person: FindableMember; rank: number }
/** `refusal`: why Graph did not search all of it. `gone`: the location is there no more. `empty`: Graph shows nobody there. */
type Found = { people: Ranked[]; more: boolean; refusal?: AppError; gone?: boolean; empty?: boolean }

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
  if (known) return { id, known, items: [], queries: 0 }
  const whole = Math.min(mostRead.inOne, Math.max(20, Math.floor(mostRead.inAll / places)))
  return {
    id,
    known,
    queries: queries.length,
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

function refusalIn(results: unknown[]): AppError {
  return results.find((result) => result instanceof AppError) ?? new AppError('unreachable')
}

function searchHere(people: FindableMember[], text: string): Found {
  const ranked = people.map((person) => ({ person, rank: fit(person, text) }))
  const fitting = ranked.filter((one): one is Ranked => one.rank !== null)
  return { people: fitting, more: false, empty: people.length === 0 }
}

type Answer = Found & { location: CountedLocation | undefined }

/** Who fits at one place, out of what Graph answered to its items. */
function readPlace(grant: OwnGrant, place: Place, results: unknown[], text: string): Found {
  if (place.known) return searchHere(place.known, text)
  if (results.every(isGone)) return { people: [], more: false, gone: true }
  const asked = results.slice(0, place.queries)
  const whole = pageFrom(results[place.queries])
  if (whole) {
    const all = whole.more ? null : whole.people
    void remembered(keyOf(grant, place.id), () => Promise.resolve(all))
    if (all) return searchHere(all, text)
  }
  const pages = asked.flatMap((result) => pageFrom(result) ?? [])
  const people = pages.flatMap((page) => page.people)
  return {
    people: people.map((person) => ({ person, rank: fit(person, text) ?? rankOfGraph })),
    more: pages.some((page) => page.more),
    // Each query finds somebody whom the others do not.
    ...(pages.length < asked.length && { refusal: refusalIn(asked) }),
  }
}

/**
 * My people who fit the text. Small locations are searched here, so that every letter after the first costs no call and accents,
 * middles of names and spellings of numbers do not matter; large ones and the whole organisation are searched by Graph. One round
 * trip once the manager's locations are known. Throws what Graph refused when nobody is found and no place could be searched
 * whole.
 */
export async function searchPeople(grant: OwnGrant, text: string, reader: Reader): Promise<SearchResult> {
  const assignments = await capableAssignments(grant)
  const isTenant = assignments.some(({ unit }) => unit === null)
  const ids = isTenant ? [everyone] : [...new Set(assignments.flatMap(({ unit }) => unit ?? []))]
  const queries = graphQueries(text, reader.region)
  const places = await Promise.all(ids.map((id) => placeOf(grant, id, ids.length, queries)))
  const items = places.flatMap((place) => place.items)
  const [results, listed] = await Promise.all([
    items.length > 0 ? grant[door].readAll(items) : [],
    // Names are for reading only: people are found without them.
    isTenant ? null : listLocations(grant).catch(() => null),
  ])
  const locations = listed?.locations ?? []

  const left = [...results]
  const answers = places
    .map((place) => ({
      location: locations.find(({ id }) => id === place.id),
      ...readPlace(grant, place, left.splice(0, place.items.length), text),
    }))
    .filter(({ gone }) => !gone)
  const people = inOrder(answers, reader)
  const hidden = answers.filter(isHidden)
  const missing = answers.filter((answer) => answer.refusal && !isHidden(answer))
  const [unsearched] = missing
  if (people.length === 0 && missing.length === answers.length && unsearched?.refusal)
    throw unsearched.refusal
  return {
    people: people.slice(0, mostShown),
    more: people.length > mostShown || answers.some(({ more }) => more),
    missing: {
      names: missing.flatMap(({ location }) => location?.name ?? []),
      others: missing.filter(({ location }) => !location).length,
    },
    hidden: hidden.flatMap(({ location }) => location?.name ?? []),
    searched: isTenant ? null : answers.length - missing.length - hidden.length,
  }
}

/** What Graph answers where the members are hidden is not documented: a refusal, or nobody. */
function isHidden({ location, refusal, empty }: Answer): boolean {
  if (!location?.hidden) return false
  return refusal ? refusal.failure === 'refused' : empty === true
}

/** Each person once, with all their locations, the best fit first. */
function inOrder(answers: Answer[], { compare }: Reader): FoundPerson[] {
  const found = new Map<string, { person: FoundPerson; rank: number }>()
  for (const { location, people } of answers) {
    const name = location?.name
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
