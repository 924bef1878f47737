/** The languages the app speaks, by what they call themselves; `messages/` has a file for each. */
export const ownNames = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português (Brasil)',
  it: 'Italiano',
  nl: 'Nederlands',
  pl: 'Polski',
  tr: 'Türkçe',
  ar: 'العربية',
  he: 'עברית',
  hi: 'हिन्दी',
  ja: '日本語',
  zh: '简体中文',
} as const

export type Language = keyof typeof ownNames
export const languages = Object.keys(ownNames) as Language[]

/** The language of a tag such as `en-GB`, or null when the app does not speak it. */
export function languageOf(tag: string): Language | null {
  const [base] = tag.toLowerCase().split('-')
  return languages.find((language) => language === base) ?? null
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return ['ar', 'he'].includes(languageOf(tag) ?? '') ? 'rtl' : 'ltr'
}

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

/** The chosen language, else the browser's; `locale` is the browser's region of it. */
export function readerLanguage(
  chosen: string | undefined,
  acceptLanguage: string | null | undefined,
): { language: Language; locale: string } {
  const tags = preferred(acceptLanguage ?? '')
  const language =
    languages.find((one) => one === chosen) ?? tags.map(languageOf).find((one) => one !== null) ?? 'en'
  return { language, locale: tags.find((tag) => languageOf(tag) === language) ?? language }
}
