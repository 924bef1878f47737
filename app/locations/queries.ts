import 'server-only'
import { getLocale } from 'next-intl/server'
import { authorizeOwn } from '@/lib/graph/authorize'
import {
  countPeople,
  listLocations,
  listPeople,
  type CountedLocation,
  type PeoplePage,
} from '@/lib/graph/locations'

/** The manager's locations in the order of the reader's language. Counts only where there is a choice. */
export async function getLocations(): Promise<CountedLocation[]> {
  const grant = await authorizeOwn()
  const locations = await listLocations(grant)
  if (locations.length === 1) return locations.map((location) => ({ ...location, people: null }))
  const { compare } = new Intl.Collator(await getLocale())
  return countPeople(
    grant,
    locations.sort((a, b) => compare(a.name, b.name)),
  )
}

/** One page of a location's people; put in order here when Graph could not. */
export async function getPeople(locationId: string, page: string | null): Promise<PeoplePage> {
  const found = await listPeople(await authorizeOwn(), locationId, page)
  if (found.ordered) return found
  const { compare } = new Intl.Collator(await getLocale())
  return { ...found, people: found.people.sort((a, b) => compare(a.name, b.name)) }
}
