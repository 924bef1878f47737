import 'server-only'
import { getFormatter, getLocale } from 'next-intl/server'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { env } from '@/lib/env'
import { authorize, authorizeOwn } from '@/lib/graph/authorize'
import { getOrganisation } from '@/lib/graph/organisation'
import { readReset, type ResetProgress } from '@/lib/graph/reset-password'
import { suggestPassword } from '@/lib/suggest'
import { keepVerdict } from '@/lib/verdict'
import { accountOf, typingFor } from './schema'
import { tellEarlier } from '../earlier'
import { getEvidence } from '../evidence'
import { shown } from '../person-shown'
import { getPerson } from '../queries'

export { getPerson, shown }

/** What the dialog must know before it opens: whom it is for, and how the password comes about. */
export async function getResetPassword(staffId: string) {
  const { person, manager } = await authorize('reset-password', staffId)
  requireRecentSignIn(manager)
  const [{ locations, earlier }, organisation, format, locale] = await Promise.all([
    getPerson(staffId),
    getOrganisation(await authorizeOwn()),
    getFormatter(),
    getLocale(),
  ])
  const typing = typingFor(person)
  const { surname, synchronised } = person
  const unsettled = earlier.find(({ capability }) => capability === 'reset-password')
  return {
    earlier: unsettled ? await tellEarlier(unsettled) : null,
    evidence: await getEvidence(person, locations[0]?.name),
    person: { ...shown(person), surname },
    synchronised,
    typing,
    account: accountOf(person),
    // In words of the person, who has to type it; else of the manager, who reads it out.
    language: person.language ?? locale,
    suggestion: typing ? await suggestPassword(person, person.language ?? locale) : null,
    slip: {
      organisation: organisation ?? '',
      location: locations[0]?.name ?? '',
      date: format.dateTime(new Date(), { dateStyle: 'long' }),
      support: env().supportContact ?? null,
    },
  }
}

/** Where a reset stands that was sent to the on-premises directory. */
export async function getResetProgress(staffId: string, followUp: string): Promise<ResetProgress> {
  const { operation, told } = await readReset(await authorize('reset-password', staffId), followUp)
  await keepVerdict(operation, told)
  return told
}
