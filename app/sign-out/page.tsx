import { getTranslations } from 'next-intl/server'
import { Button, ButtonLink } from '@/components/button'
import { Empty } from '@/components/empty'
import { getManager } from '@/lib/auth/session'
import { microsoftSignOut } from '@/lib/auth/sign-out'
import { signOut } from './action'

/** Asks before it signs out; afterwards the same address says that it is done. */
export default async function SignOut() {
  const [t, manager] = await Promise.all([getTranslations('signOut'), getManager()])
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
            <ButtonLink href="/" variant="quiet" hard>
              {t('stay')}
            </ButtonLink>
          </>
        }
      >
        <p>{t('lead', { name: manager.name })}</p>
      </Empty>
    </form>
  )
}
