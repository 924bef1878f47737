import 'server-only'
import { getTranslations } from 'next-intl/server'

type Room = 'temporary-access-pass' | 'qr-code' | 'methods'

/** What every dialog says when something went wrong: the sentences of all, and those of the room about a lost answer. */
export async function getTroubleWords(
  room: Room,
  { name, givenName }: { name: string; givenName: string | null },
) {
  const [t, problems, dialogs] = await Promise.all([
    getTranslations(room),
    getTranslations('problems'),
    getTranslations('dialogs'),
  ])
  return {
    close: dialogs('close'),
    cancel: dialogs('cancel'),
    done: dialogs('done'),
    back: problems('back', { name: givenName ?? name }),
    again: problems('again'),
    againIn: problems.raw('againIn') as string,
    signIn: problems('signIn'),
    nothingChanged: dialogs('nothingChanged'),
    startAgain: dialogs('startAgain'),
    look: dialogs('look'),
    sending: { pendingLabel: dialogs('sending'), pendingNote: dialogs('sendingNote') },
    unanswered: {
      title: t('unanswered.title'),
      order: t('unanswered.order'),
      sentence: t('unanswered.sentence'),
      settle: t('unanswered.settle'),
      again: t('unanswered.again'),
    },
  }
}

export type TroubleWords = Awaited<ReturnType<typeof getTroubleWords>>
