import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { verifyTrail } from '@/lib/store/audit-verify'
import { database } from '@/lib/store/database'
import {
  account,
  formFor,
  inPretendTenant,
  pretendTenant,
  signedInAs,
  writes,
  withoutExchanges,
} from '../tenant'
import type { Answer } from './node'
import { runNode, taskFor } from './nodes'
import { reconcileAt, stored } from './trail'
import { randomFrom } from './random'

/** 4 kills in the normal run, 500 at night: `KILLS=500`. */
const kills = Number(process.env.KILLS ?? 4)
const seed = 20261122
/** What a process passes with its forms, roughly; one that gets to the end of them is not counted. */
const points = 108
const formsEach = 3

const onPostgresql = Boolean(process.env.DATABASE_URL)
const folder = await mkdtemp(join(tmpdir(), 'my-staff-kills-'))
if (!onPostgresql) process.env.DATABASE_FILE = join(folder, 'my-staff.sqlite')

inPretendTenant()
withoutExchanges()
afterAll(async () => {
  if (!onPostgresql) await (await database()).destroy()
  await rm(folder, { recursive: true })
})

const stateOf: Record<string, string> = { done: 'succeeded', unknown: 'unknown', failed: 'failed' }

async function expectNothingLost(forms: { operation: string }[], answers: Answer[]): Promise<void> {
  const ours = (await stored()).filter(({ id }) => forms.some(({ operation }) => operation === id))
  // Whatever reached somebody is stored as it was told.
  for (const { operation, status } of answers)
    expect(ours.find(({ id }) => id === operation)?.state).toBe(stateOf[status])
  const trail = await (await database()).selectFrom('audit').select(['op', 'phase']).execute()
  for (const { operation } of answers)
    expect(trail.filter(({ op }) => op === operation).map(({ phase }) => phase)).toContain('outcome')
  // Whatever Microsoft did had been written down before.
  for (const { clientRequestId } of writes()) expect(ours.map(({ id }) => id)).toContain(clientRequestId)
}

test(`${kills} processes killed in the middle of it: nothing is lost, nothing is done twice, nothing stays open`, async () => {
  const random = randomFrom(seed)
  const count = { killed: 0, acknowledged: 0, left: 0 }
  await database()
  await runNode(await taskFor({ forms: [] }))
  while (count.killed < kills) {
    pretendTenant().state.log.splice(0)
    const staffId = account('amara.okafor').user.id
    const forms = Array.from({ length: formsEach }, () => ({ staffId, operation: randomUUID() }))
    const { answers, killed } = await runNode(await taskFor({ forms, killAt: 1 + random(points) }))
    if (killed) count.killed += 1
    count.acknowledged += answers.length
    await expectNothingLost(forms, answers)

    // Somewhere else, half a minute later, with the session of the killed process gone.
    const left = (await stored()).filter(({ state }) => state === 'sent')
    count.left += left.length
    await reconcileAt(Date.now() + 30_000)
    expect((await stored()).filter(({ due_at }) => due_at !== null)).toEqual([])

    signedInAs('megan')
    for (const { operation } of forms) await resetPassword(null, formFor('amara.okafor', { operation }))
    const done = writes().map(({ clientRequestId }) => clientRequestId)
    expect(new Set(done).size).toBe(done.length)
    if (killed && count.killed % 50 === 0) process.stdout.write(`    ${JSON.stringify(count)}\n`)
  }
  expect((await verifyTrail()).faults).toEqual([])
  process.stdout.write(
    `    ${count.killed} processes killed, ${count.acknowledged} acknowledged, ${count.left} left open and closed: 0 lost, 0 twice\n`,
  )
}, 3_600_000)
