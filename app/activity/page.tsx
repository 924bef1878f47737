import { Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ActivityList } from '@/components/activity-list'
import { ButtonLink } from '@/components/button'
import { Note } from '@/components/note'
import { PageFrame, PageTitle } from '@/components/page-frame'
import { ProblemPage } from '@/components/problem-page'
import { tellActivity } from '@/lib/activity-words'
import { attempt } from '@/lib/problem'
import { ActivityFilter } from './filter'
import { getActivity } from './queries'
import { activitySearch, type ActivitySearch } from './schema'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

function addressOf(path: string, search: Record<string, string | number | undefined>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return query ? `${path}?${query}` : path
}

/** What was done, by whom, and how it ended: the newest first, a part for each day. */
export default async function Activity({ searchParams }: Props) {
  const search: ActivitySearch = activitySearch.parse(await searchParams)
  const { before, ...filter } = search
  const { value, problem } = await attempt(getActivity(search))
  if (problem) return <ProblemPage problem={problem} againHref={addressOf('/activity', search)} />

  const [t, told] = await Promise.all([getTranslations('activity'), tellActivity(value.entries)])
  const isFiltered = Object.values(filter).some((one) => one !== undefined)
  const days = Map.groupBy(told, ({ day }) => day)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <PageFrame width="person" title={t('title')}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PageTitle aside={t(value.isAll ? 'all' : 'mine')}>{t('title')}</PageTitle>
        <div className="flex flex-wrap gap-2">
          {(['csv', 'jsonl'] as const).map((format) => (
            <ButtonLink
              key={format}
              href={addressOf('/activity/export', { format, ...filter })}
              hard
              icon={<Download aria-hidden size={18} />}
            >
              {t(`download.${format}`)}
            </ButtonLink>
          ))}
        </div>
      </div>
      <ActivityFilter search={search} isOpen={isFiltered} isAll={value.isAll} />
      {[...days].map(([day, rows]) => (
        <section key={day} className="flex flex-col gap-2">
          <h2 className="text-sm font-semibold">{day}</h2>
          <ActivityList
            label={day}
            rows={rows.map((row) => ({
              ...row,
              details: [row.signInName ?? [], row.details].flat(),
            }))}
          />
        </section>
      ))}
      {told.length === 0 && (
        <p role="status" className="surface p-4 text-sm">
          {t(value.next ? 'goOn' : isFiltered || before ? 'noneFound' : 'none')}
        </p>
      )}
      <nav aria-label={t('pages')} className="flex flex-wrap gap-3 empty:hidden">
        {value.next && (
          <ButtonLink href={addressOf('/activity', { ...filter, before: value.next })}>
            {t('older')}
          </ButtonLink>
        )}
        {before && (
          <ButtonLink href={addressOf('/activity', filter)} variant="quiet">
            {t('newest')}
          </ButtonLink>
        )}
      </nav>
      <Note>{t('note', { zone })}</Note>
    </PageFrame>
  )
}
