import type { Exchange } from '../simulator/exchanges'
import { isObject } from '../simulator/graph-body'
import { isUserChange, permissionsFor } from './consent'
import { otherwise } from './exceptions'
import { judge } from './judge'

export type Report = {
  exchanges: number
  /** how many distinct operations were seen */
  operations: number
  violations: string[]
  /** what the app called, with the permissions that it takes */
  calls: Map<string, string[]>
  /** calls that the consent set does not cover, and whose they were */
  uncovered: string[]
  /** how many calls of the app were made with a token of Setup's */
  ofSetup: number
}

type Seen = { app: Exchange[]; simulator: Exchange[] }

/** What managers' tokens are good for, and what those of Setup are good for on top. */
export type Consent = { managers: readonly string[]; setup: readonly string[] }

/**
 * Whose call it was, by the token that it was made with: Setup's holds what no manager's does. One with more than the
 * app asks for is none of the app's, and lends a call nothing.
 */
function callerOf({ scopes }: Exchange, { managers, setup }: Consent): 'managers' | 'setup' {
  const isTheApps = scopes.every((one) => managers.includes(one) || setup.includes(one))
  return isTheApps && scopes.some((one) => setup.includes(one)) ? 'setup' : 'managers'
}

/**
 * Each call is held against what its own token was consented for: one of a manager's that takes what only Setup was
 * given is not covered, even though the app as a whole asks for it.
 */
export function reportOn({ app, simulator }: Seen, consent: Consent): Report {
  const judged = [
    ...app.map((exchange) => ({ ...judge(exchange, true), isOfTheApp: true, exchange })),
    ...simulator.map((exchange) => ({ ...judge(exchange, false), isOfTheApp: false, exchange })),
  ]
  const called = new Map(
    judged.flatMap(({ operation, isOfTheApp, exchange }) => {
      if (!operation || !isOfTheApp || operation.path === '/$batch') return []
      const { sent } = exchange
      const changed = isUserChange(operation) && isObject(sent) ? Object.keys(sent) : []
      const name = [operation.name, ...changed].join(' ')
      const caller = callerOf(exchange, consent)
      return [[`${name} (${caller})`, { name, caller, operation, changed }] as const]
    }),
  )
  const all = [...consent.managers, ...consent.setup]
  const calls = [...called].map(([key, { name, caller, operation, changed }]) => ({
    key,
    name,
    // What Setup was given on top counts only where a manager's permission is not enough.
    needed:
      permissionsFor(operation, consent.managers, changed) ??
      (caller === 'setup' ? permissionsFor(operation, all, changed) : undefined),
  }))
  return {
    exchanges: judged.length,
    operations: new Set(judged.flatMap(({ operation }) => operation?.name ?? [])).size,
    violations: [...new Set(judged.flatMap(({ violations }) => violations))].filter(
      (found) => !otherwise.some(({ violation }) => violation.test(found)),
    ),
    calls: new Map(calls.flatMap(({ name, needed }) => (needed ? [[name, needed]] : []))),
    uncovered: calls.flatMap(({ key, needed }) => (needed ? [] : [key])),
    ofSetup: app.filter((exchange) => callerOf(exchange, consent) === 'setup').length,
  }
}

/** The permissions that at least one call takes. */
export function neededBy({ calls }: Pick<Report, 'calls'>): string[] {
  return [...new Set([...calls.values()].flat())]
}

export function printed({ exchanges, operations, violations, calls, ofSetup }: Report): string {
  const list = [...calls].map(([name, permissions]) => `${name} — ${permissions.join(', ')}`)
  return [
    `${exchanges} exchanges with Graph, ${operations} operations, ${violations.length} violations of the contract`,
    `${calls.size} calls of the app, ${neededBy({ calls }).length} permissions; ${ofSetup} exchanges with Setup's tokens:`,
    ...list.toSorted().map((one) => `  ${one}`),
    '',
  ].join('\n')
}
