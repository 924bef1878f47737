import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What everything that proves the trail is made of: one key, which is in no database. */

/** Before the first record. */
export const beginning = '0'.repeat(64)

/** RFC 8785: one spelling for one value. */
export function canonical(value: object): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Not a value that JSON can hold')
  return text
}

/** Links a record, in its canonical spelling, to the one before it. */
export function macOf(key: Buffer, previous: string, record: string): string {
  return createHmac('sha256', key).update(previous).update(record).digest('hex')
}

/** What else is sealed: each kind begins with its own word, so that no seal passes for another, or for a link. */
type Sealed = 'head' | 'anchor' | 'tombstone' | 'personal' | 'manifest'

export function sealOf(key: Buffer, kind: Sealed, value: object): string {
  return createHmac('sha256', key).update(`${kind}\n`).update(canonical(value)).digest('hex')
}

/** The name under which the chain knows somebody: the same for the same person, and nothing to others. */
export function pseudonymOf(key: Buffer, tenant: string, id: string): string {
  return createHmac('sha256', key).update(`person\n${tenant}|${id.toLowerCase()}`).digest('hex').slice(0, 32)
}

export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
