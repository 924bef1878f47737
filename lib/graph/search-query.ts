import 'server-only'
import { phoneDigits, wordsOf } from '../match'
import { phoneSpellings } from '../phone-number'

/**
 * What Graph can find of a text, as query options: the beginnings of words of a display name by `$search`, the beginnings of other
 * things by `$filter`; the two do not go together. Nothing but letters and digits gets into a search clause, and into a filter only
 * quoted text. learn.microsoft.com/graph/aad-advanced-queries
 */
export function graphQueries(text: string, region: string | undefined): string[] {
  const words = wordsOf(text).map((word) => `"displayName:${word}"`)
  // Sign-in names, addresses and numbers are written in ASCII.
  const isPlain = /^[\x20-\x7e]+$/.test(text)
  const properties = ['displayName', ...(isPlain ? ['userPrincipalName', 'mail', 'employeeId'] : [])]
  const phones = phoneDigits(text) === null ? [] : phoneSpellings(text, region)
  const clauses = [
    ...properties.map((property) => `startsWith(${property},${quoted(text)})`),
    ...phones.map((spelling) => `startsWith(mobilePhone,${quoted(spelling)})`),
  ]
  return [
    `$search=${encodeURIComponent(words.join(' AND '))}`,
    `$filter=${encodeURIComponent(clauses.join(' or '))}`,
  ]
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
