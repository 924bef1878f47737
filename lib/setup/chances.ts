import { AppError } from '../errors'
import type { Reading } from './check'
import { chanceOf, chances, type Chance } from './recovery'

export type PlaceChances = { id: string; name: string; counts: Record<Chance, number> }

/** Of each location with people in it, how they could recover; those with most people who could not come first. */
export function chancesIn({ units, registered }: Reading): PlaceChances[] {
  if (units instanceof AppError || registered instanceof AppError) return []
  const chanceById = new Map(registered.map(({ id, methods }) => [id, chanceOf(methods)]))
  const places = units.map(({ id, name, people }) => {
    // Whoever is blocked is not in Microsoft's report, and needs no way in.
    const found = (people ?? []).flatMap((person) => chanceById.get(person) ?? [])
    const counts = Object.fromEntries(
      chances.map((chance) => [chance, found.filter((one) => one === chance).length]),
    )
    // It has a number for each chance: it was made of their list.
    return { id, name, counts: counts as Record<Chance, number> }
  })
  const without = ({ counts }: PlaceChances) => counts.nothing + counts['phone-only']
  return places
    .filter(({ counts }) => chances.some((one) => counts[one] > 0))
    .sort((a, b) => without(b) - without(a))
}
