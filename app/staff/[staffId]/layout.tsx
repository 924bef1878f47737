import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Facts } from '@/components/facts'
import { BackLink, PageFrame } from '@/components/page-frame'
import { PersonHead } from '@/components/person-head'
import { ProblemPage } from '@/components/problem-page'
import { initialsOf } from '@/lib/initials'
import { formatPhoneNumber } from '@/lib/phone-number'
import { attempt } from '@/lib/problem'
import { ActionCards } from './action-cards'
import { EarlierAttempts } from './earlier'
import { getPerson } from './queries'
import { RecentActivity } from './recent-activity'

type Props = { params: Promise<{ staffId: string }>; children: ReactNode }

/** The person, and over it whatever dialog the address opens. */
export default async function Person({ params, children }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getPerson(staffId))
  if (problem) return <ProblemPage problem={problem} againHref={`/staff/${staffId}`} />

  const { person, photo, decisions, locations, earlier, ...methods } = value
  const [t, format] = await Promise.all([getTranslations('person'), getFormatter()])
  const [location] = locations
  const facts = [
    { label: t('location'), value: format.list(locations.map(({ name }) => name)) },
    { label: t('department'), value: person.department },
    { label: t('employeeId'), value: person.employeeId },
    {
      label: t('mobilePhone'),
      value: person.mobilePhone && <bdi dir="ltr">{formatPhoneNumber(person.mobilePhone)}</bdi>,
    },
  ].filter(({ value: known }) => known)
  return (
    <>
      <PageFrame width="person" title={person.name}>
        <BackLink href={location ? `/locations/${location.id}` : '/'}>
          {location?.name ?? t('people')}
        </BackLink>
        <div className="person-columns">
          <PersonHead
            id={person.id}
            name={person.name}
            initials={initialsOf(person.name)}
            signInName={person.signInName}
            photo={photo}
            line={[person.jobTitle, person.department].filter(Boolean).join(' · ')}
            statuses={[
              person.blocked
                ? { tone: 'danger', text: t('blocked') }
                : { tone: 'positive', text: t('enabled') },
              { tone: 'plain', text: person.synchronised ? t('synchronised') : t('cloud') },
              ...(person.guest ? [{ tone: 'plain' as const, text: t('guest') }] : []),
            ]}
          />
          <div className="flex min-w-0 flex-col gap-4">
            <EarlierAttempts earlier={earlier} />
            <ActionCards person={person} decisions={decisions} {...methods} />
          </div>
          <Facts label={t('facts')} rows={facts} />
          <RecentActivity staffId={person.id} />
        </div>
      </PageFrame>
      {children}
    </>
  )
}
