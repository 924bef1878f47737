import 'server-only'
import { fold, spellingsOf, wordsOf } from '../match'
import { phoneSpellings } from '../phone-number'

/**
 * What Graph can find of a text, as query options: the beginnings of words of a display name by `$search`, the beginnings of other
 * things by `$filter`; the two do not go together. Nothing but letters and digits gets into a search clause, and into a filter only
 * quoted text. learn.microsoft.com/graph/aad-advanced-queries
 */
export function graphQueries(text: string, region: string | undefined): string[] {
  const names = nameSpellings(text)
  // Sign-in names, addresses and numbers are written in ASCII.
  const plain = spellingsOf(text).filter((one) => /^[\x20-\x7e]+$/.test(one))
  const phones = phoneSpellings(text, region)
  const clauses = [
    // A name is no number; and the fewer alternatives, the shorter the address.
    ...(phones.length > 0 ? [] : starting('displayName', names)),
    ...['userPrincipalName', 'mail', 'employeeId'].flatMap((property) => starting(property, plain)),
    ...phones.flatMap((spelling) => [
      `startsWith(mobilePhone,${quoted(spelling)})`,
      // learn.microsoft.com/graph/filter-query-parameter: startsWith for a collection of primitive types
      `businessPhones/any(p:startsWith(p,${quoted(spelling)}))`,
    ]),
  ]
  return [
    `$search=${encodeURIComponent(searchFor(names))}`,
    `$filter=${encodeURIComponent(clauses.join(' or '))}`,
  ]
}

/** As typed and without accents, where that is another thing: whether Graph tells them apart is nowhere written. */
function nameSpellings(text: string): string[] {
  const bare = fold(text).normalize('NFC')
  return bare === text.toLowerCase() ? [text] : [text, bare]
}

/** In Graph's language AND binds closer than OR. learn.microsoft.com/graph/search-query-parameter */
function searchFor(names: string[]): string {
  const alternatives = names.map((name) =>
    wordsOf(name)
      .map((word) => `"displayName:${word}"`)
      .join(' AND '),
  )
  const all = alternatives.join(' OR ')
  return encodeURIComponent(all).length <= longestSearch ? all : (alternatives[0] ?? '')
}

/** Graph takes addresses of 2,048 characters. */
const longestSearch = 1200

function starting(property: string, texts: string[]): string[] {
  return texts.map((text) => `startsWith(${property},${quoted(text)})`)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
