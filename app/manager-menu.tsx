import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { PersonMenu } from '@/components/person-menu'
import { initialsOf } from '@/lib/initials'
import { languageOf, languages, ownNames } from '@/lib/languages'
import { savePreferences } from './preferences'

const themes = ['system', 'light', 'dark'] as const

/** Who is signed in, the language and theme of this browser, and the way out. */
export async function ManagerMenu({
  manager,
  language,
  theme = 'system',
  isAdministrator,
}: {
  manager: { id: string; name: string; signInName: string }
  language: string
  theme?: string | undefined
  /** Who runs the tenant finds the way to Setup here. */
  isAdministrator: boolean
}) {
  const t = await getTranslations('frame')
  return (
    <PersonMenu {...manager} initials={initialsOf(manager.name)} label={t('menu', { name: manager.name })}>
      <form action={savePreferences}>
        <label>
          {t('language')}
          <select name="language" defaultValue={languageOf(language) ?? 'en'}>
            {languages.map((code) => (
              <option key={code} value={code} lang={code}>
                {ownNames[code]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('theme')}
          <select name="theme" defaultValue={theme}>
            {themes.map((name) => (
              <option key={name} value={name}>
                {t(`themes.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <button>{t('save')}</button>
      </form>
      <Link href="/activity" prefetch={false}>
        {t('activity')}
      </Link>
      {isAdministrator && (
        <Link href="/setup" prefetch={false}>
          {t('setup')}
        </Link>
      )}
      <a href="/sign-out">{t('signOut')}</a>
    </PersonMenu>
  )
}
