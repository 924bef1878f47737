import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Card } from '@/components/card'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { attempt } from '@/lib/problem'
import { SetupFrame } from './frame'
import { places } from './places'
import { SetupProblem } from './problem'

/** Where whoever runs the tenant starts. */
export default async function Setup() {
  const { problem } = await attempt(authorizeSetup('setup'))
  if (problem) return <SetupProblem problem={problem} here="readiness" />
  const t = await getTranslations('setup')
  return (
    <SetupFrame here="readiness">
      <p className="text-muted">{t('lead')}</p>
      <Card title={t('cards.admin-recovery.title')}>
        <p>{t('cards.admin-recovery.text')}</p>
        <div>
          <ButtonLink href={places['admin-recovery']}>{t('cards.admin-recovery.open')}</ButtonLink>
        </div>
      </Card>
    </SetupFrame>
  )
}
