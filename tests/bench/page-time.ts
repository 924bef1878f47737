import type { Deployment } from './deployment.ts'
import { median, type Row } from './limits.ts'
import { addressesOf, isThere, mustBeFine } from './views.ts'

const views = ['list', 'person', 'dialog', 'search'] as const
const rounds = 15

/**
 * How long a page takes by what Graph alone takes for it: one call, the slowest of the view. With a round trip too many it
 * would be about two.
 */
export async function measurePageTime(deployment: Deployment): Promise<Row[]> {
  const { calls } = deployment
  const addresses = await addressesOf(deployment, 'Pike Street')
  const megan = await deployment.signIn('megan')
  const there = new Set<string>()
  for (const view of views) if (await isThere(megan, addresses[view])) there.add(view)
  const measured = Object.fromEntries(
    views.map((view) => [view, { ratios: [] as number[], times: [] as number[] }]),
  )
  for (let round = -3; round < rounds; round += 1)
    for (const view of views.filter((one) => there.has(one))) {
      await calls()
      const { ms } = mustBeFine(await megan.open(addresses[view]), addresses[view])
      const graph = Math.max(...(await calls()).map((call) => call.ms))
      // What was remembered asks nothing: such a page has no chain to be measured by.
      if (round < 0 || !Number.isFinite(graph)) continue
      measured[view]?.ratios.push(ms / graph)
      measured[view]?.times.push(ms)
    }
  return views.map((view) => {
    const { ratios, times } = measured[view] ?? { ratios: [], times: [] }
    const what = `Page time / Graph at 100 ms a call: ${view}`
    if (ratios.length === 0)
      return { what, measured: null, limit: 1.15, note: 'asks nothing, or is not there' }
    return { what, measured: median(ratios), limit: 1.15, note: `${Math.round(median(times))} ms` }
  })
}
