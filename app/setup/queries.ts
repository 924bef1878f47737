import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { authorizeSetup, maySetUp } from '@/lib/graph/authorize-setup'
import { isUseful } from '@/lib/graph/rules'
import { barOf, chancesIn, type Bar, type PlaceChances } from '@/lib/setup/chances'
import { recentReadiness, runReadiness } from '@/lib/setup/readiness'
import { tellResults, unreadReason, type Told } from '@/lib/setup/told'
import type { SetupSearch } from './schema'

export type Shown = {
  told: Told[]
  summary: string
  rest: string
  mayFix: boolean
  /** The pages of locations and people open for this administrator. */
  mayOpen: boolean
  /** Or why there is no picture. */
  places: PlaceChances[] | string
  /** The people of the bar that was asked for. */
  bar: Bar | null
}

/** Runs the checks, and tells them. Whoever asks for the people of a bar is shown what was found a moment ago. */
export async function getReadiness({ location, chance }: SetupSearch = {}): Promise<Shown> {
  const { roles } = await authorizeSetup('setup')
  const asksForBar = location !== undefined && chance !== undefined
  const { reading, results, at, ms } = await (asksForBar ? recentReadiness() : runReadiness())
  const [told, t, format] = await Promise.all([
    tellResults(results),
    getTranslations('setup.readiness'),
    getFormatter(),
  ])
  const countOf = (verdict: Told['verdict']) => told.filter((one) => one.verdict === verdict).length
  const mayOpen = roles.some(isUseful)
  const places = chancesIn(reading)
  return {
    told: mayOpen ? told : told.map(withoutLinks),
    mayOpen,
    places: typeof places === 'string' ? t(`unread.${unreadReason(places)}`) : places,
    bar: asksForBar ? barOf(reading, location, chance) : null,
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

/** Whoever runs roles or only looks has no people here: what is theirs are the pages of Setup, and Microsoft's. */
function withoutLinks(one: Told): Told {
  const page = one.page?.startsWith('/') && !one.page.startsWith('/setup') ? null : one.page
  return { ...one, page, affected: one.affected.map(({ name }) => ({ name })) }
}
