import 'server-only'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { authorizeOwn } from '@/lib/graph/authorize'
import { knownCountry } from '@/lib/graph/organisation'
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
  /** When this was read: one reading is told from another by it. */
  readAt: number
}

/** My people who fit what was typed; without anything to search for, what one can type. */
export async function getFound(typed: unknown): Promise<Found> {
  const grant = await authorizeOwn()
  const text = searchText.safeParse(typed)
  const t = await getTranslations('search')
  if (!text.success) {
    const wrong = text.error.issues[0]?.message ?? 'open'
    const invalid = wrong === 'long' || wrong === 'letters'
    return { rows: [], summary: t(wrong), invalid, notes: [], readAt: Date.now() }
  }
  const locale = await getLocale()
  const { compare } = new Intl.Collator(locale)
  const found = await searchPeople(grant, text.data, { compare, region: regionOf(locale) })
  const [rows, notes] = await Promise.all([rowsOf(grant, found.people), notesOn(found)])
  return { rows, summary: await summaryOf(found, text.data), invalid: false, notes, readAt: Date.now() }
}

/** Where a number without a country code belongs: as the browser says, the organisation, or where most speak the language. */
function regionOf(locale: string): string | undefined {
  const reader = new Intl.Locale(locale)
  return reader.region ?? knownCountry() ?? reader.maximize().region
}

async function summaryOf({ people, more, searched }: SearchResult, text: string): Promise<string> {
  const t = await getTranslations('search')
  const where = searched === null ? t('inOrganisation') : t('inLocations', { count: searched })
  if (people.length === 0) return t('nobody', { text, where })
  return more ? t('first', { count: people.length, where }) : t('found', { count: people.length, where })
}

async function notesOn({ people, more, missing, hidden }: SearchResult): Promise<string[]> {
  const [t, format, alike] = await Promise.all([getTranslations('search'), getFormatter(), alikeIn(people)])
  return [
    missing.names.length > 0 &&
      t('missing', { locations: format.list(missing.names, { type: 'conjunction' }) }),
    missing.others > 0 && t('missingOthers', { count: missing.others }),
    hidden.length > 0 && t('hidden', { locations: format.list(hidden, { type: 'conjunction' }) }),
    more && t('narrow'),
    alike,
  ].filter((note) => typeof note === 'string')
}

/** The words of which suggestions are drawn, for whoever is signed in. They are no secret; which are taken is. */
export async function getWords(language: string): Promise<{ words: readonly string[] }> {
  await authorizeOwn()
  return { words: await wordsOf(language) }
}
