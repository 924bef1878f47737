import 'server-only'
import { getLocale } from 'next-intl/server'
import { authorizeOwn } from '@/lib/graph/authorize'
import { listMorePeople, listPeople, type PeoplePage, type PeopleView, type Which } from '@/lib/graph/people'
import { rowsOf, type Row } from '@/lib/rows'
import { withName } from '../queries'

export type Rows = { rows: Row[]; next: string | null }
export type People = Omit<PeopleView, 'people'> &
  Rows & {
    /** When this was read: one reading is told from another by it. */
    readAt: number
  }

/** A page of the people of a location, and what there is to know about all of them. */
export async function getPeople(locationId: string, which: Which): Promise<People> {
  const grant = await authorizeOwn()
  const { people, ...page } = await listPeople(grant, locationId, which)
  const [location, sorted] = await Promise.all([withName(page.location), inOrder({ people, ...page })])
  return { ...page, location, rows: await rowsOf(grant, sorted), readAt: Date.now() }
}

/** The people of a later page alone. */
export async function getMorePeople(locationId: string, which: Which): Promise<Rows> {
  const grant = await authorizeOwn()
  const more = await listMorePeople(grant, locationId, which)
  return { rows: await rowsOf(grant, await inOrder(more)), next: more.next }
}

/** A page is put in order here when Graph could not. */
async function inOrder({ people, ordered }: PeoplePage): Promise<PeoplePage['people']> {
  if (ordered) return people
  const { compare } = new Intl.Collator(await getLocale())
  return people.toSorted((a, b) => compare(a.name, b.name))
}
