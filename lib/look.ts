import 'server-only'
import type { Capability } from './capabilities'
import { checks } from './graph/checks'
import type { Grant } from './graph/grant'
import type { Known } from './store/unsettled'

export function isCapability(name: string): name is Capability {
  return Object.hasOwn(checks, name)
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
