import './globals.css'
import './typeface'
import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Footer } from '@/components/footer'
import { Header } from '@/components/header'
import { Offline } from '@/components/offline'
import { Strip } from '@/components/strip'
import { cookieNames } from '@/lib/auth/cookies'
import { env } from '@/lib/env'
import { getFrame } from '@/lib/frame'
import { directionOf } from '@/lib/languages'
import { HeaderLinks, HeaderSearch } from './header-links'
import { ManagerMenu } from './manager-menu'

/** Titles come with the pages: see components/page-frame. */
export const metadata: Metadata = {
  referrer: 'same-origin',
  icons: { icon: '/icon.svg', apple: '/icon-180.png' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, t, { manager, organisation, isAdministrator, logo }] = await Promise.all([
    getLocale(),
    getTranslations(),
    getFrame(),
  ])
  const theme = (await cookies()).get(cookieNames.theme)?.value
  const { notice, supportContact, brand } = env()
  return (
    <html lang={language} dir={directionOf(language)} data-theme={theme}>
      {brand.accent && (
        <link rel="stylesheet" href={`/accent?of=${brand.accent.slice(1)}`} precedence="accent" />
      )}
      <body>
        {notice && <Strip label={notice} name={organisation ?? undefined} />}
        <Header
          homeHref="/"
          product={t('product')}
          logo={logo && `/logo?v=${logo}`}
          skipLabel={t('frame.skip')}
          links={manager && <HeaderLinks />}
          search={manager && <HeaderSearch />}
          menu={manager && <ManagerMenu {...{ manager, language, theme, isAdministrator }} />}
        />
        {children}
        <Footer
          items={[
            organisation && t('frame.organisation', { name: organisation }),
            supportContact && t('frame.support', { contact: supportContact }),
            <Link key="help" href="/help" prefetch={false}>
              {t('help.title')}
            </Link>,
            <Link key="accessibility" href="/accessibility" prefetch={false}>
              {t('accessibility.title')}
            </Link>,
          ].filter((item) => item !== null && item !== undefined && item !== '')}
        />
        <Offline
          words={{
            title: t('frame.offline.title'),
            sentence: t('frame.offline.sentence'),
            still: t('frame.offline.still'),
            again: t('problems.again'),
            close: t('reset-password.close'),
          }}
        />
      </body>
    </html>
  )
}
