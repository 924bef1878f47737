import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Empty } from '@/components/empty'
import { ProblemPage } from '@/components/problem-page'
import { nextAddress } from '@/lib/auth/next-address'
import { getManager, hadSession } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { attempt } from '@/lib/problem'

type Props = { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> }

const problems = ['failed', 'cancelled', 'consent', 'ticket', 'unavailable'] as const

export default async function SignIn({ searchParams }: Props) {
  const [search, t] = await Promise.all([searchParams, getTranslations('signIn')])
  const next = nextAddress(typeof search.next === 'string' ? search.next : null)
  const { value: manager, problem: broken } = await attempt(getManager())
  if (broken) return <ProblemPage problem={broken} againHref="/sign-in" />
  const told = problems.find((known) => known === search.problem)
  if (manager && !told) redirect(next)
  const { signInNotice } = env()
  const problem = told ?? ((await hadSession()) ? 'ended' : undefined)
  return (
    <Empty
      title={t('title')}
      action={
        <ButtonLink
          href={manager ? next : `/sign-in/start?next=${encodeURIComponent(next)}`}
          variant="primary"
          hard
        >
          {manager ? t('goOn') : t('start')}
        </ButtonLink>
      }
    >
      {problem && (
        <Callout tone={problem === 'ended' ? 'neutral' : 'caution'} alert>
          <p>{t(`problems.${problem}`)}</p>
        </Callout>
      )}
      <p>{t('lead')}</p>
      {signInNotice && <p className="max-w-prose">{signInNotice}</p>}
      <p className="text-muted">{t('account')}</p>
    </Empty>
  )
}
