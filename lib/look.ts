import 'server-only'
import type { Capability } from './capabilities'
import { alsoChangedBy, checks } from './graph/checks'
import type { Grant } from './graph/grant'
import type { Operation } from './store/operations'
import { isSuperseded } from './store/past-operations'
import type { Known } from './store/unsettled'

export function isCapability(name: string): name is Capability {
  return Object.hasOwn(checks, name)
}

/** Something newer may have changed what a look at this operation goes by. */
export function isOvertaken(operation: Operation): Promise<boolean> {
  const { capability } = operation
  const others = isCapability(capability) ? (alsoChangedBy[capability] ?? []) : []
  return isSuperseded(operation, [capability, ...others])
}

/** What became of an operation of unknown outcome, as far as it shows now. */
export async function look(
  grant: Grant<'view'>,
  { capability, remembered, started_at: startedAt }: Known,
  now: number,
): Promise<'done' | 'not-done' | null> {
  if (!isCapability(capability) || !remembered) return null
  return checks[capability].look(grant, { noted: remembered.noted, startedAt }, now)
}
