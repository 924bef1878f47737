import 'server-only'
import { getEarlier, type Earlier } from '@/lib/earlier'
import { authorizeView, type View } from '@/lib/graph/authorize'
import type { Person } from '@/lib/graph/staff'
import { photoHref } from '@/lib/rows'

export type Overview = {
  person: Person
  photo: string
  decisions: View['decisions']
  locations: View['locations']
  earlier: Earlier[]
}

/** A person of the manager's, what the manager may do for them, and what became of what was sent before. */
export async function getPerson(staffId: string): Promise<Overview> {
  const { grant, decisions, locations } = await authorizeView(staffId)
  const { manager, person } = grant
  return {
    person,
    photo: photoHref(manager, person.id),
    decisions,
    locations,
    earlier: await getEarlier(grant),
  }
}
