import { Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { CheckRow, CheckRows } from '@/components/check-row'
import { attempt } from '@/lib/problem'
import { CheckAgain } from './again'
import { SetupFrame } from './frame'
import { PeopleOfBar } from './people-of-bar'
import { Picture } from './picture'
import { SetupProblem } from './problem'
import { getReadiness } from './queries'
import { setupSearch } from './schema'
import { WayOut } from './way-out'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What the tenant still lacks, found by real calls, and the way out of each fault. */
export default async function Setup({ searchParams }: Props) {
  const { value, problem } = await attempt(getReadiness(setupSearch.parse(await searchParams)))
  if (problem) return <SetupProblem problem={problem} here="readiness" />
  const t = await getTranslations('setup')
  const { told, summary, rest, mayFix, mayOpen, places, bar } = value
  const first = told.find(({ verdict }) => verdict === 'fail')
  return (
    <SetupFrame here="readiness">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 text-muted" role="status">
          <strong className="text-ink">{summary}</strong> {rest}
        </p>
        <div className="flex flex-wrap items-start gap-2">
          {(['text', 'json'] as const).map((format) => (
            <ButtonLink
              key={format}
              href={`/setup/export?format=${format}`}
              hard
              variant="quiet"
              icon={<Download aria-hidden="true" size={18} />}
              aria-label={`${t('readiness.export')}: ${format === 'json' ? 'JSON' : t('readiness.text')}`}
            >
              {format === 'json' ? 'JSON' : t('readiness.text')}
            </ButtonLink>
          ))}
          <CheckAgain
            href="/setup"
            words={{
              again: t('readiness.again'),
              running: t('readiness.running'),
              progress: t.raw('readiness.progress') as string,
            }}
          />
        </div>
      </div>
      <CheckRows label={t('readiness.list')}>
        {told.map((one) => (
          <CheckRow
            key={one.id}
            verdict={one.verdict}
            word={t(`readiness.verdicts.${one.verdict}`)}
            name={one.name}
            detail={one.cause}
            isOpen={one === first}
          >
            {one.verdict === 'fail' && <WayOut told={one} mayFix={mayFix} />}
          </CheckRow>
        ))}
      </CheckRows>
      {places.length > 0 && <Picture places={places} mayOpen={mayOpen} />}
      {bar && <PeopleOfBar bar={bar} mayOpen={mayOpen} />}
    </SetupFrame>
  )
}
