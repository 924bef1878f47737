import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { env } from '../env'

let key: Buffer | undefined

/** A key of its own, out of the one that sessions are sealed with. */
function stampKey(): Buffer {
  key ??= Buffer.from(hkdfSync('sha256', env().sessionKey, '', 'my-staff stamp', 32))
  return key
}

/** A short proof that this app itself said so: HMAC-SHA256, 128 bits of it. The same words give the same stamp. */
export function stamp(purpose: string, text: string): string {
  const mac = createHmac('sha256', stampKey()).update(`${purpose}\0${text}`)
  return mac.digest().subarray(0, 16).toString('base64url')
}

export function isStamp(given: string, purpose: string, text: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(stamp(purpose, text))]
  return a.length === b.length && timingSafeEqual(a, b)
}
