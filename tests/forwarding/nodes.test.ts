import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { database } from '@/lib/store/database'
import type { Task } from './node'
import { aWebhook } from './receivers'
import { caughtUp, later, lastSeq, cursorOf } from './trail'

/** 1 kill in the normal run, 50 at night: `KILLS=500`. */
const kills = Math.ceil(Number(process.env.KILLS ?? 1) / 10)
const records = 40

const onPostgresql = Boolean(process.env.DATABASE_URL)
const together = onPostgresql ? 2 : 1
const folder = await mkdtemp(join(tmpdir(), 'my-staff-forwarding-'))
if (!onPostgresql) process.env.DATABASE_FILE = join(folder, 'my-staff.sqlite')

let receiver: Awaited<ReturnType<typeof aWebhook>>
const running = new Set<ChildProcess>()
afterEach(async () => {
  for (const node of running) node.kill('SIGKILL')
  await receiver.close()
})
afterAll(async () => {
  if (!onPostgresql) await (await database()).destroy()
  await rm(folder, { recursive: true })
})

function startNode(task: Task) {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const node = fork(here('node.ts'), { execArgv: ['--import', here('../lib-loader.mjs')], env: process.env })
  running.add(node.once('close', () => running.delete(node)))
  const written = once(node, 'message')
  node.send(task)
  const ended = once(node, 'close')
  return {
    written,
    end: () => (node.send('end'), ended),
    kill: () => (node.kill('SIGKILL'), ended),
  }
}

/** Everything that is in the trail has come, in order; what came twice is the same record. */
function expectAll(first: number, last: number): { doubles: number } {
  const links = new Map<number, string>()
  let doubles = 0
  for (const { seq, mac } of receiver.taken) {
    expect([undefined, mac]).toContain(links.get(seq))
    if (links.has(seq)) doubles += 1
    else expect(seq, 'none comes before the one before it').toBe(first + links.size)
    links.set(seq, mac)
  }
  expect(links.size).toBe(last - first + 1)
  return { doubles }
}

async function untilSent(): Promise<void> {
  const isAll = async () => expect((await cursorOf('webhook')).seq).toBe(await lastSeq())
  await vi.waitFor(isAll, { timeout: 25_000, interval: 50 })
}

test(`${together === 1 ? 'a node sends its' : 'two nodes send one'} trail: each record comes once, in order`, async () => {
  receiver = await aWebhook()
  await caughtUp()
  const first = (await lastSeq()) + 1
  const nodes = Array.from({ length: together }, () => startNode({ url: receiver.url, records }))
  await Promise.all(nodes.map(({ written }) => written))
  await untilSent()
  await Promise.all(nodes.map(({ end }) => end()))
  expect(await lastSeq()).toBe(first + together * records - 1)
  expect(expectAll(first, await lastSeq())).toEqual({ doubles: 0 })
}, 3_600_000)

test(`nodes killed while they send (${kills}): nothing is lost, and what comes twice is the same record`, async () => {
  receiver = await aWebhook()
  // Half of what is sent is taken, and the answer waits for the kill.
  receiver.answers((response) => setTimeout(() => response.end(), 30))
  await caughtUp()
  const first = (await lastSeq()) + 1
  for (let kill = 0; kill < kills; kill += 1) {
    const before = receiver.requests.length
    const node = startNode({ url: receiver.url, records: 200 })
    await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(before + (kill % 3)), {
      timeout: 25_000,
      interval: 5,
    })
    await node.kill()
    await later()
  }
  receiver.answers((response) => void response.end())
  const last = startNode({ url: receiver.url, records: 1 })
  await last.written
  await untilSent()
  await last.end()
  const { doubles } = expectAll(first, await lastSeq())
  process.stdout.write(`    ${kills} kills: 0 of ${await lastSeq()} records lost, ${doubles} came twice\n`)
}, 3_600_000)
