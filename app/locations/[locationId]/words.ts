import 'server-only'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { alikeIn } from '@/lib/rows'
import type { People } from './queries'

/** Every sentence of the growing list, finished: the browser gets no dictionary. */
export async function getWords({ location, count, rows }: People) {
  const [t, problems, alike, alikeFirst] = await Promise.all([
    getTranslations('people'),
    getTranslations('problems'),
    getAlikeWords(),
    alikeIn(rows),
  ])
  return {
    alike,
    /** Of the first page. Where two are alike, putting it into words costs a browser 30 milliseconds. */
    alikeFirst,
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

/** How many look alike is known only as the list grows: the sentence in every plural of the language, with {count} and {name}. */
async function getAlikeWords(): Promise<{ locale: string; sentences: Partial<Record<string, string>> }> {
  const [t, format, locale] = await Promise.all([getTranslations('people'), getFormatter(), getLocale()])
  const plurals = new Intl.PluralRules(locale)
  const sentences: Partial<Record<string, string>> = {}
  for (let count = 2; count <= mostAlike; count += 1) {
    sentences[plurals.select(count)] ??= t('alike', { count, name: '{name}' }).replace(
      format.number(count),
      '{count}',
    )
  }
  return { locale, sentences }
}

/** Every plural of every language that we speak is needed for a smaller number. */
const mostAlike = 100

export type Words = Awaited<ReturnType<typeof getWords>>
