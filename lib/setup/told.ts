import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { env } from '../env'
import { isolated } from '../isolated'
import type { Affected, Area, GraphRequest, Verdict } from './check'
import { asGraphRequest, asPowerShell } from './commands'
import type { Result } from './reading'

/** A check in the reader's words. */
export type Told = {
  id: string
  area: Area
  verdict: Verdict
  name: string
  /** What was found, or why nothing could be. */
  cause: string | null
  effect: string | null
  fix: string | null
  affected: Affected[]
  byUs: boolean
  settings: string | null
  powershell: string | null
  requests: string | null
  page: string | null
}

/** What may be read left to right keeps its direction to itself. */
const keepDirection = ['callback', 'roles', 'ours', 'audience']

/** Why a part could not be read, where there is a sentence for it. */
const unread = ['refused', 'busy', 'unreachable', 'list-ended', 'unavailable'] as const

export function commandsFor(requests: GraphRequest[]): Pick<Told, 'powershell' | 'requests'> {
  const { graph, tenantId } = env()
  if (requests.length === 0) return { powershell: null, requests: null }
  return {
    powershell: asPowerShell({ graph, tenantId }, requests),
    requests: requests.map((one) => asGraphRequest(graph, one)).join('\n\n'),
  }
}

export async function tellResults(results: Result[]): Promise<Told[]> {
  const [t, format] = await Promise.all([getTranslations('setup'), getFormatter()])

  function valuesOf(facts: Result['judged']['facts']) {
    return Object.fromEntries(
      Object.entries(facts).map(([name, value]) => {
        if (name === 'on') return [name, format.dateTime(new Date(value), { dateStyle: 'long' })]
        if (typeof value === 'number') return [name, format.number(value)]
        return [name, keepDirection.includes(name) ? isolated(value) : value]
      }),
    )
  }

  return results.map(({ check: { id, area }, judged }) => {
    const { verdict, facts, affected, fix, cause } = judged
    // Each check has these sentences; a test sees to it.
    const say = (part: string) => t(`checks.${id}.${part}` as 'checks.consent.name', valuesOf(facts) as never)
    const isFault = verdict === 'fail'
    const reason = unread.find((one) => one === cause) ?? 'other'
    const told = {
      pass: () => null,
      fail: () => say('fail'),
      'cannot-tell': () => (cause === null ? say('unsure') : t(`readiness.unread.${reason}`)),
    }
    return {
      id,
      area,
      verdict,
      name: say('name'),
      cause: told[verdict](),
      effect: isFault ? say('effect') : null,
      fix: isFault ? say('fix') : null,
      affected,
      byUs: fix?.byUs === true,
      settings: fix?.settings?.join('\n') ?? null,
      page: fix?.page ?? null,
      ...commandsFor(fix?.requests ?? []),
    }
  })
}
