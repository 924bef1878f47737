import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { authorizeSetup, maySetUp } from '@/lib/graph/authorize-setup'
import { chancesIn, type PlaceChances } from '@/lib/setup/chances'
import { runReadiness } from '@/lib/setup/readiness'
import { tellResults, type Told } from '@/lib/setup/told'

export type Shown = { told: Told[]; summary: string; rest: string; mayFix: boolean; places: PlaceChances[] }

/** Runs the checks, and tells them. */
export async function getReadiness(): Promise<Shown> {
  const { roles } = await authorizeSetup('setup')
  const { reading, results, at, ms } = await runReadiness()
  const [told, t, format] = await Promise.all([
    tellResults(results),
    getTranslations('setup.readiness'),
    getFormatter(),
  ])
  const countOf = (verdict: Told['verdict']) => told.filter((one) => one.verdict === verdict).length
  return {
    told,
    places: chancesIn(reading),
    summary: t('summary', { count: countOf('fail') }),
    rest: t('rest', {
      passes: format.number(countOf('pass')),
      unsure: format.number(countOf('cannot-tell')),
      time: format.dateTime(new Date(at), { timeStyle: 'short' }),
      seconds: format.number(Math.max(0.1, ms / 1000), { maximumFractionDigits: 1 }),
    }),
    mayFix: maySetUp('setup-fix', roles),
  }
}
