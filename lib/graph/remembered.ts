import 'server-only'

/** So long a list may lag behind what IT changed. */
const life = 60_000
const most = 10_000

const known = new Map<string, { until: number; value: Promise<unknown> }>()

/**
 * What was read under this key within the last minute, or reads it. For lists only; the key names the session, so that
 * nobody meets what was read for somebody else. A reading that fails is not remembered.
 */
export function remembered<T>(key: string, read: () => Promise<T>): Promise<T> {
  const found = recalled<T>(key)
  if (found) return found
  const now = Date.now()
  const value = read()
  known.set(key, { until: now + life, value })
  value.catch(() => known.delete(key))
  if (known.size > most) forget(now)
  return value
}

/** What is remembered under this key now, without reading anything. */
export function recalled<T>(key: string): Promise<T> | undefined {
  const found = known.get(key)
  // Only `remembered` puts anything in, under a key that belongs to one kind of reading.
  return found && found.until > Date.now() ? (found.value as Promise<T>) : undefined
}

/** What is over goes; and if that is not enough, the oldest. */
function forget(now: number): void {
  for (const [key, { until }] of known) if (until <= now || known.size > most) known.delete(key)
}

const seen = new Map<string, string[]>()

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
