import 'server-only'
import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { cookieNames } from './auth/cookies'
import { languages, type Language } from './languages'

/** The first of the browser's languages that we speak, in the order it prefers them. */
function preferred(acceptLanguage: string): Language {
  const wanted = acceptLanguage.split(',').map((entry) => {
    const [tag = '', quality] = entry.trim().split(/;\s*q=/)
    return {
      language: tag.split('-')[0]?.toLowerCase() ?? '',
      quality: quality === undefined ? 1 : Number(quality),
    }
  })
  const spoken = wanted.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality)
  for (const { language } of spoken) if (hasLocale(languages, language)) return language
  return 'en'
}

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieNames.language)?.value
  const locale = hasLocale(languages, chosen)
    ? chosen
    : preferred((await headers()).get('accept-language') ?? '')
  const { default: messages } = await import(`./messages/${locale}.json`)
  return { locale, messages, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
})
