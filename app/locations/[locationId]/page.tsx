import { getTranslations } from 'next-intl/server'
import { BackLink, PageFrame, PageTitle } from '@/components/page-frame'
import { ProblemPage } from '@/components/problem-page'
import { attempt } from '@/lib/problem'
import { Choices } from './choices'
import { Nobody } from './nobody'
import { Notes } from './notes'
import { PeopleList } from './people-list'
import { getPeople } from './queries'
import { againAt, readWhich, queryOf } from './which'
import { getWords } from './words'

type Props = {
  params: Promise<{ locationId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function People({ params, searchParams }: Props) {
  const [{ locationId }, asked] = await Promise.all([params, searchParams])
  const which = readWhich(asked)
  const { value, problem } = await attempt(getPeople(locationId, which))
  const here = `/locations/${locationId}`
  if (problem) return <ProblemPage problem={problem} againHref={againAt(here, which, problem.failure)} />

  const { location, hasOthers, count, attention, rows, hidden } = value
  const [t, words] = await Promise.all([getTranslations('locations'), getWords(value)])
  return (
    <PageFrame width="list" title={location.name} search>
      {hasOthers && <BackLink href="/locations">{t('title')}</BackLink>}
      <PageTitle
        aside={count === null ? undefined : t('people', { count })}
        end={<Choices here={here} which={which} attention={attention} />}
      >
        <bdi>{location.name}</bdi>
      </PageTitle>
      {(rows.length > 0 || value.next) && (
        <PeopleList key={queryOf(which)} here={here} which={which} first={value} words={words} />
      )}
      {rows.length === 0 && !value.next && <Nobody hidden={hidden} which={which} location={location.name} />}
      <Notes people={value} />
    </PageFrame>
  )
}
