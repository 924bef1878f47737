import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { redeemCode } from '@/lib/auth/entra'
import { database } from '@/lib/store/database'
import { newSessionId, writeSession } from '@/lib/store/sessions'
import { readPartition } from '@/lib/store/tokens'
import { startTokenEndpoint } from './entra'
import type { Report, Task } from './node'

/** 1,000 in the normal run, 10,000 at night: `RENEWALS=10000`. Each person's token is renewed 20 times. */
const renewals = Number(process.env.RENEWALS ?? 1_000)
const people = renewals / 20

/** The store that the nodes share: this run's PostgreSQL, or a file. */
const onPostgresql = Boolean(process.env.DATABASE_URL)
const nodes = onPostgresql ? 2 : 1
const folder = await mkdtemp(join(tmpdir(), 'my-staff-renewals-'))
if (!onPostgresql) process.env.DATABASE_FILE = join(folder, 'my-staff.sqlite')

let entra: Awaited<ReturnType<typeof startTokenEndpoint>>
const before = getGlobalDispatcher()
beforeAll(async () => {
  entra = await startTokenEndpoint()
  setGlobalDispatcher(
    new Agent().compose(
      (dispatch) => (options, handler) => dispatch({ ...options, origin: entra.url }, handler),
    ),
  )
})
afterAll(async () => {
  setGlobalDispatcher(before)
  entra.close()
  if (!onPostgresql) await (await database()).destroy()
  await rm(folder, { recursive: true })
})

async function signIn(person: string): Promise<Task['sessions'][number]> {
  const request = {
    code: `code.${person}`,
    codeVerifier: 'x'.repeat(43),
    nonce: 'nonce',
    redirectUri: 'http://localhost',
  }
  const { homeAccountId, partition } = await redeemCode(request)
  const { idHash } = newSessionId()
  await writeSession(
    {
      id_hash: idHash,
      object_id: person,
      home_account_id: homeAccountId,
      name: person,
      sign_in_name: person,
      authenticated_at: 0,
      contexts: '',
      purpose: 'manage',
    },
    partition,
  )
  return { id_hash: idHash, home_account_id: homeAccountId, purpose: 'manage', person }
}

async function runNode(task: Task): Promise<Report> {
  const file = fileURLToPath(new URL('node.ts', import.meta.url))
  const loader = fileURLToPath(new URL('../lib-loader.mjs', import.meta.url))
  const child = fork(file, { execArgv: ['--import', loader], env: process.env })
  child.send(task)
  const [report] = (await once(child, 'message')) as [Report]
  return report
}

let sessions: Task['sessions'] = []
const title = `${people} people, ${renewals.toLocaleString('en')} interleaved renewals, ${nodes === 1 ? 'one process' : 'two processes'}: 0 foreign tokens`

test(
  title,
  async () => {
    for (let n = 0; n < people; n += 1) sessions = [...sessions, await signIn(`person-${n}`)]
    const task = { entra: entra.url, sessions, rounds: renewals / people }
    const reports = await Promise.all(Array.from({ length: nodes }, () => runNode(task)))
    for (const report of reports)
      expect(report).toEqual({ calls: people * (task.rounds + 1), foreign: 0, failed: [] })
    for (const { id_hash, person } of sessions) {
      const { cache = '' } = (await readPartition(id_hash)) ?? {}
      expect([...new Set(cache.match(/person-\d+/g))]).toEqual([person])
      expect(cache).toContain(`refresh.${person}.`)
    }
    // Half of what two nodes ask for, the other one has just brought.
    expect(entra.renewals()).toBeGreaterThanOrEqual(renewals)
    process.stdout.write(
      `    ${entra.renewals()} renewals for ${people} people, by ${nodes === 1 ? 'one process' : 'two processes'}: 0 foreign tokens\n`,
    )
  },
  300_000,
)

test(`what two processes need at the same moment is renewed once: ${people} people, ${people} renewals`, async () => {
  const before = entra.renewals()
  await (await database()).updateTable('token_partitions').set({ good_until: 0 }).execute()
  const task = { entra: entra.url, sessions, rounds: 0 }
  const reports = await Promise.all([runNode(task), runNode(task)])
  for (const report of reports) expect(report).toEqual({ calls: people, foreign: 0, failed: [] })
  expect(entra.renewals() - before).toBe(people)
}, 3_600_000)
