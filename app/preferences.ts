'use server'

import { hasLocale } from 'next-intl'
import { cookies } from 'next/headers'
import { cookieNames, cookieOptions } from '@/lib/auth/cookies'
import { languages } from '@/lib/languages'

const year = 365 * 24 * 3600

/** Keeps this browser's language and theme. They say nothing about the person, so no session is needed. */
export async function savePreferences(form: FormData): Promise<void> {
  if (!(form instanceof FormData)) return
  const jar = await cookies()
  const language = form.get('language')
  const theme = form.get('theme')
  if (hasLocale(languages, language))
    jar.set(cookieNames.language, language, { ...cookieOptions, maxAge: year })
  if (theme === 'light' || theme === 'dark')
    jar.set(cookieNames.theme, theme, { ...cookieOptions, maxAge: year })
  if (theme === 'system') jar.delete({ name: cookieNames.theme, ...cookieOptions })
}
