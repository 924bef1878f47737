import 'server-only'
import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { cookieNames } from './auth/cookies'
import { readerLanguage } from './languages'

/** Asking costs more than all else here. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** Sentences in the chosen language, else the browser's; dates and numbers as in the browser's region of it. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieNames.language)?.value
  const { language, locale } = readerLanguage(chosen, (await headers()).get('accept-language'))
  const { default: messages } = await import(`./messages/${language}.json`)
  const formats = { dateTime: { until: { dateStyle: 'medium', timeStyle: 'short' } } } as const
  return { locale, messages, formats, timeZone }
})
