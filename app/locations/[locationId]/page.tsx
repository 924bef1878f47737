import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Empty } from '@/components/empty'
import { Note } from '@/components/note'
import { BackLink, PageFrame, PageTitle } from '@/components/page-frame'
import { PeopleList, PersonRow } from '@/components/person-row'
import { attempt } from '@/lib/problem'
import { ProblemPage } from '@/components/problem-page'
import { getPeople } from '../queries'

type Props = { params: Promise<{ locationId: string }>; searchParams: Promise<{ page?: string | string[] }> }

export default async function People({ params, searchParams }: Props) {
  const [{ locationId }, { page }] = await Promise.all([params, searchParams])
  const { value, problem } = await attempt(getPeople(locationId, typeof page === 'string' ? page : null))
  const here = `/locations/${locationId}`
  if (problem) return <ProblemPage problem={problem} againHref={here} />

  const { location, hasOthers, people, count, next } = value
  const t = await getTranslations('people')
  const locations = await getTranslations('locations')
  if (people.length === 0 && !page)
    return (
      <Empty title={t('emptyTitle')} action={<ButtonLink href="/locations">{locations('title')}</ButtonLink>}>
        <p>{t('empty', { location: location.name })}</p>
      </Empty>
    )
  return (
    <PageFrame width="list" title={location.name}>
      {hasOthers && <BackLink href="/locations">{locations('title')}</BackLink>}
      <PageTitle aside={count === null ? undefined : locations('people', { count })}>
        <bdi>{location.name}</bdi>
      </PageTitle>
      <PeopleList label={t('list', { location: location.name })}>
        {people.map(({ id, name, signInName, jobTitle, blocked }) => (
          <PersonRow
            key={id}
            href={`/staff/${id}`}
            id={id}
            name={name}
            signInName={signInName}
            detail={jobTitle ?? undefined}
            marks={blocked ? [{ tone: 'danger', text: t('blocked') }] : []}
          />
        ))}
      </PeopleList>
      {next && <ButtonLink href={`${here}?page=${encodeURIComponent(next)}`}>{t('more')}</ButtonLink>}
      {page && (
        <ButtonLink href={here} variant="quiet">
          {t('first')}
        </ButtonLink>
      )}
      <Note>{t('decidedByIt')}</Note>
    </PageFrame>
  )
}
