import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { People } from './queries'

/** Every sentence of the growing list, finished: the browser gets no dictionary. */
export async function getWords({ location, count }: People) {
  const [t, problems] = await Promise.all([getTranslations('people'), getTranslations('problems')])
  return {
    list: t('list', { location: location.name }),
    more: t('more'),
    loading: t('loading'),
    first: t('first'),
    /** With {shown}: how many of all are there by now. */
    shown: count === null ? null : (t.raw('shown') as string).replace('{count}', String(count)),
    cut: t('cut'),
    offline: problems('offline'),
    again: problems('again'),
    signIn: problems('signIn'),
  }
}

export type Words = Awaited<ReturnType<typeof getWords>>
