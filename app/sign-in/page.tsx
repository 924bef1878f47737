import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Empty } from '@/components/empty'
import { nextAddress } from '@/lib/auth/next-address'
import { getManager, hadSession } from '@/lib/auth/session'

type Props = { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> }

const problems = ['failed', 'cancelled', 'consent'] as const

export default async function SignIn({ searchParams }: Props) {
  const [search, t] = await Promise.all([searchParams, getTranslations('signIn')])
  const next = nextAddress(typeof search.next === 'string' ? search.next : null)
  if (await getManager()) redirect(next)
  const problem =
    problems.find((known) => known === search.problem) ?? ((await hadSession()) ? 'ended' : undefined)
  return (
    <Empty
      title={t('title')}
      action={
        <ButtonLink href={`/sign-in/start?next=${encodeURIComponent(next)}`} variant="primary" hard>
          {t('start')}
        </ButtonLink>
      }
    >
      {problem && (
        <Callout tone={problem === 'ended' ? 'neutral' : 'caution'} alert>
          <p>{t(`problems.${problem}`)}</p>
        </Callout>
      )}
      <p>{t('lead')}</p>
      <p className="text-muted">{t('account')}</p>
    </Empty>
  )
}
