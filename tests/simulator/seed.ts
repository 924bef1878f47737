import { createHash } from 'node:crypto'

/** Values that depend on nothing but seed and key: the same after every reset, whoever joins or leaves. */
export function drawFrom(seed: string, key: string) {
  const bytes = createHash('sha256').update(`${seed}\n${key}`).digest()
  let at = 0

  function number(below: number): number {
    const drawn = bytes.readUInt32BE((at % 8) * 4)
    at += 1
    return drawn % below
  }

  function pick<T>(list: readonly T[]): T {
    const picked = list[number(list.length)]
    if (picked === undefined) throw new Error('Cannot pick from an empty list')
    return picked
  }

  return { number, pick }
}

/** A GUID of version 4 in its looks. */
export function idFrom(seed: string, key: string): string {
  const hex = createHash('sha256').update(`${seed}\nid\n${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A password that nobody is told. */
export function secretFrom(seed: string, key: string): string {
  return `Aa1-${createHash('sha256').update(`${seed}\nsecret\n${key}`).digest('base64url')}`
}
