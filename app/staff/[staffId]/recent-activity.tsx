import { getTranslations } from 'next-intl/server'
import { ActivityList } from '@/components/activity-list'
import { ButtonLink } from '@/components/button'
import { readRecentActivity } from '@/lib/activity'
import { tellActivity } from '@/lib/activity-words'
import { attempt } from '@/lib/problem'

/** The last few things that were done to a person, with the way to all of them. */
export async function RecentActivity({ staffId }: { staffId: string }) {
  const t = await getTranslations('activity')
  const { value: entries, problem } = await attempt(readRecentActivity(staffId))
  const told = entries ? await tellActivity(entries) : []
  return (
    <section className="recent flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{t('recent')}</h2>
      {told.length > 0 ? (
        <ActivityList
          label={t('recent')}
          rows={told.map((row) => ({ ...row, time: `${row.date}, ${row.time}`, href: null }))}
        />
      ) : (
        <p className="text-sm text-muted">{problem ? problem.sentence : t('nothingYet')}</p>
      )}
      {told.length > 0 && (
        <div>
          <ButtonLink href={`/activity?person=${staffId}`} variant="quiet">
            {t('everything')}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}
