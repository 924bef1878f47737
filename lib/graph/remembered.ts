import 'server-only'
import { processWide } from '../process-wide'

/** So long a list may lag behind what IT changed. */
const life = 60_000
const most = 10_000

const known = processWide('remembered', () => new Map<string, { until: number; value: Promise<unknown> }>())

/**
 * What was read under this key within the last minute, or reads it. For lists only; the key names the session, so that
 * nobody meets what was read for somebody else. A reading that fails is not remembered, and neither is one that is not `good`.
 */
export function remembered<T>(
  key: string,
  read: () => Promise<T>,
  good: (value: T) => boolean = () => true,
): Promise<T> {
  const found = recalled<T>(key)
  if (found) return found
  const value = read()
  const entry = { until: Date.now() + life, value }
  const forget = () => known.get(key) === entry && known.delete(key)
  known.set(key, entry)
  value.then((one) => good(one) || forget(), forget)
  // Nobody's people stay in memory because nobody asks any more.
  setTimeout(forget, life).unref()
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
  return value
}

/** What is remembered under this key now, without reading anything. */
export function recalled<T>(key: string): Promise<T> | undefined {
  const found = known.get(key)
  // Only `remembered` puts anything in, under a key that belongs to one kind of reading.
  return found && found.until > Date.now() ? (found.value as Promise<T>) : undefined
}

const seen = processWide('seen', () => new Map<string, string[]>())

/** What a list was when it was last read under this key: a guess, never an answer. None if it was not read. */
export function lastSeen(key: string): string[] {
  return seen.get(key) ?? []
}

export function noteSeen(key: string, list: string[]): void {
  seen.delete(key)
  if (list.length > 0) seen.set(key, list)
  const [oldest] = seen.keys()
  if (seen.size > most && oldest !== undefined) seen.delete(oldest)
}
