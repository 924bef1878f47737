import type { Deployment } from './deployment.ts'
import { median, type Row } from './limits.ts'
import { addressesOf, isThere, type Addresses } from './views.ts'
import type { Visitor } from './visitor.ts'

const managers = 64
const rounds = 4
/** Who looks after what; everybody may be signed in three times at once. */
const personas: Record<string, string> = {
  megan: 'Pike Street',
  alex: 'Harbour Quay',
  priya: 'Riverside Campus',
  hugo: 'Garden Terrace',
  ulla: 'Central Roastery',
  gina: 'Station Kiosk',
  pim: 'Old Mill Bakery',
  tessa: 'Airport Terminal 2',
}

/** 64 managers who click without a pause, each at a connection of their own. */
export async function measureManagers(deployment: Deployment): Promise<Row[]> {
  const sessions: { persona: string; visitor: Visitor; addresses: Addresses }[] = []
  for (const [persona, location] of Object.entries(personas)) {
    const addresses = await addressesOf(deployment, location)
    for (let n = 0; n < 3; n += 1)
      sessions.push({ persona, visitor: await deployment.signIn(persona), addresses })
  }
  const [first] = sessions
  const hasSearch = first !== undefined && (await isThere(first.visitor, first.addresses.search))
  const views = (['list', 'person', 'dialog', 'search'] as const).filter(
    (view) => view !== 'search' || hasSearch,
  )
  const faults: string[] = []
  const times: number[] = []

  async function work(number: number): Promise<void> {
    const session = sessions[number % sessions.length]
    if (!session) return
    for (let round = 0; round < rounds; round += 1)
      for (const view of views) {
        const address = session.addresses[view]
        const answer = await session.visitor.open(address).catch((error: unknown) => String(error))
        if (typeof answer !== 'string') times.push(answer.ms)
        const fault = typeof answer === 'string' ? answer : answer.status === 200 ? null : answer.status
        if (fault !== null) faults.push(`${session.persona} ${address} ${fault}`)
      }
  }

  await Promise.all(Array.from({ length: managers }, (_, number) => work(number)))
  const note = `${times.length} pages, median ${Math.round(median(times))} ms${faults[0] ? `; ${faults[0]}` : ''}`
  return [{ what: `Errors with ${managers} managers at once`, measured: faults.length, limit: 0, note }]
}
