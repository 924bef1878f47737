import { addressesOf, isThere, mustBeFine } from './views.ts'
import type { Deployment } from './deployment.ts'
import { median, type Row } from './limits.ts'

const limits = { list: 8, person: 6, dialog: 8, search: 8 }
type View = keyof typeof limits
const views = Object.keys(limits) as View[]
const [rounds, perRound] = [5, 60]

/** What one view of a page costs the server, garbage collection and compiling included, once it is warm. */
export async function measureServerCpu(deployment: Deployment): Promise<Row[]> {
  const { control, used } = deployment
  await fillUp(control, 'Pike Street', 50)
  const addresses = await addressesOf(deployment, 'Pike Street')
  const megan = await deployment.signIn('megan')
  const there: View[] = []
  for (const view of views) if (await isThere(megan, addresses[view])) there.push(view)

  const costs = new Map<View, number[]>(there.map((view) => [view, []]))
  // Two rounds to warm up.
  for (let round = -2; round < rounds; round += 1)
    for (const view of there) {
      const before = await used()
      for (let n = 0; n < perRound; n += 1) mustBeFine(await megan.open(addresses[view]), addresses[view])
      const { cpu } = await used()
      if (round >= 0) costs.get(view)?.push((cpu - before.cpu) / perRound)
    }
  return views.map((view) => {
    const what = `Server CPU: ${view}${view === 'list' ? ' of 50' : ''}`
    const found = costs.get(view)
    if (!found) return { what, measured: null, limit: limits[view], unit: ' ms', note: 'is not there' }
    return { what, measured: median(found), limit: limits[view], unit: ' ms' }
  })
}

/** Moves people of the big location into another one until it has so many. */
async function fillUp(control: Deployment['control'], location: string, size: number): Promise<void> {
  const units = await control<{ id: string; displayName: string; members: string[] }[]>('units')
  const [unit, big] = [location, 'Central Roastery'].map((name) =>
    units.find(({ displayName }) => displayName === name),
  )
  if (!unit || !big) throw new Error('A location is missing')
  const add = big.members.slice(0, size - unit.members.length)
  await control(`units/${unit.id}/members`, 'POST', { add })
}
