import 'server-only'
import type { Grant } from './graph/grant'
import { targetOf } from './intent'
import { readTrail } from './store/audit-reading'
import { lastSentFor } from './store/past-operations'
import { record } from './store/record'
import { ifWritable } from './store/unavailable'

/** An older reset tells nothing about a change of today. */
const worthKnowing = 30 * 24 * 3600_000
/** A change so soon after the reset may be the reset itself: by another clock, or on its way to the server on premises. */
const settling = { cloud: 30_000, synchronised: 600_000 }

/**
 * When the password was changed after the last reset here, in milliseconds since 1970; null while it is the one that was
 * handed out. Graph tells when, not who: most likely the person, who has to; an administrator elsewhere looks the same. The
 * first look that finds it writes it into the trail.
 */
export async function getOwnChange(grant: Grant<'view'>, now = Date.now()): Promise<number | null> {
  const { person } = grant
  const changed = person.passwordChangedAt
  if (changed === null) return null
  const sent = await lastSentFor(person.id, now - worthKnowing)
  const reset = sent.find(({ capability }) => capability === 'reset-password')
  // Of one whose answer got lost nobody knows when it took effect.
  if (reset?.state !== 'succeeded') return null
  const after = (reset.finished_at ?? now) + settling[person.synchronised ? 'synchronised' : 'cloud']
  const at = Date.parse(changed)
  if (!(at > after)) return null
  await ifWritable('own-change-not-recorded', recordOnce(grant, changed))
  return at
}

const action = 'own-password'

async function recordOnce(grant: Grant<'view'>, at: string): Promise<void> {
  const [known] = await readTrail('all', { personId: grant.person.id, action }, { limit: 1 })
  if (known?.record.change?.at === at) return
  await record({ phase: 'reconcile', action, result: 'ok', target: targetOf(grant), change: { at } })
}
