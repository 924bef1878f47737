import 'server-only'
import { z } from 'zod'
import { processWide } from '../process-wide'
import { door, type AnyGrant } from './grant'

const organisations = z.object({
  value: z.array(z.object({ displayName: z.string(), countryLetterCode: z.string().nullish() })),
})
const keptFor = 3600_000

type Organisation = { name: string; country: string | null; readAt: number }

const memory = processWide('organisation', () => ({ known: undefined as Organisation | undefined }))

/**
 * The name of the organisation whose people these are; null while Graph does not say. It is the same for
 * everybody who signs in here, so an hour of it is kept. learn.microsoft.com/graph/api/organization-list
 */
export async function getOrganisation({ [door]: graph }: AnyGrant): Promise<string | null> {
  const { known } = memory
  if (known && Date.now() - known.readAt < keptFor) return known.name
  try {
    const url = '/organization?$select=id,displayName,countryLetterCode'
    const { displayName: name, countryLetterCode } = organisations.parse(await graph.read(url)).value[0] ?? {}
    if (name) memory.known = { name, country: countryLetterCode ?? null, readAt: Date.now() }
  } catch {
    // A page without the name is better than no page.
  }
  return memory.known?.name ?? null
}

/** The country it is in, where somebody has asked Graph already. */
export function knownCountry(): string | null {
  return memory.known?.country ?? null
}

/** The country it is in, where Graph tells: that takes more than `User.Read`. Asks nothing that the name has not asked. */
export async function getOrganisationCountry(grant: AnyGrant): Promise<string | null> {
  await getOrganisation(grant)
  return memory.known?.country ?? null
}
