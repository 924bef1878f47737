import 'server-only'
import { getTranslations } from 'next-intl/server'

/** What stands around a secret that is shown once; `announce` is read out with the seconds that are left. */
export async function getSecretWords(announce: string) {
  const t = await getTranslations('reset-password.done')
  return {
    hidesIn: t.raw('hidesIn') as string,
    hidden: t('hidden'),
    show: t('show'),
    hide: t('hide'),
    copy: t('copy'),
    copied: t('copied'),
    copyFailed: t('copyFailed'),
    spellOut: t('spellOut'),
    close: t('spellClose'),
    readAloud: t('readAloud'),
    stopReading: t('stopReading'),
    print: t('print'),
    announce,
  }
}

export type SecretWords = Awaited<ReturnType<typeof getSecretWords>>
