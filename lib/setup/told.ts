import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { env } from '../env'
import type { Failure } from '../errors'
import { isolated } from '../isolated'
import type { Affected, Area, GraphRequest, Verdict } from './check'
import { asGraphRequest, asPowerShell } from './commands'
import { blanks } from './placing'
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
  commands: string | null
  powershell: string | null
  requests: string | null
  /** Requests that are not shown: there are too many for one page. */
  furtherRequests: number
  /** They have blanks that only the reader can fill. */
  hasBlanks: boolean
  page: string | null
}

/** So many requests are shown at a time. */
const mostRequests = 50

/** What may be read left to right keeps its direction to itself. */
const keepDirection = ['callback', 'roles', 'ours', 'audience']

/** Why a part could not be read, where there is a sentence for it. */
const unread = ['refused', 'busy', 'unreachable', 'list-ended', 'unavailable'] as const

/** Which of these sentences it is. */
export function unreadReason(cause: Failure | null): (typeof unread)[number] | 'other' {
  return unread.find((one) => one === cause) ?? 'other'
}

const blank = new RegExp(`\\b(${Object.values(blanks).join('|')})\\b`)

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
    const requests = fix?.requests ?? []
    const commands = commandsFor(requests.slice(0, mostRequests))
    const told = {
      pass: () => null,
      fail: () => say('fail'),
      'cannot-tell': () => (cause === null ? say('unsure') : t(`readiness.unread.${unreadReason(cause)}`)),
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
      byUs: fix?.byUs === true && requests.length > 0,
      settings: fix?.settings?.join('\n') ?? null,
      commands: fix?.commands?.join('\n') ?? null,
      page: fix?.page ?? null,
      furtherRequests: Math.max(0, requests.length - mostRequests),
      hasBlanks: blank.test(commands.requests ?? ''),
      ...commands,
    }
  })
}
