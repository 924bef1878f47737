import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { env } from '@/lib/env'
import { database, isStoreWell, open } from '@/lib/store/database'
import { held } from '@/lib/store/held'
import { readSession } from '@/lib/store/sessions'
import { formFor, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { aSession } from './a-session'

/** The way to the server: open, silent (nothing comes back), or closed. */
let way: 'open' | 'silent' | 'closed' = 'open'
const sockets = new Set<Socket>()
const url = new URL(process.env.DATABASE_URL ?? '')
const realPort = Number(url.port)
const relay = createServer((near) => {
  sockets.add(near)
  near.on('error', () => near.destroy())
  if (way === 'closed') return void near.destroy()
  const far = connect(realPort, '127.0.0.1')
  far.on('error', () => far.destroy())
  near.on('data', (chunk) => way === 'open' && far.write(chunk))
  far.on('data', (chunk) => way === 'open' && near.write(chunk))
  near.on('close', () => far.destroy())
  far.on('close', () => near.destroy())
})

beforeAll(async () => {
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  const address = relay.address()
  url.port = String(typeof address === 'object' && address?.port)
  process.env.DATABASE_URL = url.href
  expect(env().databaseUrl).toBe(url.href)
  await database()
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  relay.close()
})

inPretendTenant()
beforeEach(async () => {
  way = 'open'
  await vi.waitFor(async () => expect(await isStoreWell()).toBe(true), { timeout: 5_000, interval: 50 })
})

function cut(): void {
  way = 'closed'
  for (const socket of sockets) socket.destroy()
}

async function expectRefusal(): Promise<void> {
  signedInAs('megan')
  const before = writes().length
  const state = await resetPassword(null, formFor('amara.okafor'))
  expect(state).toMatchObject({ status: 'failed', problem: { failure: 'unavailable' } })
  expect(writes()).toHaveLength(before)
}

async function expectSuccess(): Promise<void> {
  signedInAs('megan')
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
}

/** It is asked again a second after it did not answer. */
async function untilBack(id: string): Promise<void> {
  await vi.waitFor(async () => expect(await readSession(id)).not.toBeNull(), { timeout: 5_000, interval: 50 })
}

test('while the server is gone nothing is changed and the app says so; when it is back, all works', async () => {
  const id = await aSession()
  for (let time = 0; time < 3; time += 1) {
    cut()
    await expectRefusal()
    await expect(readSession(id)).rejects.toMatchObject({ failure: 'unavailable' })
    expect(await isStoreWell()).toBe(false)
    way = 'open'
    await untilBack(id)
    await expectSuccess()
  }
})

test('an answer that came while the server was gone is told, and written down when it is back', async () => {
  signedInAs('megan')
  const form = formFor('amara.okafor')
  pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, times: 1, fault: { delayMs: 300 } })
  const resetting = resetPassword(null, form)
  await vi.waitFor(async () => expect(await isOnItsWay(form)).toBe(true), { interval: 10 })
  cut()
  expect(await resetting).toMatchObject({ status: 'done' })
  way = 'open'
  await vi.waitFor(async () => expect(await operationOf(form)).toMatchObject({ state: 'succeeded' }), {
    timeout: 8_000,
  })
}, 20_000)

async function operationOf(form: FormData) {
  const operations = (await database()).selectFrom('operations').selectAll()
  return operations.where('id', '=', String(form.get('operation'))).executeTakeFirst()
}

/** The lease was renewed, as it is right before Microsoft hears of it. */
async function isOnItsWay(form: FormData): Promise<boolean> {
  const { due_at = 0, started_at = 0 } = (await operationOf(form)) ?? {}
  return (due_at ?? 0) > started_at + held
}

test('a server that does not answer is given up', async () => {
  const id = await aSession()
  way = 'silent'
  await expectRefusal()
  way = 'open'
  await untilBack(id)
})

test('somebody else’s lock is not waited for', async () => {
  const db = await database()
  await db.connection().execute(async (holder) => {
    await sql`begin`.execute(holder)
    await sql`lock table operations in exclusive mode`.execute(holder)
    // Whatever becomes of it, nobody after it meets the lock.
    await expectRefusal().finally(() => sql`rollback`.execute(holder))
  })
  await expectSuccess()
})

test('a question that is too much for the server is refused alone: nobody else is told that the store is away', async () => {
  const slow = sql`select pg_sleep(2)`.execute(await database())
  await expect(slow).rejects.toMatchObject({ failure: 'unavailable' })
  expect(await isStoreWell()).toBe(true)
})

test('a node that stops in the middle of a transaction holds up the others for two seconds, not longer', async () => {
  const other = await open({ url: url.href })
  const stopped = other.transaction().execute(async (transaction) => {
    await sql`update audit_head set seq = seq`.execute(transaction)
    await wait(4_000)
    await sql`select 1`.execute(transaction)
  })
  const isOver = expect(stopped).rejects.toMatchObject({ failure: 'unavailable' })
  await wait(2_500)
  await expectSuccess()
  await isOver
  await other.destroy()
}, 15_000)

test('a dump opens no session and holds no token', async () => {
  const id = await aSession({ cache: '{"RefreshToken":{"secret":"a refresh token"}}' })
  const db = await database()
  const dump = JSON.stringify([
    await db.selectFrom('sessions').selectAll().execute(),
    await db.selectFrom('token_partitions').selectAll().execute(),
  ])
  expect(dump).toContain('somebody@contoso.example')
  for (const secret of [id, 'a refresh token', 'RefreshToken'])
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
      expect(dump).not.toContain(form)
})
