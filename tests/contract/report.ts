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
  /** calls that the consent set does not cover */
  uncovered: string[]
}

type Seen = { app: Exchange[]; simulator: Exchange[] }

export function reportOn({ app, simulator }: Seen, consent: readonly string[]): Report {
  const judged = [
    ...app.map((exchange) => ({ ...judge(exchange, true), isOfTheApp: true, exchange })),
    ...simulator.map((exchange) => ({ ...judge(exchange, false), isOfTheApp: false, exchange })),
  ]
  const called = new Map(
    judged.flatMap(({ operation, isOfTheApp, exchange: { sent } }) => {
      if (!operation || !isOfTheApp || operation.path === '/$batch') return []
      const changed = isUserChange(operation) && isObject(sent) ? Object.keys(sent) : []
      const name = [operation.name, ...changed].join(' ')
      return [[name, { name, operation, changed }] as const]
    }),
  )
  const calls = [...called.values()].map(
    ({ name, operation, changed }) => [{ name }, permissionsFor(operation, consent, changed)] as const,
  )
  return {
    exchanges: judged.length,
    operations: new Set(judged.flatMap(({ operation }) => operation?.name ?? [])).size,
    violations: [...new Set(judged.flatMap(({ violations }) => violations))].filter(
      (found) => !otherwise.some(({ violation }) => violation.test(found)),
    ),
    calls: new Map(calls.flatMap(([{ name }, needed]) => (needed ? [[name, needed]] : []))),
    uncovered: calls.flatMap(([{ name }, needed]) => (needed ? [] : [name])),
  }
}

/** The permissions that at least one call takes. */
export function neededBy({ calls }: Pick<Report, 'calls'>): string[] {
  return [...new Set([...calls.values()].flat())]
}

export function printed({ exchanges, operations, violations, calls }: Report): string {
  const list = [...calls].map(([name, permissions]) => `${name} — ${permissions.join(', ')}`)
  return [
    `${exchanges} exchanges with Graph, ${operations} operations, ${violations.length} violations of the contract`,
    `${calls.size} calls of the app, ${neededBy({ calls }).length} permissions:`,
    ...list.toSorted().map((one) => `  ${one}`),
    '',
  ].join('\n')
}
