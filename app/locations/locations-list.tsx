import { getFormatter, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { LiveFilter } from '@/components/live-filter'
import { LocationList, LocationRow } from '@/components/location-row'
import { Note } from '@/components/note'
import { PageFrame, PageTitle } from '@/components/page-frame'
import { NoLocation } from './no-location'
import { filterLocations, type ShownLocations } from './queries'

/** From here on a list takes longer to look through than to type in. */
const many = 8

type Props = ShownLocations & { filter: string }

export async function LocationsList({ locations, unread, filter }: Props) {
  const [t, format, problems] = await Promise.all([
    getTranslations('locations'),
    getFormatter(),
    getTranslations('problems'),
  ])
  if (locations.length === 0) return <NoLocation />
  const shown = filterLocations(locations, filter)
  return (
    <PageFrame width="list" title={t('title')} search>
      <PageTitle aside={locations.length > many && t('count', { count: shown.length })}>
        {t('title')}
      </PageTitle>
      {locations.length > many && (
        <LiveFilter action="/locations" name="filter" value={filter} label={t('filter')} submit={t('show')} />
      )}
      {shown.length > 0 && (
        <LocationList label={t('title')}>
          {shown.map(({ id, name, description, people, may, until, lastVisited }) => (
            <LocationRow
              key={id}
              href={`/locations/${id}`}
              name={name}
              badge={lastVisited ? t('lastVisited') : undefined}
              count={people === null ? '' : t('people', { count: people })}
              description={description ?? undefined}
              mayLabel={t('may')}
              may={format.list(
                may.map((capability) => t(`abilities.${capability}`)),
                { type: 'conjunction' },
              )}
              ends={
                until === null ? undefined : t('ends', { when: format.dateTime(new Date(until), 'until') })
              }
            />
          ))}
        </LocationList>
      )}
      {unread > 0 && (
        <Callout tone="caution">
          <p>{t('unread', { count: unread })}</p>
          <ButtonLink href="/locations" variant="quiet" hard>
            {problems('again')}
          </ButtonLink>
        </Callout>
      )}
      {shown.length === 0 && <p role="status">{t('noneFits', { filter })}</p>}
      <Note>{t('decidedByIt')}</Note>
    </PageFrame>
  )
}
