// https://learn.microsoft.com/graph/known-issues#some-limitations-apply-to-query-parameters
import { badRequest, unsupportedQuery } from '../graph-error.ts'
import type { Query } from './query.ts'

const mostClauses = 15
const longestValue = 120
const longestAddress = 2048

/** Fifteen alternatives and values of 120 characters; in an advanced query an address of 2,048 instead. */
export function requireShortFilter(url: URL, { filter, eventual, count }: Query): void {
  if (filter === undefined) return
  if (eventual && count) {
    if (url.href.length <= longestAddress) return
    throw badRequest(`The request URL is longer than ${longestAddress} characters.`)
  }
  const values = filter.match(/'(?:[^']|'')*'/g) ?? []
  if (values.some((value) => value.length - 2 > longestValue)) {
    throw unsupportedQuery(`A value to match has more than ${longestValue} characters.`)
  }
  const bare = filter.replaceAll(/'(?:[^']|'')*'/g, "''")
  const lists = [...bare.matchAll(/\bin\s*\(([^)]*)\)/gi)].map(([, list = '']) => list.split(',').length)
  const most = Math.max(...lists, (bare.match(/\bor\b/gi)?.length ?? 0) + 1)
  if (most <= mostClauses) return
  throw unsupportedQuery(
    `Too many child clauses specified in search filter expression containing 'OR' operators: ${most}. Max allowed: ${mostClauses}.`,
  )
}
