import { expect, test, vi } from 'vitest'
import { verifyTrail } from '@/lib/store/audit-verify'
import { database } from '@/lib/store/database'
import { sessionOf } from '../auth/sign-in-by-hand'
import { pretend } from '../pretend'
import { account, inPretendTenant, pretendTenant, signedInAs, writes, withoutExchanges } from '../tenant'
import { sendMany, verbs, type Sent, type Verb } from './disturbed'
import { randomFrom } from './random'
import { reconcileAt, stored } from './trail'

inPretendTenant()
withoutExchanges()

/** 240 writes in the normal run, 10,000 at night: `FAULTS=10000`; of each kind a fifth. */
const total = Math.ceil(Number(process.env.FAULTS ?? 240) / verbs.length)
const round = 240
const seed = 20261122
const people = [
  'amara.okafor',
  'sam.ortiz',
  'sofia.hernandez',
  'sofia.hernandez2',
  'chloe.dubois',
  'piotr.zielinski',
]

const random = randomFrom(seed)

function wasDone(operation: string): boolean {
  return writes().some(({ clientRequestId }) => clientRequestId === operation)
}

function expectTruth(sent: Sent[]): void {
  // One operation may take several writes, such as blocking and then signing out.
  const done = writes().map(({ clientRequestId, method, path }) => `${clientRequestId} ${method} ${path}`)
  expect(new Set(done).size, 'nothing is carried out twice').toBe(done.length)
  for (const { operation, status, shown, is } of sent) {
    if (status !== 'done') expect(shown, 'nothing is shown of what is unknown or failed').toBeNull()
    else if (shown !== null) expect(shown, 'what is shown is the password').toBe(is)
    if (status === 'failed') expect(wasDone(operation), 'what failed was not done').toBe(false)
    if (status === 'done') expect(wasDone(operation), 'what is told as done was done').toBe(true)
  }
}

/** What was refused before anything was sent has no operation; an outcome may be written a little later. */
async function untilWritten(sent: Sent[]): Promise<Sent[]> {
  await vi.waitFor(
    async () => expect((await stored()).filter(({ finished_at }) => finished_at === null)).toEqual([]),
    { timeout: 60_000, interval: 200 },
  )
  const begun = new Set((await stored()).map(({ id }) => id))
  for (const { operation, status } of sent) if (!begun.has(operation)) expect(status).toBe('failed')
  return sent.filter(({ operation }) => begun.has(operation))
}

/** Each write has its intent and its outcome in the trail, and they say what the person read. */
async function expectRecords(sent: Sent[]): Promise<void> {
  const results = { done: 'ok', unknown: 'unknown', failed: 'failed' } as Record<string, string>
  const records = Map.groupBy(await written(sent.map(({ operation }) => operation)), ({ op }) => op)
  for (const { operation, status } of sent)
    expect(records.get(operation)?.map(({ phase, result }) => [phase, result])).toEqual([
      ['intent', null],
      ['outcome', results[status]],
    ])
}

async function written(operations: string[]) {
  const rows = (await database()).selectFrom('audit').select(['op', 'phase', 'result'])
  const ofThem = rows.where('op', 'in', operations).where('phase', 'in', ['intent', 'outcome'])
  return ofThem.orderBy('seq').execute()
}

/** Megan, with a session that the reconciler finds in the store; people with one number at most, which Graph shows at once. */
async function begin(): Promise<void> {
  signedInAs('megan')
  const { id_hash } = await sessionOf('megan')
  if (pretend.manager) pretend.manager.session.idHash = id_hash
  for (const name of people)
    account(name).methods = account(name).methods.filter(
      (one) => !('phoneType' in one) || one.phoneType === 'mobile',
    )
}

async function disturb(verb: Verb, count: Record<string, number>): Promise<void> {
  pretendTenant().state.log.splice(0)
  await (await database()).deleteFrom('operations').execute()
  const many = Math.ceil(Math.min(round, total) / people.length)
  const sending = people.map((name) =>
    sendMany(verb, { name, count: many, random }, () =>
      reconcileAt(Date.now() + (random(2) === 0 ? 15_000 : 180_000)),
    ),
  )
  const sent = (await Promise.all(sending)).flat()
  // What befell nobody must not befall those who look what became of it.
  pretendTenant().state.faults.splice(0)
  expectTruth(sent)
  const begun = await untilWritten(sent)
  await expectRecords(begun)
  expect((await stored()).length).toBe(begun.length)
  await reconcileAt(Date.now() + 180_000)
  // What cannot be told by then never will.
  await reconcileAt(Date.now() + 900_000)
  expect((await stored()).filter(({ due_at }) => due_at !== null)).toEqual([])
  for (const { status } of sent) count[`told ${status}`] = (count[`told ${status}`] ?? 0) + 1
  for (const { id, finding } of await stored()) {
    if (!finding) continue
    count[`found ${finding}`] = (count[`found ${finding}`] ?? 0) + 1
    // What is found out is the truth.
    if (finding !== 'unchecked') expect(wasDone(id), `found ${finding}`).toBe(finding === 'done')
  }
}

test.each(verbs)(
  `${total} $what, one in five of them disturbed: none lost, none open, none twice, no secret without an answer`,
  async (verb) => {
    await begin()
    const count: Record<string, number> = {}
    for (let at = 0; at < total; at += round) await disturb(verb, count)
    expect((await verifyTrail()).faults).toEqual([])
    process.stdout.write(`    ${verb.what}: ${JSON.stringify(count)}: 0 lost, 0 open, 0 twice, 0 wrong\n`)
  },
  3_600_000,
)
