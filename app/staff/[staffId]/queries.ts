import 'server-only'
import { authorizeView, type View } from '@/lib/graph/authorize'
import type { Person } from '@/lib/graph/staff'
import { photoHref } from '@/lib/rows'

export type Overview = {
  person: Person
  photo: string
  decisions: View['decisions']
  locations: View['locations']
}

/** A person of the manager's, and what the manager may do for them. */
export async function getPerson(staffId: string): Promise<Overview> {
  const { grant, decisions, locations } = await authorizeView(staffId)
  return { person: grant.person, photo: photoHref(grant.manager, grant.person.id), decisions, locations }
}
