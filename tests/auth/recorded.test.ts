import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { graphToken } from '@/lib/auth/graph-token'
import { managerOf, managerOfSession } from '@/lib/auth/manager'
import { recordFailedSignIn } from '@/lib/auth/recorded'
import { env } from '@/lib/env'
import { graphFor } from '@/lib/graph/client'
import { clientOf, followRequests, type Client } from '@/lib/request'
import { readTrail } from '@/lib/store/audit-reading'
import { database } from '@/lib/store/database'
import { endWithTokens, forgetSessions, type Session } from '@/lib/store/session-ends'
import { readSession } from '@/lib/store/sessions'
import { aSession } from '../store/a-session'
import { inPretendTenant, pretendTenant } from '../tenant'
import { sessionOf } from './sign-in-by-hand'

afterEach(() => void vi.useRealTimers())

async function told(byId: string): Promise<string[]> {
  const entries = await readTrail('all', { byId, phases: ['session'] }, { limit: 10, oldestFirst: true })
  return entries.map(({ record }) => `${record.action} ${record.result}`)
}

test('a session begins with its record', async () => {
  const objectId = randomUUID()
  await aSession({ objectId, when: Date.now() })
  expect(await told(objectId)).toEqual(['sign-in ok'])
})

test('where the trail cannot be written, nobody is signed in', async () => {
  const { auditKey } = env()
  const right = Buffer.from(auditKey)
  const objectId = randomUUID()
  auditKey.fill(1)
  try {
    await expect(aSession({ objectId, when: Date.now() })).rejects.toMatchObject({ failure: 'unavailable' })
  } finally {
    right.copy(auditKey)
  }
  const db = await database()
  expect(await db.selectFrom('sessions').where('object_id', '=', objectId).selectAll().execute()).toEqual([])
})

test('who comes back with a session that is over leaves one record, however often', async () => {
  const objectId = randomUUID()
  const now = Date.now()
  const id = await aSession({ objectId, when: now })
  vi.useFakeTimers({ now: now + 31 * 60_000, toFake: ['Date'] })
  for (let times = 0; times < 3; times += 1) expect(await readSession(id)).toBeNull()
  expect(await told(objectId)).toEqual(['sign-in ok', 'session-expired denied'])
})

test.each([
  ['was not used for half an hour', 'idle', 31 * 60_000, 30 * 60_000],
  ['has lasted its eight hours', 'time-limit', 8 * 3600_000 + 1_000, 8 * 3600_000],
])(
  'a session that %s leaves one record of when it ended, though nobody comes back',
  async (_what, reason, later, ended) => {
    const objectId = randomUUID()
    const now = Date.now()
    const id = await aSession({ objectId, when: now })
    for (let time = 0; time < later - 60_000; time += 20 * 60_000) {
      vi.useFakeTimers({ now: now + time, toFake: ['Date'] })
      if (reason === 'time-limit') await readSession(id)
    }
    vi.useFakeTimers({ now: now + later, toFake: ['Date'] })
    await Promise.all([forgetSessions(), forgetSessions()])
    expect(await readSession(id)).toBeNull()
    expect(await told(objectId)).toEqual(['sign-in ok', 'session-ended ok'])
    const [, end] = await readTrail('all', { byId: objectId }, { limit: 2, oldestFirst: true })
    expect(end?.record).toMatchObject({ reason, change: { at: expect.stringMatching(/Z$/) }, client: null })
    expect(Math.abs(Date.parse(String(end?.record.change?.at)) - now - ended)).toBeLessThan(2_000)
  },
)

describe('a session whose tokens Microsoft refuses', () => {
  inPretendTenant()

  async function recordsOf({ id_hash }: Session) {
    const entries = await readTrail('all', { phases: ['session'] }, { limit: 50 })
    const told = entries.map(({ record, actor }) => ({ ...record, by: actor?.sign_in_name }))
    return told.filter(({ actor }) => actor?.session === id_hash)
  }

  test('by Entra, which has revoked them, leaves a record of who, when and why', async () => {
    const session = await sessionOf('megan')
    pretendTenant().reset()
    vi.useFakeTimers({ now: Date.now() + 120 * 60_000, toFake: ['Date'] })
    await expect(graphToken(session)).rejects.toMatchObject({ failure: 'signed-out' })
    const [end, ...earlier] = await recordsOf(session)
    expect(end).toMatchObject({
      action: 'session-refused',
      result: 'denied',
      reason: 'revoked',
      by: 'megan@contoso.example',
    })
    expect(Math.abs(Date.parse(end?.ts ?? '') - Date.now())).toBeLessThan(10_000)
    expect(earlier.map(({ action }) => action)).toEqual(['sign-in'])
  })

  test('by Graph, the renewed one too, leaves one record, however many ask', async () => {
    const session = await sessionOf('megan')
    pretendTenant().state.faults.push({ match: { path: '/me' }, fault: { status: 401 } })
    const graph = graphFor(managerOf(session))
    const asking = Array.from({ length: 3 }, () => graph.read('/me?$select=id'))
    for (const answer of await Promise.allSettled(asking))
      expect(answer).toMatchObject({ reason: { failure: 'signed-out' } })
    const [end, ...earlier] = await recordsOf(session)
    expect(end).toMatchObject({ action: 'session-refused', reason: 'token-refused' })
    expect(earlier.map(({ action }) => action)).toEqual(['sign-in'])
    expect(await managerOfSession(session.id_hash)).toBeNull()
  })

  test('because they are somebody else’s leaves a record of whose session it was', async () => {
    const [megan, alex] = [await sessionOf('megan'), await sessionOf('alex')]
    const mixed = { ...megan, home_account_id: alex.home_account_id }
    await expect(graphToken(mixed)).rejects.toMatchObject({ failure: 'signed-out' })
    expect((await recordsOf(megan))[0]).toMatchObject({ reason: 'foreign-tokens' })
  })

  test('ends also where that cannot be written down', async () => {
    const session = await sessionOf('megan')
    const { auditKey } = env()
    const right = Buffer.from(auditKey)
    auditKey.fill(1)
    try {
      await endWithTokens(session.id_hash, 'revoked')
    } finally {
      right.copy(auditKey)
    }
    expect(await managerOfSession(session.id_hash)).toBeNull()
  })
})

test('the session that a fourth sign-in pushes out leaves a record, and one that was over anyway tells that', async () => {
  const objectId = randomUUID()
  const now = Date.now()
  await aSession({ objectId, when: now })
  vi.useFakeTimers({ now: now + 31 * 60_000, toFake: ['Date'] })
  for (let browser = 0; browser < 4; browser += 1) await aSession({ objectId, when: Date.now() })
  expect((await told(objectId)).filter((one) => !one.startsWith('sign-in'))).toEqual([
    'session-ended ok',
    'session-pushed-out ok',
  ])
})

test('a stranger cannot fill the trail with failed sign-ins, nor write words into it', async () => {
  for (let times = 0; times < 50; times += 1)
    await recordFailedSignIn(times === 0 ? '<b>evil</b>' : 'wrong-state')
  const failed = await readTrail(
    'all',
    { results: ['failed'], phases: ['session'] },
    { limit: 100, oldestFirst: true },
  )
  expect(failed).toHaveLength(30)
  expect(failed[0]?.record.reason).toBe('unknown')
  expect(failed[1]?.record.reason).toBe('wrong-state')
})

describe('the address of a client', () => {
  const sent = { 'x-forwarded-for': '6.6.6.6, 203.0.113.7, 10.0.0.2', 'x-request-id': 'r-1' }

  test.each([
    ['is not known where nobody said how many proxies there are', null, sent, null],
    ['is that of who asked, without a proxy', 0, sent, '127.0.0.1'],
    ['is what the only proxy saw', 1, sent, '10.0.0.2'],
    ['is what the outer one of two saw', 2, sent, '203.0.113.7'],
    ['is not known when fewer proxies wrote than there should be', 5, sent, null],
    ['is not what is no address', 1, { 'x-forwarded-for': '<script>' }, null],
  ])('%s', async (_what, proxies, headers, ip) => {
    expect((await asked(proxies, headers as Record<string, string>))?.ip).toBe(ip)
  })

  test('and what else it says is taken with care', async () => {
    expect(await asked(1, { ...sent, 'user-agent': 'Browser' })).toMatchObject({
      agent: 'Browser',
      requestId: 'r-1',
    })
    expect(await asked(1, { 'x-request-id': 'no id at all' })).toMatchObject({ requestId: null })
  })

  test('is unknown outside of a request', () => {
    expect(clientOf(1)).toBeNull()
  })
})

/** What a request of these headers tells. */
async function asked(proxies: number | null, headers: Record<string, string>): Promise<Client | null> {
  followRequests()
  let found: Client | null = null
  const server = createServer((_request, response) => {
    found = clientOf(proxies)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await fetch(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`, { headers })
  server.close()
  return found
}
