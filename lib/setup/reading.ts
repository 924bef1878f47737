import 'server-only'
import { AppError } from '../errors'
import type { TenantReading } from '../graph/tenant-parts'
import { checks } from './checks'
import type { Check, Judged, Reading } from './check'
import { ownSettings, ownStore, ownTrail } from './own'

export type Result = { check: Check; judged: Judged }

async function met<T>(reading: Promise<T>): Promise<T | AppError> {
  return reading.catch((cause: unknown) => new AppError('unavailable', { cause }))
}

/** What was read of the tenant, and what the app knows of itself. */
export async function withOwn(tenant: TenantReading): Promise<Reading> {
  const [store, trail] = await Promise.all([met(ownStore()), met(ownTrail())])
  return { ...tenant, settings: ownSettings(), store, trail }
}

const order = ['fail', 'cannot-tell', 'pass']

/** What is wrong comes first; within that, the order of the list. */
export function judgeAll(reading: Reading): Result[] {
  return checks
    .map((check) => ({ check, judged: check.judge(reading) }))
    .sort((a, b) => order.indexOf(a.judged.verdict) - order.indexOf(b.judged.verdict))
}
