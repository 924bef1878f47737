/** The languages the app speaks; `messages/` has a file for each. */
export const languages = ['en', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}
