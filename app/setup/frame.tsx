import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageFrame, PageTitle } from '@/components/page-frame'
import { places, type Place } from './places'

/** What every page of Setup has around it: the name, and the way to the others. */
export async function SetupFrame({ here, children }: { here: Place; children: ReactNode }) {
  const t = await getTranslations('setup')
  return (
    <PageFrame width="setup" title={`${t(`places.${here}`)} · ${t('title')}`}>
      <PageTitle>{t('title')}</PageTitle>
      <nav aria-label={t('pages')} className="tabs">
        {Object.entries(places).map(([place, href]) => (
          <Link key={place} href={href} prefetch={false} aria-current={place === here ? 'page' : undefined}>
            {t(`places.${place as Place}`)}
          </Link>
        ))}
      </nav>
      {children}
    </PageFrame>
  )
}
