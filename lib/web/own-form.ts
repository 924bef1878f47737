import { env } from '../env'
import type { ReadHeader } from './kind'

/** A form of ours comes from our own pages: browsers say so in `Origin` and `Sec-Fetch-Site`. */
export function isOwnForm(header: ReadHeader): boolean {
  const site = header('sec-fetch-site') ?? null
  return header('origin') === env().publicAddress && (site === null || site === 'same-origin')
}
