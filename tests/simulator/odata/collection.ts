import { randomUUID } from 'node:crypto'
import { GraphError, unsupportedQuery } from '../graph-error.ts'
import type { State } from '../state.ts'
import { parseFilter } from './filter.ts'
import type { Row } from './filter.ts'
import { requireShortFilter } from './limits.ts'
import { requireAdvanced } from './query.ts'
import type { Query } from './query.ts'
import { parseSearch } from './search.ts'
import { checkSelect, contextOf } from './shape.ts'
import type { Shape } from './shape.ts'

export type Listing = {
  state: State
  url: URL
  query: Query
  shape: Shape
  rows: () => Iterable<Row>
  /** what a row looks like to this caller */
  present: (row: Row) => Record<string, unknown>
  /** false: `$orderby` is refused even in an advanced query */
  mayOrder?: boolean
}

/** The page size when `$top` says nothing. https://learn.microsoft.com/graph/api/user-list */
const usualPage = 100
/** Page tokens that are remembered at a time; older ones expire. */
const rememberedLists = 200

export function collection(listing: Listing) {
  const { state, url, query, shape, present } = listing
  checkSelect(shape, query.select)
  const [token, start] = readToken(query.skipToken)
  const rows = token ? continued(state, url, token) : narrow(listing)
  const end = start + (query.top ?? usualPage)
  const next = end < rows.length ? nextLink(state, url, rows, token, end) : undefined
  return {
    '@odata.context': contextOf(shape.set, query.select),
    // Only there for an advanced query, and only on the first page.
    ...(query.count && query.eventual && !token && { '@odata.count': rows.length }),
    ...(next && { '@odata.nextLink': next }),
    value: rows.slice(start, end).map(present),
  }
}

/** The rows that filter and search leave, in order. */
export function narrow({ url, query, shape, rows, mayOrder = true }: Listing): Row[] {
  requireShortFilter(url, query)
  const filter =
    query.filter === undefined ? undefined : parseFilter(query.filter, shape.type, shape.filterable)
  const search = query.search === undefined ? undefined : parseSearch(query.search, shape.searchable)
  requireAdvanced(query, filter?.needsAdvanced !== undefined, `Operator '${filter?.needsAdvanced}'`)
  const order = readOrder(query, mayOrder)
  const left = [...rows()].filter((row) => (filter?.test(row) ?? true) && (search?.(row) ?? true))
  return order ? order(left) : left
}

function readOrder({ orderBy, filter, search, eventual, count }: Query, mayOrder: boolean) {
  if (orderBy === undefined) return undefined
  const direction = orderBy.match(/^displayName(?: (asc|desc))?$/)
  const isCombined = filter !== undefined || search !== undefined
  if (!direction || !mayOrder || (isCombined && !(eventual && count))) {
    throw unsupportedQuery('Sorting not supported for current query.')
  }
  const sign = direction[1] === 'desc' ? -1 : 1
  const { compare } = new Intl.Collator('en')
  // Many of 100,000 people have the same name: comparing places is far cheaper than comparing names.
  return (rows: Row[]) => {
    const names = new Set(rows.map(({ displayName }) => String(displayName)))
    const places = new Map([...names].sort(compare).map((name, place) => [name, place]))
    const placeOf = ({ displayName }: Row) => places.get(String(displayName)) ?? 0
    return rows.sort((a, b) => sign * (placeOf(a) - placeOf(b)))
  }
}

/** A page token names a remembered list and a place in it, and says so to nobody. */
function readToken(token: string | undefined): [list: string | undefined, start: number] {
  if (token === undefined) return [undefined, 0]
  const [list, start] = Buffer.from(token, 'base64url').toString().split('.')
  if (!list || !/^\d+$/.test(start ?? '')) throw expired()
  return [list, Number(start)]
}

function continued(state: State, url: URL, list: string): readonly Row[] {
  const remembered = state.lists.get(list)
  if (remembered?.path !== url.pathname) throw expired()
  return remembered.rows
}

function expired(): GraphError {
  const message = 'The specified page token value has expired and can no longer be included in your request.'
  return new GraphError(400, 'Directory_ExpiredPageToken', message)
}

function nextLink(
  state: State,
  url: URL,
  rows: readonly Row[],
  list: string = randomUUID(),
  start: number,
): string {
  state.lists.set(list, { path: url.pathname, rows })
  const oldest = state.lists.keys().next().value
  if (state.lists.size > rememberedLists && oldest) state.lists.delete(oldest)
  const options = [...url.searchParams].filter(([name]) => name !== '$skiptoken')
  const token = Buffer.from(`${list}.${start}`).toString('base64url')
  const query = [...options, ['$skiptoken', token]]
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return `https://graph.microsoft.com${url.pathname}?${query}`
}
