import { badRequest, unsupportedQuery } from '../graph-error.ts'
import type { Test } from './filter.ts'

/** Only these two are cut into words; the other properties match from their beginning. */
const tokenized = ['displayName', 'description']

/**
 * `"displayName:ann" OR "mail:ann"`: clauses in double quotes, `\` before a quote or backslash inside, AND and OR in
 * capitals, AND binding closer. https://learn.microsoft.com/graph/search-query-parameter
 */
export function parseSearch(text: string, searchable: readonly string[]): Test {
  const tokens = text.trim().match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? []
  const alternatives: Test[][] = [[]]
  tokens.forEach((token, at) => {
    if (at % 2 === 0) return alternatives.at(-1)?.push(parseClause(token, searchable))
    if (token === 'OR') alternatives.push([])
    else if (token !== 'AND') throw syntaxError(text)
  })
  // A quote without its partner is in no token.
  const isWhole = tokens.join('').replaceAll(/\s/g, '') === text.replaceAll(/\s/g, '')
  if (!isWhole || tokens.length % 2 === 0) throw syntaxError(text)
  return (row) => alternatives.some((tests) => tests.every((test) => test(row)))
}

function parseClause(token: string, searchable: readonly string[]): Test {
  if (!/^".*"$/s.test(token)) throw syntaxError(token)
  const clause = token.slice(1, -1).replaceAll(/\\(.)/gs, '$1')
  const colon = clause.indexOf(':')
  if (colon < 1) throw syntaxError(token)
  const property = clause.slice(0, colon)
  if (!searchable.includes(property)) {
    throw unsupportedQuery(`Property '${property}' does not support $search.`)
  }
  const wanted = clause.slice(colon + 1)
  if (!wanted.trim()) throw syntaxError(token)
  return tokenized.includes(property) ? matchWords(property, wanted) : matchStart(property, wanted)
}

/** Every word of the search begins some word of the property. */
function matchWords(property: string, wanted: string): Test {
  const parts = words(wanted)
  return (row) => {
    const found = words(row[property])
    return parts.length > 0 && parts.every((part) => found.some((word) => word.startsWith(part)))
  }
}

function matchStart(property: string, wanted: string): Test {
  const start = wanted.trim().toLowerCase()
  return (row) =>
    String(row[property] ?? '')
      .toLowerCase()
      .startsWith(start)
}

/** `HelloFriend007` is hello, friend and 007, and helloFriend007 as a whole. */
function words(value: unknown): string[] {
  if (typeof value !== 'string') return []
  const whole = value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const parts = value.match(/\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}+|\p{N}+/gu) ?? []
  return [...whole, ...parts].map((word) => word.toLowerCase())
}

function syntaxError(text: string): Error {
  return badRequest(`Invalid $search clause: ${text}. Every clause is "property:value", in double quotes.`)
}
