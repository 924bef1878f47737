import { getFormatter, getTranslations } from 'next-intl/server'
import { LocationList, LocationRow } from '@/components/location-row'
import { Note } from '@/components/note'
import { PageFrame, PageTitle } from '@/components/page-frame'
import type { CountedLocation } from '@/lib/graph/locations'
import { NoLocation } from './no-location'

export async function LocationsList({ locations }: { locations: CountedLocation[] }) {
  const [t, format] = await Promise.all([getTranslations('locations'), getFormatter()])
  if (locations.length === 0) return <NoLocation />
  return (
    <PageFrame width="list" title={t('title')}>
      <PageTitle>{t('title')}</PageTitle>
      <LocationList label={t('title')}>
        {locations.map(({ id, name, description, people, may }) => (
          <LocationRow
            key={id}
            href={`/locations/${id}`}
            name={name}
            count={people === null ? '' : t('people', { count: people })}
            description={description ?? undefined}
            mayLabel={t('may')}
            may={format.list(
              may.map((capability) => t(`abilities.${capability}`)),
              { type: 'conjunction' },
            )}
          />
        ))}
      </LocationList>
      <Note>{t('decidedByIt')}</Note>
    </PageFrame>
  )
}
