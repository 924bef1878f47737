import 'server-only'
import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { cookieNames } from './auth/cookies'
import { env } from './env'
import { readerLanguage } from './languages'
import { freshRulesIfAny } from './store/rules'

/** Asking costs more than all else here. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/**
 * Sentences in the chosen language, else the browser's, with the organisation's own words; dates and numbers as in the
 * browser's region of it.
 */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieNames.language)?.value
  const { language, locale } = readerLanguage(chosen, (await headers()).get('accept-language'))
  const [{ default: sentences }] = await Promise.all([
    import(`./messages/${language}.json`),
    freshRulesIfAny(),
  ])
  const { brand, locationsWord } = env()
  const messages = {
    ...sentences,
    ...(brand.name && { product: brand.name }),
    ...(locationsWord && { locations: { ...sentences.locations, title: locationsWord } }),
  }
  const formats = { dateTime: { until: { dateStyle: 'medium', timeStyle: 'short' } } } as const
  return { locale, messages, formats, timeZone }
})
