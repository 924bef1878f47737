import { badRequest, unsupportedQuery } from '../graph-error.ts'

/** The query options of one request. https://learn.microsoft.com/graph/query-parameters */
export type Query = {
  select?: string[]
  expand?: string[]
  filter?: string
  search?: string
  orderBy?: string
  top?: number
  /** `$count=true` */
  count: boolean
  skipToken?: string
  /** `ConsistencyLevel: eventual`. Not carried by a next link: it is needed again on every page. */
  eventual: boolean
}

export type Option = '$select' | '$expand' | '$filter' | '$search' | '$orderby' | '$top' | '$count'

export function readQuery(url: URL, headers: Headers, supported: readonly Option[]): Query {
  const names = [...url.searchParams.keys()].filter((name) => name.startsWith('$'))
  for (const name of names) {
    if (names.filter((one) => one === name).length > 1) {
      throw badRequest(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      )
    }
    const isKnown = supported.some((one) => one === name) || (name === '$skiptoken' && supported.length > 0)
    if (!isKnown) throw badRequest(`'${name}' is not supported by the service.`)
  }
  const value = (name: string) => url.searchParams.get(name) ?? undefined
  return {
    select: list(value('$select')),
    expand: list(value('$expand')),
    filter: value('$filter'),
    search: readSearch(value('$search'), url, headers),
    orderBy: value('$orderby'),
    top: readTop(value('$top')),
    count: readCount(value('$count')),
    skipToken: value('$skiptoken'),
    eventual: headers.get('ConsistencyLevel')?.toLowerCase() === 'eventual',
  }
}

function list(value: string | undefined): string[] | undefined {
  return value
    ?.split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

/**
 * v1.0 cannot read an ampersand, encoded as it should be: it wants it encoded twice, or `Prefer: legacySearch=false`.
 * https://learn.microsoft.com/graph/known-issues#search-for-directory-objects-fails-for-encoded-ampersand--character
 */
function readSearch(value: string | undefined, url: URL, headers: Headers): string | undefined {
  const isLegacy =
    url.pathname.startsWith('/v1.0/') && !/\blegacySearch=false\b/i.test(headers.get('Prefer') ?? '')
  if (!isLegacy || value === undefined) return value
  if (value.includes('&')) throw badRequest("Unrecognized query argument specified: ''.")
  return value.replaceAll('%26', '&')
}

function readTop(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const top = /^\d+$/.test(value) ? Number(value) : 0
  if (top >= 1 && top <= 999) return top
  throw badRequest(`Invalid page size specified: '${value}'. Must be between 1 and 999 inclusive.`)
}

function readCount(value: string | undefined): boolean {
  if (value === undefined || value === 'true' || value === 'false') return value === 'true'
  throw badRequest(
    `Invalid value '${value}' for $count query option found. Valid values are 'true' or 'false'.`,
  )
}

/**
 * Some questions only the advanced query engine answers: header and `$count=true`, or header alone for `$search`.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function requireAdvanced(query: Query, isNeeded: boolean, what: string): void {
  if (query.search !== undefined && !query.eventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  }
  if (isNeeded && !(query.eventual && (query.count || query.search !== undefined))) {
    throw unsupportedQuery(
      `${what} is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
    )
  }
}

/** `/$count` is a path, not an option. */
export function requireEventual(query: Query): void {
  if (!query.eventual) throw badRequest('$count is not currently supported.')
}
