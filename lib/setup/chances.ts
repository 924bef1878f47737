import { AppError, type Failure } from '../errors'
import type { Reading } from './check'
import { chanceOf, type Chance } from './recovery'

type Somebody = { id: string; name: string; chance: Chance }
type Place = { id: string; name: string; people: Somebody[] }
export type PlaceChances = { id: string; name: string; counts: Record<Chance, number> }

/** The people of each location that are in Microsoft's report. */
function placesIn({ units, registered }: Reading): Place[] | Failure {
  if (units instanceof AppError) return units.failure
  if (registered instanceof AppError) return registered.failure
  const known = new Map(
    registered.map(({ id, name, methods }) => [id, { id, name, chance: chanceOf(methods) }]),
  )
  // Whoever is blocked is not in it, and needs no way in.
  return units.map(({ id, name, people }) => ({
    id,
    name,
    people: (people ?? []).flatMap((one) => known.get(one) ?? []),
  }))
}

/** Of each location with people in it, how they could recover; those with most people who could not come first. Or why nobody can tell. */
export function chancesIn(reading: Reading): PlaceChances[] | Failure {
  const places = placesIn(reading)
  if (typeof places === 'string') return places
  const without = ({ counts }: PlaceChances) => counts.nothing + counts['phone-only']
  return places
    .filter(({ people }) => people.length > 0)
    .map(({ id, name, people }) => ({ id, name, counts: countsOf(people) }))
    .sort((a, b) => without(b) - without(a))
}

function countsOf(people: Somebody[]): Record<Chance, number> {
  const counts = { nothing: 0, 'phone-only': 0, lasting: 0, other: 0 }
  for (const { chance } of people) counts[chance] += 1
  return counts
}

export type Bar = { location: string; chance: Chance; people: { id: string; name: string }[] }

/** The people of one bar; null where there is no such location. */
export function barOf(reading: Reading, location: string, wanted: Chance): Bar | null {
  const places = placesIn(reading)
  const place = typeof places === 'string' ? undefined : places.find(({ id }) => id === location)
  if (!place) return null
  const people = place.people.filter(({ chance }) => chance === wanted)
  return {
    location: place.name,
    chance: wanted,
    people: people.toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}
