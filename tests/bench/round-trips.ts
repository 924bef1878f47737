import { setTimeout as wait } from 'node:timers/promises'
import { longestChain } from './chain.ts'
import type { Deployment } from './deployment.ts'
import type { Row } from './limits.ts'
import { addressesOf, isThere, mustBeFine } from './views.ts'

/** Milliseconds after a sign-in, while the roles are read ahead: who asks sooner waits for the rest of that. */
const afterSignIn = 500

const views = ['list', 'search', 'person', 'dialog'] as const

/** How often each view waits for Graph, where the role is held directly and where it comes through a group. */
export async function measureRoundTrips(deployment: Deployment): Promise<Row[]> {
  return [
    ...(await roundTripsOf(deployment, 'megan', 'Pike Street', '')),
    ...(await roundTripsOf(deployment, 'gina', 'Station Kiosk', ', role through a group')),
  ]
}

/** By a manager who signed in half a second ago, and by one who has been here before: the worse of the two counts. */
async function roundTripsOf(
  deployment: Deployment,
  persona: string,
  location: string,
  how: string,
): Promise<Row[]> {
  const addresses = await addressesOf(deployment, location)

  async function chainOf(view: () => Promise<unknown>): Promise<number> {
    await deployment.calls()
    await view()
    return longestChain(await deployment.calls())
  }

  const rows: Row[] = []
  for (const view of views) {
    const address = addresses[view]
    const what = `Round trips: ${view}${how}`
    if (!(await isThere(await deployment.signIn(persona), address))) {
      rows.push({ what, measured: null, limit: 1, note: `${address.split('?')[0]} is not there` })
      continue
    }
    const manager = await deployment.signIn(persona)
    await wait(afterSignIn)
    const open = async () => mustBeFine(await manager.open(address), address)
    const [first, later] = [await chainOf(open), await chainOf(open)]
    rows.push({ what, measured: Math.max(first, later), limit: 1, note: `first ${first}, later ${later}` })
  }
  const manager = await deployment.signIn(persona)
  const submit = await manager.openForm(addresses.dialog)
  const reset = await chainOf(async () => {
    const { html } = mustBeFine(await submit(), addresses.dialog)
    if (!html.includes('Temporary password')) throw new Error('The password was not reset')
  })
  rows.push({ what: `Round trips: reset${how}`, measured: reset, limit: 2 })
  return rows
}
