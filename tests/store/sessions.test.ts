import { afterEach, expect, test, vi } from 'vitest'
import { database } from '@/lib/store/database'
import { newSessionId, readSession, removeSession, writeSession } from '@/lib/store/sessions'
import { readPartition, writePartition } from '@/lib/store/tokens'

const minute = 60_000
const start = Date.UTC(2026, 10, 21, 8)
afterEach(() => void vi.useRealTimers())

function at(ms: number): void {
  vi.useFakeTimers({ now: ms, toFake: ['Date'] })
}

async function signedIn(): Promise<string> {
  at(start)
  const { id, idHash } = newSessionId()
  const person = {
    object_id: 'megan',
    home_account_id: 'megan.tenant',
    name: 'Megan',
    sign_in_name: 'megan@contoso.example',
  }
  await writeSession({ id_hash: idHash, ...person })
  await writePartition(idHash, 'tokens')
  return id
}

test('a session ends after 30 minutes without use', async () => {
  const id = await signedIn()
  at(start + 30 * minute - 1000)
  expect(await readSession(id)).toMatchObject({ object_id: 'megan' })
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
  for (let browser = 0; browser < 4; browser += 1) {
    at(start + browser * minute)
    const { id, idHash } = newSessionId()
    await writeSession({
      id_hash: idHash,
      object_id: 'somebody with four browsers',
      home_account_id: 'x',
      name: 'x',
      sign_in_name: 'x',
    })
    ids.push(id)
  }
  const left = await Promise.all(ids.map((id) => readSession(id)))
  expect(left.map((session) => session !== null)).toEqual([false, true, true, true])
})

test('the store knows the id in the cookie only as a hash', async () => {
  const id = await signedIn()
  const rows = await (await database()).selectFrom('sessions').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(id)
  expect(await readSession(rows[0]?.id_hash ?? '')).toBeNull()
})

test('ending a session forgets its tokens', async () => {
  const id = await signedIn()
  const hash = (await readSession(id))?.id_hash ?? ''
  expect(await readPartition(hash)).toBe('tokens')
  await removeSession(hash)
  expect(await readSession(id)).toBeNull()
  expect(await readPartition(hash)).toBeNull()
})

test('signing in clears away the sessions that ended, with their tokens', async () => {
  const id = await signedIn()
  const hash = (await readSession(id))?.id_hash ?? ''
  at(start + 31 * minute)
  const { idHash } = newSessionId()
  await writeSession({ id_hash: idHash, object_id: 'a', home_account_id: 'a', name: 'a', sign_in_name: 'a' })
  const kept = await (await database()).selectFrom('token_partitions').select('session').execute()
  expect(kept.map(({ session }) => session)).not.toContain(hash)
})
