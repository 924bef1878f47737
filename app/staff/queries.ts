import 'server-only'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { authorizeOwn } from '@/lib/graph/authorize'
import { searchPeople, type SearchResult } from '@/lib/graph/search'
import { alikeIn, rowsOf, type Row } from '@/lib/rows'
import { searchText } from './schema'
import { wordsOf } from '@/lib/words'

/** What a search shows, in the reader's words. */
export type Found = {
  rows: Row[]
  /** `4 people in your 3 locations`, or what to type. */
  summary: string
  /** The summary says what is wrong with what was typed. */
  invalid: boolean
  notes: string[]
}

/** My people who fit what was typed; without anything to search for, what one can type. */
export async function getFound(typed: unknown): Promise<Found> {
  const grant = await authorizeOwn()
  const text = searchText.safeParse(typed)
  const t = await getTranslations('search')
  if (!text.success) {
    const wrong = text.error.issues[0]?.message ?? 'open'
    return { rows: [], summary: t(wrong), invalid: wrong === 'long' || wrong === 'letters', notes: [] }
  }
  const locale = await getLocale()
  const { compare } = new Intl.Collator(locale)
  const found = await searchPeople(grant, text.data, { compare, region: new Intl.Locale(locale).region })
  const [rows, notes] = await Promise.all([rowsOf(grant, found.people), notesOn(found)])
  return { rows, summary: await summaryOf(found, text.data), invalid: false, notes }
}

async function summaryOf({ people, more, searched }: SearchResult, text: string): Promise<string> {
  const t = await getTranslations('search')
  const where = searched === null ? t('inOrganisation') : t('inLocations', { count: searched })
  if (people.length === 0) return t('nobody', { text, where })
  return more ? t('first', { count: people.length, where }) : t('found', { count: people.length, where })
}

async function notesOn({ people, more, missing }: SearchResult): Promise<string[]> {
  const [t, format, alike] = await Promise.all([getTranslations('search'), getFormatter(), alikeIn(people)])
  return [
    missing.length > 0 && t('missing', { locations: format.list(missing, { type: 'conjunction' }) }),
    more && t('narrow'),
    alike,
  ].filter((note) => typeof note === 'string')
}

/** The words of which suggestions are drawn, for whoever is signed in. They are no secret; which are taken is. */
export async function getWords(language: string): Promise<{ words: readonly string[] }> {
  await authorizeOwn()
  return { words: await wordsOf(language) }
}
