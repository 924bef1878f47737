import 'server-only'
import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { cookieNames } from './auth/cookies'
import { languageOf, languages } from './languages'

/** The languages that a browser prefers, best first. */
function preferred(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(/;\s*q=/)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => quality > 0 && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag))
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

/** Sentences in the chosen language, else the browser's; dates and numbers as in the browser's region of it. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(cookieNames.language)?.value
  const tags = preferred((await headers()).get('accept-language') ?? '')
  const language = hasLocale(languages, chosen)
    ? chosen
    : (tags.map(languageOf).find((one) => one !== null) ?? 'en')
  const locale = tags.find((tag) => languageOf(tag) === language) ?? language
  const { default: messages } = await import(`./messages/${language}.json`)
  return { locale, messages, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
})
