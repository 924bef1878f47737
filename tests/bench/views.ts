import type { Deployment } from './deployment.ts'
import type { View, Visitor } from './visitor.ts'

export type Addresses = { list: string; search: string; person: string; dialog: string }

/** What the persona's first location holds, and the address of each view of it. */
export async function addressesOf({ control }: Deployment, location: string): Promise<Addresses> {
  const units = await control<{ id: string; displayName: string; members: string[] }[]>('units')
  const unit = units.find(({ displayName }) => displayName === location)
  if (!unit) throw new Error(`No unit is called ${location}`)
  const person = await plainPerson(control, unit.members)
  return {
    list: `/locations/${unit.id}`,
    search: `/staff?q=${encodeURIComponent(person.givenName.slice(0, 3))}`,
    person: `/staff/${person.id}`,
    dialog: `/staff/${person.id}/reset-password`,
  }
}

type Stored = {
  user: { id: string; givenName: string | null; onPremisesSyncEnabled: boolean | null }
  roles: unknown[]
}

/** Somebody whose password can be reset by a click. */
async function plainPerson(
  control: Deployment['control'],
  members: string[],
): Promise<{ id: string; givenName: string }> {
  for (const id of [...members].reverse()) {
    // Groups and devices are members too.
    const stored = await control<Stored>(`users/${id}`).catch(() => null)
    if (!stored) continue
    const { user, roles } = stored
    if (user.givenName && roles.length === 0 && !user.onPremisesSyncEnabled)
      return { id, givenName: user.givenName }
  }
  throw new Error('Nobody in this unit is a plain person')
}

/** The page has not been built yet: then there is nothing to measure. */
export async function isThere(visitor: Visitor, address: string): Promise<boolean> {
  const { status } = await visitor.open(address)
  return status !== 404
}

export function mustBeFine(view: View, address: string): View {
  if (view.status !== 200) throw new Error(`${address} answers ${view.status}`)
  return view
}
