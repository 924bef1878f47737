import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { verifyTrail } from '@/lib/store/audit-verify'
import { database } from '@/lib/store/database'
import type { Report, Task } from './audit-node'

/** `npm run test:nightly` asks for 10,000 records and 50 kills. */
const records = Number(process.env.RECORDS ?? 200)
const kills = Number(process.env.KILLS ?? 2)

const onPostgresql = Boolean(process.env.DATABASE_URL)
const nodes = onPostgresql ? 2 : 1
const folder = await mkdtemp(join(tmpdir(), 'my-staff-audit-'))
if (!onPostgresql) process.env.DATABASE_FILE = join(folder, 'my-staff.sqlite')
afterAll(async () => {
  if (!onPostgresql) await (await database()).destroy()
  await rm(folder, { recursive: true })
})

/** A process of its own; killed after so many milliseconds, if that is said. */
async function runNode(task: Task, killAfter: number | null = null): Promise<Report> {
  const file = fileURLToPath(new URL('audit-node.ts', import.meta.url))
  const loader = fileURLToPath(new URL('../lib-loader.mjs', import.meta.url))
  const child = fork(file, { execArgv: ['--import', loader], env: process.env })
  const report: Report = { appended: [], ms: [], refused: 0 }
  child.on('message', (said: Report | 'done') => {
    if (said === 'done') return
    report.appended.push(...said.appended)
    report.ms.push(...said.ms)
    report.refused += said.refused
    if (killAfter !== null && report.appended.length === 1)
      void wait(killAfter).then(() => child.kill('SIGKILL'))
  })
  child.send(task)
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (killAfter === null) expect([code, signal]).toEqual([0, null])
  return report
}

async function operations(): Promise<(string | null)[]> {
  const rows = await (await database()).selectFrom('audit').select('op').execute()
  return rows.map(({ op }) => op)
}

const title = `${records.toLocaleString('en')} records by ${nodes === 1 ? 'one process' : 'two processes at once'} are one unbroken chain`

test(
  title,
  async () => {
    await database()
    const tasks = Array.from({ length: nodes }, (_, n) => ({
      name: `node ${n}`,
      records: records / nodes,
      atOnce: 4,
    }))
    const began = performance.now()
    const reports = await Promise.all(tasks.map((task) => runNode(task)))
    const seconds = (performance.now() - began) / 1000
    expect((await verifyTrail()).faults).toEqual([])
    expect(new Set(await operations()).size).toBe(records)
    const ms = reports.flatMap((report) => report.ms).sort((a, b) => a - b)
    const at = (part: number) => ms[Math.floor(ms.length * part)]?.toFixed(1)
    const refused = reports.reduce((sum, report) => sum + report.refused, 0)
    process.stdout.write(
      `    ${records} records in ${seconds.toFixed(1)} s: 0 broken links; an append takes ${at(0.5)} ms, p95 ${at(0.95)} ms; ${refused} had to come back\n`,
    )
  },
  600_000,
)

test(`${kills} processes killed while they write: nothing that was said to be written is lost, no link is broken`, async () => {
  const said: string[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const tasks = Array.from({ length: nodes }, (_, n) => ({
      name: `kill ${kill} ${n}`,
      records: 5_000,
      atOnce: 4,
    }))
    const reports = await Promise.all(tasks.map((task) => runNode(task, (kill * 37) % 150)))
    said.push(...reports.flatMap((report) => report.appended))
  }
  const there = new Set(await operations())
  expect(said.filter((operation) => !there.has(operation))).toEqual([])
  const { count, faults } = await verifyTrail()
  expect(faults).toEqual([])
  process.stdout.write(
    `    ${kills * nodes} kills, ${count} records: 0 of ${said.length} acknowledged lost, 0 broken links\n`,
  )
}, 3_600_000)
