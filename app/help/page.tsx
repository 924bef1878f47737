import { getTranslations } from 'next-intl/server'
import { PageFrame, PageTitle } from '@/components/page-frame'
import { Questions } from '@/components/questions'

const managers = [
  'password',
  'sure',
  'phone',
  'pass',
  'badge',
  'tricked',
  'cannot',
  'unknown',
  'seen',
] as const
const administrators = ['start', 'who', 'rules', 'recovery', 'trail'] as const

/** One page for managers and one for tenant administrators; nobody has to be signed in to read them. */
export default async function Help() {
  const t = await getTranslations('help')
  return (
    <PageFrame width="list" title={t('title')}>
      <PageTitle>{t('title')}</PageTitle>
      <p className="text-muted">{t('lead')}</p>
      <Questions
        title={t('managers.title')}
        items={managers.map((one) => ({ question: t(`managers.${one}.q`), answer: t(`managers.${one}.a`) }))}
      />
      <Questions
        title={t('administrators.title')}
        items={administrators.map((one) => ({
          question: t(`administrators.${one}.q`),
          answer: t(`administrators.${one}.a`),
        }))}
      />
    </PageFrame>
  )
}
