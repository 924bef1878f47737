import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { isolated } from '@/lib/isolated'
import { answerWith } from '@/lib/request'
import { commandsFor } from '@/lib/setup/told'
import type { Delegation } from './queries'
import type { DelegationSearch, Wanted } from './schema'
import { problems, weigh } from './weigh'

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

function wantedBy({ who, location, role, take, of }: DelegationSearch): Wanted | null {
  if (take) return { verb: 'take', assignment: take, holder: of ?? '' }
  return who ? { verb: 'give', holder: who, role, location } : null
}

/** What would happen, without anything happening: all that can be known beforehand is checked. Null where nothing was asked. */
export async function tryDelegation(search: DelegationSearch, known: Delegation): Promise<DryRun | null> {
  const wanted = wantedBy(search)
  if (!wanted) return null
  const t = await getTranslations('setup.delegation')
  const weighed = await weigh(await authorizeSetup('setup'), wanted, known)
  if (weighed.problem !== null) {
    answerWith(problems[weighed.problem])
    return { problem: t(`problems.${weighed.problem}`) }
  }
  const { person, place, role, request } = weighed
  const { powershell, requests } = commandsFor([request])
  const values = {
    name: isolated(person.name),
    location: isolated(place.name),
    role: role.givable ? t(`roles.${role.givable}`) : role.name,
  }
  const isTaking = wanted.verb === 'take'
  const notes = [
    t('notes.protected'),
    ...(role.givable === 'privilegedAuthentication' ? [t('notes.privileged')] : []),
    ...(person.isBlocked ? [t('notes.blocked')] : []),
    ...(place.isRestricted ? [t('notes.restricted')] : []),
  ]
  return {
    problem: null,
    isTaking,
    sentence: t(isTaking ? 'wouldTake' : 'would', values),
    notes: isTaking ? [] : notes,
    fields:
      wanted.verb === 'take'
        ? { verb: 'take', assignment: wanted.assignment, holder: person.id }
        : { verb: 'give', holder: person.id, role: role.givable ?? '', location: place.id },
    operation: randomUUID(),
    powershell: powershell ?? '',
    requests: requests ?? '',
  }
}
