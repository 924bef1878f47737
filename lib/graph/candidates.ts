import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { door, type SetupGrant } from './grant'
import { answered, isGone } from './standing'
import type { HeldRole } from './tenant-parts'

/** Somebody who may be given a role over a location. */
export type Candidate = { id: string; name: string; signInName: string; isGuest: boolean; isBlocked: boolean }

const person = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
})
const personSelect = `$select=${Object.keys(person.shape).join(',')}`

function asCandidate(raw: unknown): Candidate {
  const { id, displayName, userPrincipalName, userType, accountEnabled } = answered(person, raw)
  return {
    id,
    name: displayName || userPrincipalName,
    signInName: userPrincipalName,
    isGuest: userType === 'Guest',
    isBlocked: accountEnabled === false,
  }
}

/** A sign-in name or an id, and nothing that is an address or a word of Graph's own: `delta`, `$count`. */
const nameOrId = /^([^\s/\\?$][^\s/\\?]*@[^\s/\\?]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** By sign-in name or id; null where there is nobody. */
export async function findCandidate(
  { [door]: graph }: SetupGrant<'setup' | 'setup-delegation'>,
  name: string,
): Promise<Candidate | null> {
  if (name.length > 256 || !nameOrId.test(name)) return null
  try {
    return asCandidate(await graph.read(`/users/${encodeURIComponent(name)}?${personSelect}`))
  } catch (error) {
    if (error instanceof AppError && error.failure === 'not-found') return null
    throw error
  }
}

/** Of those who hold roles: who they are, `app` for what is no person, `unread` where Graph does not tell. */
export type Holder = Candidate | 'app' | 'unread'

export async function holdersOf(
  { [door]: graph }: SetupGrant<'setup' | 'setup-delegation'>,
  ids: string[],
): Promise<Map<string, Holder>> {
  const answers = await graph.readAll(ids.map((id) => ({ url: `/users/${id}?${personSelect}` })))
  return new Map(ids.map((id, at) => [id, holderFrom(answers[at])]))
}

function holderFrom(answer: unknown): Holder {
  if (isGone(answer)) return 'app'
  return answer instanceof AppError ? 'unread' : asCandidate(answer)
}

/**
 * A guest holds a role over a location in vain, unless a role over the organisation lets them read it:
 * learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal
 */
export function isInVain({ id, isGuest }: Candidate, held: HeldRole[]): boolean {
  return isGuest && !held.some((one) => one.holder === id && one.unit === null && !one.isEligible)
}
