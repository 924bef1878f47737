import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { verifyTrail } from '@/lib/store/audit-verify'
import { database } from '@/lib/store/database'
import { sessionOf } from '../auth/sign-in-by-hand'
import { pretend } from '../pretend'
import type { Fault } from '../simulator/faults'
import {
  account,
  formFor,
  inPretendTenant,
  pretendTenant,
  signedInAs,
  writes,
  withoutExchanges,
} from '../tenant'
import { randomFrom } from './random'
import { reconcileAt, stored } from './trail'

inPretendTenant()
withoutExchanges()

/** 240 writes in the normal run, 10,000 at night: `FAULTS=10000`. */
const total = Number(process.env.FAULTS ?? 240)
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

/** One write in five meets one of these. */
const faults: Fault['fault'][] = [
  { status: 429, headers: { 'Retry-After': '1' } },
  { status: 429, headers: { 'Retry-After': '600' } },
  { status: 503 },
  { status: 504 },
  { status: 500 },
  { reset: 'before' },
  { reset: 'after' },
  { truncateAt: 0 },
  { truncateAt: 60 },
  { truncateAt: 100_000 },
  { replaceBody: '<html>', contentType: 'text/html', status: 200 },
  { replaceBody: '{}' },
  { delayMs: 40 },
]

const random = randomFrom(seed)

type Sent = { operation: string; status: string; failure: string | null; shown: string | null; is: string }

/** Resets one person so many times, one after the other. */
async function send(name: string, count: number): Promise<Sent[]> {
  const sent: Sent[] = []
  for (let n = 0; n < count; n += 1) {
    const operation = randomUUID()
    const fault = random(5) === 0 ? faults[random(faults.length)] : undefined
    const match = { path: `${account(name).user.id}.*resetPassword` }
    if (fault) pretendTenant().state.faults.push({ match, times: 1, fault })
    const state = await resetPassword(null, formFor(name, { operation }))
    const shown = state.status === 'done' ? state.result.temporaryPassword : null
    const failure = 'problem' in state ? state.problem.failure : null
    sent.push({ operation, status: state.status, failure, shown, is: account(name).password })
    // Half of the lost answers are looked after before anything else happens to the person.
    if (state.status === 'unknown' && random(2) === 0) await reconcileAt(Date.now() + 15_000)
  }
  return sent
}

function wasDone(operation: string): boolean {
  return writes().some(({ clientRequestId }) => clientRequestId === operation)
}

function expectTruth(sent: Sent[]): void {
  const done = writes().map(({ clientRequestId }) => clientRequestId)
  expect(new Set(done).size, 'nothing is carried out twice').toBe(done.length)
  for (const { operation, status, shown, is } of sent) {
    if (status === 'done') expect(shown, 'what is shown is the password').toBe(is)
    else expect(shown, 'nothing is shown of what is unknown or failed').toBeNull()
    if (status === 'failed') expect(done, 'what failed was not done').not.toContain(operation)
    if (status === 'done') expect(done, 'what is told as done was done').toContain(operation)
  }
}

/** A store that is too busy lets nothing be sent, and takes an outcome a little later. */
async function untilWritten(sent: Sent[]): Promise<Sent[]> {
  await vi.waitFor(
    async () => expect((await stored()).filter(({ finished_at }) => finished_at === null)).toEqual([]),
    { timeout: 60_000, interval: 200 },
  )
  return sent.filter(({ failure }) => failure !== 'unavailable')
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

test(`${total} writes, one in five of them disturbed: none lost, none open, none twice, no secret without an answer`, async () => {
  signedInAs('megan')
  const { id_hash } = await sessionOf('megan')
  if (pretend.manager) pretend.manager.session.idHash = id_hash
  const count: Record<string, number> = {}
  for (let at = 0; at < total; at += round) {
    pretendTenant().state.log.splice(0)
    await (await database()).deleteFrom('operations').execute()
    const sent = (await Promise.all(people.map((name) => send(name, round / people.length)))).flat()
    expectTruth(sent)
    const begun = await untilWritten(sent)
    await expectRecords(begun)
    expect((await stored()).length).toBe(begun.length)
    await reconcileAt(Date.now() + 180_000)
    expect((await stored()).filter(({ due_at }) => due_at !== null)).toEqual([])
    for (const { status } of sent) count[`told ${status}`] = (count[`told ${status}`] ?? 0) + 1
    for (const { id, finding } of await stored()) {
      if (!finding) continue
      count[`found ${finding}`] = (count[`found ${finding}`] ?? 0) + 1
      // What is found out is the truth.
      if (finding !== 'unchecked') expect(wasDone(id)).toBe(finding === 'done')
    }
  }
  expect((await verifyTrail()).faults).toEqual([])
  process.stdout.write(
    `    ${JSON.stringify(count)}: 0 lost, 0 open, 0 twice, 0 secrets of unknown outcome\n`,
  )
}, 3_600_000)
