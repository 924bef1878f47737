import 'server-only'
import { z } from 'zod'
import { door, type OwnGrant } from './grant'

const organisations = z.object({ value: z.array(z.object({ displayName: z.string() })) })
const keptFor = 3600_000

let known: { name: string; readAt: number } | undefined

/**
 * The name of the organisation whose people these are; null while Graph does not say. It is the same for
 * everybody who signs in here, so an hour of it is kept. learn.microsoft.com/graph/api/organization-list
 */
export async function getOrganisation({ [door]: graph }: OwnGrant): Promise<string | null> {
  if (known && Date.now() - known.readAt < keptFor) return known.name
  try {
    const name = organisations.parse(await graph.read('/organization?$select=id,displayName')).value[0]
      ?.displayName
    if (name) known = { name, readAt: Date.now() }
  } catch {
    // A page without the name is better than no page.
  }
  return known?.name ?? null
}
