import { randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import type * as Environment from '@/lib/env'
import { database } from '@/lib/store/database'
import { readSession } from '@/lib/store/sessions'
import { readPartition } from '@/lib/store/tokens'
import { aSession } from './a-session'

const keys = vi.hoisted(() => ({ ring: [] as { id: string; key: Uint8Array }[] }))
vi.mock('@/lib/env', async (original) => {
  const { env, ...rest } = await original<typeof Environment>()
  return { ...rest, env: () => ({ ...env(), tokenKeys: keys.ring }) }
})

const older = { id: 'older', key: new Uint8Array(randomBytes(32)) }
const newer = { id: 'newer', key: new Uint8Array(randomBytes(32)) }
afterEach(() => void (keys.ring = []))

async function sealedWithOlder(): Promise<string> {
  keys.ring = [older]
  const session = await readSession(await aSession({ cache: 'the tokens' }))
  return session?.id_hash ?? ''
}

test('while a key is being replaced, what the older one sealed opens on every node', async () => {
  const session = await sealedWithOlder()
  keys.ring = [older, newer] // the node that has not been restarted with the newer key first
  expect(await readPartition(session)).toMatchObject({ cache: 'the tokens' })
  keys.ring = [newer, older]
  expect(await readPartition(session)).toMatchObject({ cache: 'the tokens' })
})

test('what is used moves to the newer key, so the older one can go', async () => {
  const session = await sealedWithOlder()
  keys.ring = [newer, older]
  const before = await readPartition(session)
  keys.ring = [newer]
  expect(await readPartition(session)).toEqual(before)
})

test('tokens whose key is gone are nothing: one signs in again', async () => {
  const session = await sealedWithOlder()
  keys.ring = [newer]
  expect(await readPartition(session)).toBeNull()
})

test('two partitions of the same content look different', async () => {
  keys.ring = [newer]
  await aSession({ cache: 'the same' })
  await aSession({ cache: 'the same' })
  const rows = await (await database()).selectFrom('token_partitions').select('sealed').execute()
  expect(new Set(rows.map(({ sealed }) => sealed)).size).toBe(rows.length)
})
