import 'server-only'

/** How a key of ours looks in the settings. */
export const keyFormat = 'must be 32 random bytes in base64; `openssl rand -base64 32` makes one.'

export function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === 32
}
