import 'server-only'
import { getTranslations } from 'next-intl/server'

export type TroubleWords = {
  close: string
  cancel: string
  done: string
  back: string
  again: string
  /** With `{seconds}` in it. */
  againIn: string
  signIn: string
  nothingChanged: string
  startAgain: string
  look: string
  sending: { pendingLabel: string; pendingNote: string }
  /** `order`: what not to do before one knows more. */
  unanswered: { title: string; order?: string; sentence: string; settle: string; again: string }
}

type Room = 'temporary-access-pass' | 'qr-code' | 'methods'

/** What every dialog says when something went wrong: the sentences of all, and those of the room about a lost answer. */
export async function getTroubleWords(
  room: Room,
  { name, givenName }: { name: string; givenName: string | null },
): Promise<TroubleWords> {
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
