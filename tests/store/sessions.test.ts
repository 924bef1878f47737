import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { database } from '@/lib/store/database'
import { forgetSessions, removeSession, removeSessionsOf } from '@/lib/store/session-ends'
import { readSession } from '@/lib/store/sessions'
import { readPartition } from '@/lib/store/tokens'
import { aSession } from './a-session'

const minute = 60_000
const start = Date.UTC(2026, 10, 21, 8)
afterEach(() => void vi.useRealTimers())

function at(ms: number): void {
  vi.useFakeTimers({ now: ms, toFake: ['Date'] })
}

function signedIn(objectId: string = randomUUID(), when = start): Promise<string> {
  at(when)
  return aSession({ objectId, when })
}

test('a session ends after 30 minutes without use', async () => {
  const id = await signedIn()
  at(start + 30 * minute - 1000)
  expect(await readSession(id)).not.toBeNull()
  const other = await signedIn()
  at(start + 30 * minute)
  expect(await readSession(other)).toBeNull()
})

test('a session that is used lasts, but never longer than 8 hours', async () => {
  const id = await signedIn()
  for (let time = start; time < start + 480 * minute; time += 20 * minute) {
    at(time)
    expect(await readSession(id)).not.toBeNull()
  }
  at(start + 480 * minute - 1000)
  expect(await readSession(id)).not.toBeNull()
  at(start + 480 * minute)
  expect(await readSession(id)).toBeNull()
})

test('a page that only polls keeps no session alive', async () => {
  const id = await signedIn()
  for (let time = start; time < start + 30 * minute; time += 2 * minute) {
    at(time)
    expect(await readSession(id, false)).not.toBeNull()
  }
  at(start + 30 * minute)
  expect(await readSession(id, false)).toBeNull()
})

test('a fourth sign-in ends the session that was used least lately', async () => {
  const ids: string[] = []
  for (let browser = 0; browser < 4; browser += 1)
    ids.push(await signedIn('four browsers', start + browser * minute))
  const left = await Promise.all(ids.map((id) => readSession(id)))
  expect(left.map((session) => session !== null)).toEqual([false, true, true, true])
})

test('six sign-ins at the same moment leave three', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => signedIn('six at once')))
  const left = await Promise.all(ids.map((id) => readSession(id)))
  expect(left.filter((session) => session !== null)).toHaveLength(3)
})

test('signing out everywhere ends all sessions of one person, and nobody else’s', async () => {
  const mine = [await signedIn('everywhere'), await signedIn('everywhere')]
  const other = await signedIn('somebody else')
  await removeSessionsOf('everywhere')
  expect(await Promise.all(mine.map((id) => readSession(id)))).toEqual([null, null])
  expect(await readSession(other)).not.toBeNull()
})

test('the store knows the id in the cookie only as a hash', async () => {
  const id = await signedIn()
  const rows = await (await database()).selectFrom('sessions').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(id)
  for (const { id_hash } of rows) expect(await readSession(id_hash)).toBeNull()
})

test('ending a session forgets its tokens', async () => {
  const id = await signedIn()
  const hash = (await readSession(id))?.id_hash ?? ''
  expect(await readPartition(hash)).toMatchObject({ cache: 'tokens' })
  await removeSession(hash)
  expect(await readSession(id)).toBeNull()
  expect(await readPartition(hash)).toBeNull()
})

test('the sessions that ended are cleared away, with their tokens', async () => {
  const id = await signedIn()
  const hash = (await readSession(id))?.id_hash ?? ''
  at(start + 31 * minute)
  await forgetSessions()
  const kept = await (await database()).selectFrom('token_partitions').select('session').execute()
  expect(kept.map(({ session }) => session)).not.toContain(hash)
})
