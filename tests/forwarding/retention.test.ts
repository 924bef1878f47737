import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import { webhook } from '@/lib/forwarding/webhook'
import { anchorTrail } from '@/lib/store/audit'
import { readTrail } from '@/lib/store/audit-reading'
import { dropOldRecords } from '@/lib/store/audit-retention'
import { verifyTrail } from '@/lib/store/audit-verify'
import { aWebhook, secret } from './receivers'
import { caughtUp, forwardAll, write } from './trail'

/** What is over its time waits until whoever shall have it has it. */
let receiver: Awaited<ReturnType<typeof aWebhook>>
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.now() - 401 * 24 * 3600_000, toFake: ['Date'] })
  await write(1)
  await anchorTrail()
  await caughtUp()
  receiver = await aWebhook()
  Object.assign(env(), { webhook: { url: receiver.url, secret } })
})
afterEach(async () => {
  vi.useRealTimers()
  Object.assign(env(), { webhook: null })
  await dropOldRecords()
  await receiver.close()
})

async function overTime(count: number): Promise<number> {
  const last = await write(count)
  await anchorTrail()
  vi.useRealTimers()
  return last
}

async function oldest(): Promise<number | undefined> {
  return (await readTrail('all', {}, { limit: 1, oldestFirst: true }))[0]?.seq
}

test('no record goes before the collector has it', async () => {
  const last = await overTime(3)
  const { dropped, waiting } = await dropOldRecords()
  expect([waiting, await oldest()]).toEqual([3, last - 2])
  expect(dropped, 'what it has may go').toBeGreaterThan(0)
  await forwardAll(webhook({ url: receiver.url, secret }))
  expect(receiver.taken.map(({ seq }) => seq).filter((seq) => seq <= last)).toEqual([
    last - 2,
    last - 1,
    last,
  ])
  expect(await dropOldRecords()).toEqual({ dropped: 3, waiting: 0 })
  expect((await verifyTrail()).faults).toEqual([])
})

test('all the same where that is asked for, and a record says how many it never had', async () => {
  const last = await overTime(3)
  expect(await dropOldRecords({ unforwarded: true })).toMatchObject({ waiting: 0 })
  expect(await oldest()).toBeGreaterThan(last)
  const records = (await readTrail('all', {}, { limit: 10 })).map(({ record }) => record)
  expect(records.find(({ action }) => action === 'retain')?.change).toMatchObject({ last, unforwarded: 3 })
  expect((await verifyTrail()).faults).toEqual([])
})

test('a collector that the settings do not name is not waited for', async () => {
  await overTime(3)
  Object.assign(env(), { webhook: null })
  expect(await dropOldRecords()).toMatchObject({ waiting: 0 })
})
