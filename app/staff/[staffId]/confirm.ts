import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { Evidence } from '@/components/evidence-fields'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { authorize } from '@/lib/graph/authorize'
import type { Person } from '@/lib/graph/staff'
import { tellEarlier } from './earlier'
import { getEvidence } from './evidence'
import { shown, type PersonShown } from './person-shown'
import { getPerson } from './queries'
import type { TroubleWords } from './trouble-words'

type AccountCapability = 'sign-out' | 'block' | 'unblock'

/** What a dialog about a person's account must know before it opens, and all it says. */
export type Confirm = {
  person: PersonShown
  operation: string
  /** What became of an attempt before this one, where that is worth knowing. */
  earlier: string | null
  evidence: Evidence
  here: string
  words: ConfirmWords
}

export type ConfirmWords = Awaited<ReturnType<typeof getWords>>

/** `willOf`: which of the sentences under `will` fit the person. */
export async function getConfirm(
  capability: AccountCapability,
  staffId: string,
  willOf: (person: Person) => string[],
): Promise<Confirm> {
  const { person, manager } = await authorize(capability, staffId)
  requireRecentSignIn(manager)
  const { locations, earlier } = await getPerson(staffId)
  const unsettled = earlier.find((one) => one.capability === capability)
  return {
    person: shown(person),
    operation: randomUUID(),
    earlier: unsettled ? await tellEarlier(unsettled) : null,
    evidence: await getEvidence(person, locations[0]?.name),
    here: `/staff/${person.id}/${capability === 'sign-out' ? 'sign-out' : 'block'}`,
    words: await getWords(capability, person, willOf(person)),
  }
}

async function getWords(capability: AccountCapability, person: Person, will: string[]) {
  const [t, own, problems] = await Promise.all([
    getTranslations('account'),
    getTranslations(),
    getTranslations('problems'),
  ])
  const name = person.givenName ?? person.name
  // Which sentences there are, the room knows.
  const say = (key: string) => own(`${capability}.${key}` as 'block.title', { name } as never)
  const trouble: TroubleWords = {
    close: say('close'),
    cancel: t('cancel'),
    done: t('done'),
    back: problems('back', { name }),
    again: problems('again'),
    againIn: problems.raw('againIn') as string,
    signIn: problems('signIn'),
    nothingChanged: t('nothingChanged'),
    startAgain: t('startAgain'),
    look: t('unknown.look'),
    sending: { pendingLabel: say('sending'), pendingNote: t('sendingNote') },
    unanswered: {
      title: t('unknown.title'),
      sentence: t('unknown.sentence'),
      settle: t('unknown.next'),
      again: problems('again'),
    },
  }
  return {
    title: say('action'),
    will: will.map((key) => say(`will.${key}`)),
    done: { title: say('done.title'), done: say('done.done') },
    trouble,
  }
}
