import type { Failure } from '@/lib/errors'
import type { Which } from '@/lib/graph/people'

type Search = Record<string, string | string[] | undefined>

/** Which people an address asks for: `?show=attention`, and `?page=` of what an earlier page gave. */
export function readWhich({ show, page }: Search): Which {
  return { attention: show === 'attention', page: typeof page === 'string' && page ? page : null }
}

/** Where to ask once more: for the same people, and from the beginning where Graph keeps a later page no longer. */
export function againAt(here: string, which: Which, failure?: Failure): string {
  return `${here}${queryOf(failure === 'list-ended' ? { ...which, page: null } : which)}`
}

/** The part of an address that asks for them. */
export function queryOf({ attention, page }: Which): string {
  const query = new URLSearchParams({ ...(attention && { show: 'attention' }), ...(page && { page }) })
  return query.size > 0 ? `?${query}` : ''
}
