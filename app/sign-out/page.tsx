import { getTranslations } from 'next-intl/server'
import { Button, ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Empty } from '@/components/empty'
import { ProblemPage } from '@/components/problem-page'
import { getManager } from '@/lib/auth/session'
import { microsoftSignOut } from '@/lib/auth/sign-out'
import { attempt } from '@/lib/problem'
import { signOut } from './action'

type Props = { searchParams: Promise<{ problem?: string | string[] }> }

/** Asks before it signs out; afterwards the same address says that it is done. */
export default async function SignOut({ searchParams }: Props) {
  const [t, search, { value: manager, problem }] = await Promise.all([
    getTranslations('signOut'),
    searchParams,
    attempt(getManager()),
  ])
  if (problem) return <ProblemPage problem={problem} againHref="/sign-out" />
  if (!manager)
    return (
      <Empty
        title={t('doneTitle')}
        action={
          <>
            <ButtonLink href="/sign-in" variant="primary" hard>
              {t('again')}
            </ButtonLink>
            <ButtonLink href={microsoftSignOut()} variant="quiet" hard>
              {t('microsoft')}
            </ButtonLink>
          </>
        }
      >
        {search.problem === 'here-only' && (
          <Callout tone="caution" alert>
            <p>{t('hereOnly')}</p>
          </Callout>
        )}
        <p>{t('doneLead')}</p>
      </Empty>
    )
  return (
    <form action={signOut}>
      <Empty
        title={t('title')}
        action={
          <>
            <Button type="submit" variant="primary">
              {t('action')}
            </Button>
            <Button type="submit" name="where" value="everywhere">
              {t('everywhere')}
            </Button>
            <ButtonLink href="/" variant="quiet" hard>
              {t('stay')}
            </ButtonLink>
          </>
        }
      >
        <p>{t('lead', { name: manager.name })}</p>
        <p className="text-muted">{t('everywhereNote')}</p>
      </Empty>
    </form>
  )
}
