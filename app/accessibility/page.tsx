import { Check, Minus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/card'
import { PageFrame, PageTitle } from '@/components/page-frame'
import { Points } from '@/components/points'
import { env } from '@/lib/env'

const tested = ['axe', 'keyboard', 'script', 'narrow', 'motion', 'languages'] as const
const untested = ['browsers', 'readers', 'translations'] as const

/** What this app does for everybody to be able to use it, and what is tested of that. */
export default async function Accessibility() {
  const t = await getTranslations('accessibility')
  const { supportContact } = env()
  return (
    <PageFrame width="list" title={t('title')}>
      <PageTitle>{t('title')}</PageTitle>
      <p className="max-w-prose">{t('lead')}</p>
      <p className="max-w-prose">{t('standard')}</p>
      <Card title={t('tested.title')}>
        <Points items={tested.map((one) => ({ icon: <Check />, text: t(`tested.${one}`) }))} />
      </Card>
      <Card title={t('untested.title')}>
        <Points items={untested.map((one) => ({ icon: <Minus />, text: t(`untested.${one}`) }))} />
      </Card>
      <p>{supportContact ? t('contact', { contact: supportContact }) : t('contactIt')}</p>
    </PageFrame>
  )
}
