import 'server-only'
import { getTranslations } from 'next-intl/server'
import { getTroubleWords } from '../trouble-words'

const ownSecurityPage = 'aka.ms/mysecurityinfo'

/** Every sentence of the room, finished: the browser gets no dictionary. */
export async function getWords(person: { name: string; givenName: string | null }) {
  const [t, trouble] = await Promise.all([getTranslations('methods'), getTroubleWords('methods', person)])
  const name = person.givenName ?? person.name
  return {
    card: t('card'),
    show: t('show'),
    remove: t('remove'),
    startOver: t('startOver'),
    count: t.raw('count') as string,
    follows: t('follows', { name }),
    stale: t('stale'),
    going: t('going'),
    removeTitle: t('removeTitle'),
    removing: t('removing'),
    progress: t.raw('progress') as string,
    lead: t('lead', { name }),
    startOverPoints: [
      t('startOverLead'),
      t('startOverOrder'),
      t('startOverNext', { name, address: ownSecurityPage }),
    ],
    last: t('last', { name }),
    gone: t('gone'),
    invalid: t.raw('invalid') as Record<string, string>,
    done: {
      title: t('done.title'),
      gone: t('done.gone'),
      already: t('done.already'),
      lost: t('done.lost'),
      next: t('done.next', { name, address: ownSecurityPage }),
    },
    trouble: {
      ...trouble,
      sending: { ...trouble.sending, pendingLabel: t('removing') },
    },
  }
}

export type Words = Awaited<ReturnType<typeof getWords>>
