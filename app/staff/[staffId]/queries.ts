import 'server-only'
import { AppError } from '@/lib/errors'
import { authorizeView, type View } from '@/lib/graph/authorize'
import { readPhones } from '@/lib/graph/phone-reading'
import type { Phone } from '@/lib/graph/phone-types'
import type { Person } from '@/lib/graph/staff'

export type Overview = {
  person: Person
  decisions: View['decisions']
  locations: View['locations']
  /** Null when they are not this manager's to see; `unread` when Graph did not tell them. */
  phones: Phone[] | null | 'unread'
}

/** A person of the manager's, and what the manager may do for them. */
export async function getPerson(staffId: string): Promise<Overview> {
  const { grant, decisions, locations } = await authorizeView(staffId)
  const phones = await readPhones(grant).catch((error: unknown) => {
    // A card without its state is better than no page.
    if (error instanceof AppError) return 'unread' as const
    throw error
  })
  return { person: grant.person, decisions, locations, phones }
}
