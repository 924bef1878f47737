import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { findCandidate, roleIdOf } from '@/lib/graph/delegation'
import type { GraphRequest } from '@/lib/setup/check'
import { commandsFor } from '@/lib/setup/told'
import type { Delegation } from './queries'
import type { DelegationSearch } from './schema'

export type DryRun =
  | { problem: string }
  | {
      problem: null
      isTaking: boolean
      sentence: string
      notes: string[]
      fields: Record<string, string>
      operation: string
      powershell: string
      requests: string
    }

const path = '/roleManagement/directory/roleAssignments'
const permission = 'RoleManagement.ReadWrite.Directory'

/** What would happen, without anything happening: all that can be known beforehand is checked. Null where nothing was asked. */
export async function tryDelegation(search: DelegationSearch, known: Delegation): Promise<DryRun | null> {
  if (search.take) return tryTaking(search.take, search.of, known)
  if (!search.who) return null
  const t = await getTranslations('setup.delegation')
  const person = await findCandidate(await authorizeSetup('setup'), search.who)
  const place = known.places.find(({ id }) => id === search.location)
  const { role } = search
  if (!person) return { problem: t('problems.unknown') }
  if (!place) return { problem: t('problems.place') }
  if (!role) return { problem: t('problems.role') }
  if (person.isGuest) return { problem: t('problems.guest') }
  const roleId = roleIdOf(role)
  const isHeld = known.held.some(
    (one) => one.holder === person.id && one.unit === place.id && one.roleId === roleId && !one.isEligible,
  )
  if (isHeld) return { problem: t('problems.held') }
  const values = { name: isolated(person.name), location: isolated(place.name), role: t(`roles.${role}`) }
  const body = {
    '@odata.type': '#microsoft.graph.unifiedRoleAssignment',
    roleDefinitionId: roleId,
    principalId: person.id,
    directoryScopeId: `/administrativeUnits/${place.id}`,
  }
  return {
    problem: null,
    isTaking: false,
    sentence: t('would', values),
    notes: [
      t('notes.protected'),
      ...(person.isBlocked ? [t('notes.blocked')] : []),
      ...(place.isRestricted ? [t('notes.restricted')] : []),
    ],
    fields: { verb: 'give', holder: person.id, role, location: place.id },
    operation: randomUUID(),
    ...copies({ method: 'POST', path, body, permission }),
  }
}

async function tryTaking(id: string, of: string | undefined, known: Delegation): Promise<DryRun> {
  const t = await getTranslations('setup.delegation')
  const found = known.held.find((one) => one.id === id && one.holder === of && one.group === null)
  const person = found && known.people.get(found.holder)
  const place = found && known.places.find((one) => one.id === found.unit)
  if (!found || !person || !place) return { problem: t('problems.gone') }
  const values = { name: isolated(person.name), location: isolated(place.name), role: found.roleName }
  return {
    problem: null,
    isTaking: true,
    sentence: t('wouldTake', values),
    notes: [],
    fields: { verb: 'take', assignment: id, holder: person.id },
    operation: randomUUID(),
    ...copies({ method: 'DELETE', path: `${path}/${id}`, permission }),
  }
}

function copies(request: GraphRequest): { powershell: string; requests: string } {
  const { powershell, requests } = commandsFor([request])
  return { powershell: powershell ?? '', requests: requests ?? '' }
}

function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
