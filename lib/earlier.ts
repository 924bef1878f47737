import 'server-only'
import type { Capability } from './capabilities'
import type { Grant } from './graph/grant'
import { isCapability, isOvertaken, look } from './look'
import { storeNow } from './store/clock'
import type { Finding } from './store/database'
import type { Operation } from './store/operations'
import { lastSentFor } from './store/past-operations'
import { ifWritable } from './store/unavailable'
import { settle, withRemembered } from './store/unsettled'

/** Something this manager sent for a person whose answer was lost, and what is known of it now. */
export type Earlier = { capability: Capability; outcome: 'open' | 'done' | 'not-done'; startedAt: number }

/** An older one matters to nobody; Monday still asks about Friday. */
const worthKnowing = 5 * 24 * 3600_000

/**
 * The manager's own attempts of unknown outcome for this person. A visit looks what became of them: what the
 * reconciler could not check any more, because the session had ended, is found out here.
 */
export async function getEarlier(grant: Grant<'view'>): Promise<Earlier[]> {
  const sent = await lastSentFor(grant.person.id, Date.now() - worthKnowing)
  if (!sent.some(({ manager }) => manager === grant.manager.id)) return []
  const now = await storeNow()
  const mine = sent.filter(({ manager, state, due_at }) => {
    const isAbandoned = state === 'sent' && (due_at ?? 0) <= now
    return manager === grant.manager.id && (state === 'unknown' || state === 'reconciled' || isAbandoned)
  })
  const told = await Promise.all(mine.map((operation) => tell(grant, operation, now)))
  return told.filter((one) => one !== null)
}

async function tell(grant: Grant<'view'>, operation: Operation, now: number): Promise<Earlier | null> {
  const { capability, started_at: startedAt } = operation
  if (!isCapability(capability)) return null
  return {
    capability,
    startedAt,
    outcome: toldOf(operation.finding) ?? (await findOut(grant, operation, now)),
  }
}

function toldOf(finding: Finding | null): 'done' | 'not-done' | null {
  return finding === 'unchecked' ? null : finding
}

async function findOut(
  grant: Grant<'view'>,
  operation: Operation,
  now: number,
): Promise<'open' | 'done' | 'not-done'> {
  const known = await withRemembered(operation)
  const found = (await isOvertaken(operation)) ? null : await look(grant, known, now)
  if (found && operation.state === 'unknown') await ifWritable('finding-not-kept', settle(known, found))
  return found ?? 'open'
}
