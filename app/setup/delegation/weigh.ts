import 'server-only'
import { findCandidate, isInVain, type Candidate } from '@/lib/graph/candidates'
import {
  giving,
  isHeld,
  roleIdOf,
  roleNameOf,
  taking,
  type Givable,
  type Place,
} from '@/lib/graph/delegation'
import type { SetupGrant } from '@/lib/graph/grant'
import type { HeldRole } from '@/lib/graph/tenant-parts'
import type { GraphRequest } from '@/lib/setup/check'
import type { Wanted } from './schema'

/** Why not, and with which status it is told. */
export const problems = { unknown: 404, place: 422, role: 422, guest: 422, held: 409, gone: 409 } as const
export type Problem = keyof typeof problems

/** What would happen, or why it would not; as far as it is known who and where, that is told all the same. */
export type Weighed = { person: Candidate | null; place: Place | null } & (
  | { problem: Problem }
  | {
      problem: null
      person: Candidate
      place: Place
      role: { id: string; name: string; givable: Givable | null }
      request: GraphRequest
    }
)

const permission = 'RoleManagement.ReadWrite.Directory'

/** The one judgement, before the question and again before the deed. */
export async function weigh(
  grant: SetupGrant<'setup' | 'setup-delegation'>,
  wanted: Wanted,
  known: { places: Place[]; held: HeldRole[] },
): Promise<Weighed> {
  const person = await findCandidate(grant, wanted.holder)
  if (wanted.verb === 'take') {
    const found = known.held.find(
      ({ id, holder, group, isEligible }) =>
        id === wanted.assignment && holder === wanted.holder && group === null && !isEligible,
    )
    const place = known.places.find(({ id }) => id === found?.unit) ?? null
    if (!person || !found || !place) return { person, place, problem: 'gone' }
    const role = { id: found.roleId, name: found.roleName, givable: null }
    return { problem: null, person, place, role, request: { ...taking(found.id), permission } }
  }
  const place = known.places.find(({ id }) => id === wanted.location) ?? null
  if (!person) return { person, place, problem: 'unknown' }
  if (!place) return { person, place, problem: 'place' }
  if (!wanted.role) return { person, place, problem: 'role' }
  if (isInVain(person, known.held)) return { person, place, problem: 'guest' }
  const assignment = { holder: person.id, role: wanted.role, place: place.id }
  if (isHeld(known.held, assignment)) return { person, place, problem: 'held' }
  const role = { id: roleIdOf(wanted.role), name: roleNameOf(wanted.role), givable: wanted.role }
  return { problem: null, person, place, role, request: { ...giving(assignment), permission } }
}
