import type { Deployment, Unit } from './deployment.ts'
import { median, type Row } from './limits.ts'
import { addressesOf, isThere, mustBeFine } from './views.ts'

const latencyMs = 100
const rounds = 15
/** Until then both servers are still growing into their work, and so is what they hold in memory. */
const warmUp = 40

/**
 * The same pages of a location with 10 people and of one with 100,000, by somebody who has just signed in each time: ten people are
 * remembered, and a search among them would ask nothing. The pretend tenant looks through all of them for every
 * call, which Microsoft's index does not: what it takes beyond the 100 ms of a call is not counted.
 */
export async function measurePeople(few: Deployment, many: Deployment): Promise<Row[]> {
  await leave(few, 'Central Roastery', 10)
  const sides = await Promise.all(
    [few, many].map(async (deployment) => ({
      deployment,
      addresses: await addressesOf(deployment, 'Central Roastery'),
      times: { list: [] as number[], search: [] as number[] },
      memory: [] as number[],
    })),
  )
  const [small, big] = sides
  if (!small || !big) throw new Error('Both are needed')
  const hasSearch = await isThere(await few.signIn('ulla'), small.addresses.search)
  const views = hasSearch ? (['list', 'search'] as const) : (['list'] as const)
  for (let round = -warmUp; round < rounds; round += 1)
    for (const view of views)
      for (const { deployment, addresses, times, memory } of sides) {
        const ulla = await deployment.signIn('ulla')
        await deployment.calls()
        const { ms } = mustBeFine(await ulla.open(addresses[view]), addresses[view])
        const graph = Math.max(...(await deployment.calls()).map((call) => call.ms))
        if (round < 0) continue
        times[view].push(Number.isFinite(graph) ? ms - graph + latencyMs : ms)
        memory.push((await deployment.used()).memory)
      }
  const ratio = (view: 'list' | 'search') => median(big.times[view]) / median(small.times[view])
  const note = (view: 'list' | 'search') =>
    `${median(small.times[view]).toFixed(0)} and ${median(big.times[view]).toFixed(0)} ms`
  const growth = (median(big.memory) - median(small.memory)) / 1024 / 1024
  return [
    { what: '10 -> 100,000 people: first page', measured: ratio('list'), limit: 1.2, note: note('list') },
    {
      what: '10 -> 100,000 people: search',
      measured: hasSearch ? ratio('search') : null,
      limit: 1.5,
      note: hasSearch ? note('search') : 'is not there',
    },
    { what: '10 -> 100,000 people: server memory', measured: growth, limit: 50, unit: ' MB' },
  ]
}

/** Takes people out of a location until so many are left. */
async function leave({ control }: Deployment, location: string, size: number): Promise<void> {
  const units = await control<Unit[]>('units')
  const unit = units.find(({ displayName }) => displayName === location)
  if (!unit) throw new Error(`No unit is called ${location}`)
  await control(`units/${unit.id}/members`, 'POST', { remove: unit.members.slice(size) })
}
