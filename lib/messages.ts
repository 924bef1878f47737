import 'server-only'
import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { cookieNames } from './auth/cookies'
import { env } from './env'
import { readerLanguage } from './languages'
import { freshRulesIfAny } from './store/rules'

/** Asking costs more than all else here. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

type Sentences = { setup: object; locations: object }

const known = new Map<string, { words: string; messages: object }>()

/** With the organisation's name in place of ours, but where Setup tells how the app is called in Entra. */
function inOwnWords(language: string, sentences: Sentences): object {
  const { brand, locationsWord } = env()
  const { name } = brand
  const words = JSON.stringify([name, locationsWord])
  const before = known.get(language)
  if (before?.words === words) return before.messages
  const { setup, ...others } = sentences
  const text = JSON.stringify(others)
  const named = name ? text.replaceAll('My Staff', () => JSON.stringify(name).slice(1, -1)) : text
  const messages = { ...(JSON.parse(named) as Omit<Sentences, 'setup'>), setup }
  if (locationsWord) messages.locations = { ...messages.locations, title: locationsWord }
  known.set(language, { words, messages })
  return messages
}

/**
 * Sentences in the chosen language, else the browser's, with the organisation's own words; dates and numbers as in the
 * browser's region of it.
 */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieNames.language)?.value
  const { language, locale } = readerLanguage(chosen, (await headers()).get('accept-language'))
  const [{ default: sentences }]: [{ default: Sentences }, unknown] = await Promise.all([
    import(`./messages/${language}.json`),
    freshRulesIfAny(),
  ])
  const messages = inOwnWords(language, sentences)
  const formats = { dateTime: { until: { dateStyle: 'medium', timeStyle: 'short' } } } as const
  return { locale, messages, formats, timeZone }
})
