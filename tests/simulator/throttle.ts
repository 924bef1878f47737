// https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
import { now } from './clock.ts'
import { clientId } from './constants.ts'
import { GraphError } from './graph-error.ts'
import type { State } from './state.ts'

/** A bucket of tokens: how many were left, and when. */
type Meter = { left: number; at: number }
export type Meters = { units: Meter; writes: Meter }

/** Where the usage is shown, as a share of the limit. */
const worthAWarning = 0.8

/** The base cost in resource units of what can be read; everything else costs 1. */
const costs: [RegExp, number][] = [
  [/\/users$/i, 2],
  [/memberOf\b/i, 2],
  [/\/groups\/[^/]+\/members$/i, 3],
  [/\/groups\/[^/]+\/transitiveMembers$/i, 5],
]

/** `$select` and a small `$top` make a read cheaper, `$expand` dearer; none costs less than 1. */
export function costOf(request: Request): number {
  if (request.method !== 'GET') return 1
  const { pathname, searchParams } = new URL(request.url)
  const base = costs.find(([path]) => path.test(pathname))?.[1] ?? 1
  const isSmall = Number(searchParams.get('$top') ?? 20) < 20
  const saved = Number(searchParams.has('$select')) + Number(isSmall)
  return Math.max(1, base - saved + Number(searchParams.has('$expand')))
}

/** Counts the call, or refuses it with 429. Answers how much is used up, once that is most of it. */
export function meter(state: State, request: Request): number | undefined {
  // The items of a batch are counted one by one, not the batch.
  if (request.url.endsWith('/$batch')) return undefined
  const { resourceUnits, writes } = state.features
  const isWrite = request.method !== 'GET'
  const units = draw(state, 'units', resourceUnits, 10, costOf(request))
  const written = isWrite ? draw(state, 'writes', writes, 150, 1) : 0
  const usage = Math.max(units, written)
  return usage > worthAWarning ? usage : undefined
}

/** The share of the limit that is used after this draw. */
function draw(state: State, name: keyof Meters, limit: number, seconds: number, cost: number): number {
  if (!limit) return 0
  const one = state.meters[name]
  const time = now(state.tenant)
  const perMillisecond = limit / (seconds * 1000)
  // A clock that was set back starts afresh.
  const since = one.at && time >= one.at ? (time - one.at) * perMillisecond : limit
  const left = Math.min(limit, one.left + since)
  state.meters[name] = { left: left < cost ? left : left - cost, at: time }
  if (left < cost) throw tooMany(state, name, Math.ceil((cost - left) / perMillisecond / 1000))
  return 1 - (left - cost) / limit
}

/** https://learn.microsoft.com/graph/throttling#sample-response */
function tooMany({ tenant }: State, name: keyof Meters, seconds: number): GraphError {
  return new GraphError(429, 'TooManyRequests', 'Too many requests. Please retry after some time.', {
    'Retry-After': String(seconds),
    'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${clientId}/${tenant.id}`,
    'x-ms-throttle-information': name === 'units' ? 'ResourceUnitLimitExceeded' : 'WriteLimitExceeded',
  })
}
