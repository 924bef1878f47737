import { longestChain } from './chain.ts'
import type { Deployment } from './deployment.ts'
import type { Row } from './limits.ts'
import { addressesOf, isThere, mustBeFine } from './views.ts'

/** How often each view waits for Graph: by a manager who has just signed in, and by one who has been here before. */
export async function measureRoundTrips(deployment: Deployment): Promise<Row[]> {
  const { calls } = deployment
  const addresses = await addressesOf(deployment, 'Pike Street')

  async function chainOf(view: () => Promise<unknown>): Promise<number> {
    await calls()
    await view()
    return longestChain(await calls())
  }

  const rows: Row[] = []
  for (const view of ['list', 'search', 'person', 'dialog'] as const) {
    const megan = await deployment.signIn('megan')
    const address = addresses[view]
    const what = `Round trips: ${view}`
    const open = async () => mustBeFine(await megan.open(address), address)
    if (!(await isThere(megan, address))) {
      rows.push({ what, measured: null, limit: 1, note: `${address.split('?')[0]} is not there` })
      continue
    }
    const newcomer = await deployment.signIn('megan')
    const first = await chainOf(async () => mustBeFine(await newcomer.open(address), address))
    const later = await chainOf(open)
    rows.push({ what, measured: Math.max(first, later), limit: 1, note: `first ${first}, later ${later}` })
  }
  const megan = await deployment.signIn('megan')
  const submit = await megan.openForm(addresses.dialog)
  const reset = await chainOf(async () => {
    const { html } = mustBeFine(await submit(), addresses.dialog)
    if (!html.includes('Temporary password')) throw new Error('The password was not reset')
  })
  rows.push({ what: 'Round trips: reset', measured: reset, limit: 2 })
  return rows
}
