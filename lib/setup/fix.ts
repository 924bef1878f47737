import 'server-only'
import { createHash } from 'node:crypto'
import { AppError } from '../errors'
import type { SetupGrant } from '../graph/grant'
import { readTenant } from '../graph/setup-reading'
import type { Check, GraphRequest } from './check'
import { checks } from './checks'
import { withOwn } from './reading'

/** What a fault takes to be mended now. */
export type Remedy = { check: Check; requests: GraphRequest[]; mark: string }

/** Names these writes: what was confirmed is what is sent, or nothing. */
function markOf(requests: GraphRequest[]): string {
  return createHash('sha256').update(JSON.stringify(requests)).digest('base64url').slice(0, 22)
}

export function isCheck(id: string): boolean {
  return checks.some((one) => one.id === id)
}

/** Looks once more at what this check reads. Null where there is nothing that the app may mend, or no longer. */
export async function findRemedy(
  grant: SetupGrant<'setup' | 'setup-fix'>,
  id: string,
): Promise<Remedy | null> {
  const check = checks.find((one) => one.id === id)
  if (!check) throw new AppError('not-found')
  const reads: readonly string[] = check.reads
  // Managers are told from roles.
  const wanted = (part: string) => reads.includes(part) || (part === 'roles' && reads.includes('managers'))
  const { fix, verdict, cause } = check.judge(await withOwn(await readTenant(grant, () => {}, wanted)))
  if (cause) throw new AppError(cause)
  const requests = fix?.requests ?? []
  if (verdict !== 'fail' || !fix?.byUs || requests.length === 0) return null
  return { check, requests, mark: markOf(requests) }
}
