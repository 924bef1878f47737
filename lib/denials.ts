import 'server-only'
import { z } from 'zod'
import { getManager, type Manager } from './auth/session'
import type { Capability, SetupCapability } from './capabilities'
import { AppError } from './errors'
import { authorizeView } from './graph/authorize'
import { actorOf, targetOf } from './intent'
import { processWide } from './process-wide'
import { record } from './store/record'
import { ifWritable } from './store/unavailable'

/** A stable code for a refusal of ours; null for what is none. */
function denialOf({ failure, reason, variant }: AppError): string | null {
  if (failure === 'not-allowed') return reason ?? failure
  if (failure === 'limited') return `limit-${variant}`
  // Whoever sends a form twice is told so; an id that was meant for something else is no second click.
  if (failure === 'already-sent') return variant ? null : 'key-reuse'
  return ['not-found', 'foreign-form', 'step-up', 'being-changed'].includes(failure) ? failure : null
}

/** What is refused before anything is sent leaves a record, as far as it is known who wanted it and for whom. */
export async function recordingDenials<T>(
  action: Capability | SetupCapability | 'view',
  form: { staffId?: unknown; operation?: unknown },
  admit: () => Promise<T>,
): Promise<T> {
  try {
    return await admit()
  } catch (error) {
    const reason = error instanceof AppError ? denialOf(error) : null
    if (reason) await ifWritable('denial-not-recorded', recordDenial(action, form, reason))
    throw error
  }
}

const known = z.object({
  staffId: z.guid().optional().catch(undefined),
  operation: z.uuid().optional().catch(undefined),
})

/** Whoever is refused again and again does not fill the trail: of a minute it keeps so many, and the number of the rest. */
const mostDenials = 30
const denials = processWide('denials', () => new Map<string, number>())

function isOneTooMany(manager: Manager): boolean {
  const count = (denials.get(manager.id) ?? 0) + 1
  denials.set(manager.id, count)
  if (count === 1) setTimeout(() => void endMinute(manager), 60_000).unref()
  return count > mostDenials
}

async function endMinute(manager: Manager): Promise<void> {
  const count = (denials.get(manager.id) ?? 0) - mostDenials
  denials.delete(manager.id)
  if (count <= 0) return
  const actor = actorOf(manager, [])
  const many = { phase: 'deny', action: 'many', result: 'denied', actor, change: { count } } as const
  await ifWritable('denials-not-recorded', record(many)).catch(() => undefined)
}

async function recordDenial(
  action: Capability | SetupCapability | 'view',
  form: { staffId?: unknown; operation?: unknown },
  reason: string,
): Promise<void> {
  const manager = await getManager()
  if (!manager || isOneTooMany(manager)) return
  const { staffId, operation } = known.parse(form)
  // A form of somebody else's is not worth a question to Microsoft, nor is a person out of reach.
  const isSeen = staffId !== undefined && reason !== 'foreign-form' && reason !== 'not-found'
  const view = isSeen ? await authorizeView(staffId).catch(() => null) : null
  const unseen = staffId === undefined ? undefined : { id: staffId, name: '', signInName: '', unit: null }
  const target = view ? targetOf(view.grant) : unseen
  await record({
    phase: 'deny',
    action,
    result: 'denied',
    reason,
    actor: actorOf(manager, view?.grant.roles ?? []),
    ...(operation && { operation }),
    ...(target && { target }),
  })
}
