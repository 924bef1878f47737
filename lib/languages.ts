/** The languages the app speaks; `messages/` has a file for each. */
export const languages = ['en', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

/** The language of a tag such as `en-GB`, or null when the app does not speak it. */
export function languageOf(tag: string): Language | null {
  const [base] = tag.toLowerCase().split('-')
  return languages.find((language) => language === base) ?? null
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return languageOf(tag) === 'ar' ? 'rtl' : 'ltr'
}
