import { Search } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { LocationSwitcher } from './location-switcher'
import { SearchBox } from './staff/search-box'

/** Where else there is to go. A phone goes there by the way back. */
export async function HeaderLinks() {
  const t = await getTranslations('locations')
  const words = {
    title: t('title'),
    all: t('menu.all'),
    loading: t('menu.loading'),
    failed: t('menu.failed'),
  }
  return (
    <nav aria-label={t('title')} className="ms-4 flex items-center max-wide:hidden">
      <LocationSwitcher words={words} />
    </nav>
  )
}

/** The box to search in; on a phone a symbol that leads to it, wherever it has no row of its own. */
export async function HeaderSearch() {
  const t = await getTranslations('search')
  return (
    <>
      <SearchBox label={t('label')} submit={t('submit')} />
      <Link href="/staff" prefetch={false} aria-label={t('label')} className="search-link">
        <Search aria-hidden="true" className="size-6" />
      </Link>
    </>
  )
}
