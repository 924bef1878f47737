import 'server-only'
import { getTranslations } from 'next-intl/server'

/** The words of whatever is to be copied. */
export async function getCopyWords() {
  const t = await getTranslations('setup.readiness')
  return { copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }
}
