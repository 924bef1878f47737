import 'server-only'
import { getTranslations } from 'next-intl/server'

export type SendWords = Awaited<ReturnType<typeof getSendWords>>

/** What every confirmation of Setup says around what it is about. */
export async function getSendWords(back: string) {
  const [t, problems] = await Promise.all([getTranslations('setup.fix'), getTranslations('problems')])
  return {
    back,
    cancel: t('cancel'),
    unknown: t('unknown'),
    signIn: t('signIn'),
    tryAgain: t('tryAgain'),
    look: t('look'),
    sending: { pendingLabel: t('sending'), pendingNote: t('sendingNote') },
    // What is sent was filled in by us: whoever changes it by hand is told no more than that.
    invalid: problems('unexpected.sentence'),
    reference: problems('reference'),
  }
}
