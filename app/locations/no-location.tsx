import { Clock } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { CopyButton } from '@/components/copy-button'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import { Card } from '@/components/card'
import { Note } from '@/components/note'
import { requireManager } from '@/lib/auth/session'
import { env } from '@/lib/env'

/** Why there is nothing, and whom to ask. */
export async function NoLocation() {
  const [t, format, manager] = await Promise.all([
    getTranslations('locations.none'),
    getFormatter(),
    requireManager(),
  ])
  const request = t('request', { signInName: manager.signInName })
  const { supportContact } = env()
  const rows = [
    { label: t('signedInAs'), value: <bdi>{manager.name}</bdi> },
    {
      label: t('lookedForRoles'),
      value: t('lookedAt', { time: format.dateTime(new Date(), { timeStyle: 'short' }) }),
    },
    ...(supportContact ? [{ label: t('itSupport'), value: supportContact }] : []),
  ]
  return (
    <Empty
      title={t('title')}
      action={
        <>
          <ButtonLink href="/locations" variant="primary" hard>
            {t('again')}
          </ButtonLink>
          <ButtonLink href="/sign-out" variant="quiet" hard>
            {t('somebodyElse')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('lead')}</p>
      <Card title={t('sendToIt')}>
        <p className="text-base">{request}</p>
        <CopyButton text={request} label={t('copy')} copied={t('copied')} failed={t('copyFailed')} />
      </Card>
      <Note icon={<Clock aria-hidden size={20} />}>{t('patience')}</Note>
      <Facts label={t('factsLabel')} rows={rows} />
    </Empty>
  )
}
