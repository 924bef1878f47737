import 'server-only'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { env } from '../env'

/** Each key is made ready once: jose would do it anew for every text. */
const ready = new WeakMap<Uint8Array, Promise<CryptoKey>>()

function readyKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const made = ready.get(key) ?? crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
  ready.set(key, made)
  return made
}

/**
 * Encrypts text for one purpose, as a compact JWE (A256GCM) under the newest key of the ring. The
 * purpose is authenticated with it: what was sealed for one place opens in no other.
 */
export async function seal(purpose: string, text: string): Promise<string> {
  const [newest] = env().tokenKeys
  if (!newest) throw new Error('The key ring is empty')
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: newest.id, purpose })
    .encrypt(await readyKey(newest.key))
}

/** The text, or null when it was altered, sealed for another purpose, or with a key that is gone. */
export async function unseal(purpose: string, sealed: string): Promise<string | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(
      sealed,
      ({ kid }) => {
        const known = env().tokenKeys.find(({ id }) => id === kid)
        if (!known) throw new Error(`No key ${kid} in the ring`)
        return readyKey(known.key)
      },
      { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    )
    return protectedHeader.purpose === purpose ? new TextDecoder().decode(plaintext) : null
  } catch {
    return null
  }
}

/** It was sealed with the newest key of the ring. */
export function isSealedAnew(sealed: string): boolean {
  return decodeProtectedHeader(sealed).kid === env().tokenKeys[0]?.id
}
