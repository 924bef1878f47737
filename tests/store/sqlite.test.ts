import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getPerson } from '@/app/staff/[staffId]/queries'
import { reconcile } from '@/lib/reconciler'
import { database, isStoreWell, open } from '@/lib/store/database'
import { startOperation } from '@/lib/store/operations'
import { readSession } from '@/lib/store/sessions'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { aSession } from './a-session'
import { anIntent } from './an-intent'

const folder = await mkdtemp(join(tmpdir(), 'my-staff-sqlite-'))
const file = join(folder, 'store', 'my-staff.sqlite')
process.env.DATABASE_FILE = file

inPretendTenant()
afterAll(async () => {
  await (await database()).destroy()
  await rm(folder, { recursive: true })
})

let other: DatabaseSync
beforeAll(async () => {
  await database()
  other = new DatabaseSync(file)
})
afterAll(() => other.close())

/** Sends a reset and sees that it was refused before Microsoft heard of it. */
async function expectRefusal(): Promise<void> {
  signedInAs('megan')
  const state = await resetPassword(null, formFor('amara.okafor'))
  expect(state).toMatchObject({ status: 'failed', problem: { failure: 'unavailable' } })
  expect(writes()).toEqual([])
}

async function expectSuccess(): Promise<void> {
  signedInAs('megan')
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
}

test('nobody but the app’s own user may read the file', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('while another process locks the file, people read and nothing is changed; afterwards all works', async () => {
  const id = await aSession()
  other.exec('begin immediate')
  try {
    await expectRefusal()
    expect(await readSession(id)).not.toBeNull()
    expect(await isStoreWell()).toBe(true)
    expect((await getPerson(account('amara.okafor').user.id)).person.name).toBe('Amara Okafor')
  } finally {
    other.exec('rollback')
  }
  await expectSuccess()
})

test('a lock holds nobody up: twenty people read at once while it lasts', async () => {
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, n) => aSession({ objectId: `reader ${n}`, when: Date.now() - 120_000 })),
  )
  other.exec('begin immediate')
  try {
    for (const session of await Promise.all(ids.map((id) => readSession(id)))) expect(session).not.toBeNull()
  } finally {
    other.exec('rollback')
  }
})

test('a write waits for a moment while another process writes', async () => {
  other.exec('begin immediate')
  const writing = startOperation(anIntent())
  setTimeout(() => other.exec('rollback'), 60)
  await expect(writing).resolves.toBeUndefined()
})

/** Writes until SQLite says that it is full. */
async function fillWith(size: number): Promise<void> {
  const db = await database()
  for (let n = 0; n < 2000; n += 1) {
    const row = {
      id: `${size} ${n} ${'x'.repeat(size)}`,
      manager: 'm',
      session: 's',
      capability: 'c',
      person: 'p',
      state: 'succeeded' as const,
      sealed: '',
      started_at: 1,
    }
    await db.insertInto('operations').values(row).execute()
  }
}

test('on a full disk people read and nothing is changed; afterwards all works', async () => {
  const id = await aSession()
  const db = await database()
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(db)
  for (const size of [500, 1]) await expect(fillWith(size)).rejects.toMatchObject({ failure: 'unavailable' })
  await expectRefusal()
  expect(await readSession(id)).not.toBeNull()
  await sql.raw('pragma max_page_count = 1000000').execute(db)
  await expectSuccess()
})

test('a store that only reads refuses changes before Microsoft hears of them, and works again once it writes', async () => {
  const id = await aSession()
  const db = await database()
  await sql`pragma query_only = on`.execute(db)
  await expectRefusal()
  expect(await readSession(id)).not.toBeNull()
  expect((await getPerson(account('amara.okafor').user.id)).earlier).toEqual([])
  await expect(reconcile(Date.now() + 60_000)).rejects.toMatchObject({ failure: 'unavailable' })
  await sql`pragma query_only = off`.execute(db)
  await expectSuccess()
  await reconcile(Date.now() + 120_000)
  expect(await db.selectFrom('operations').select('id').where('state', '=', 'sent').execute()).toEqual([])
})

test('an outcome that the store does not take is told to the person, and written down when the store is back', async () => {
  signedInAs('megan')
  const form = formFor('amara.okafor')
  pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, times: 1, fault: { delayMs: 300 } })
  const resetting = resetPassword(null, form)
  await vi.waitFor(async () => expect(await stateOf(form)).toBe('sent'), { interval: 10 })
  other.exec('begin immediate')
  try {
    expect(await resetting).toMatchObject({ status: 'done' })
    expect(await stateOf(form)).toBe('sent')
  } finally {
    other.exec('rollback')
  }
  await vi.waitFor(async () => expect(await stateOf(form)).toBe('succeeded'), { timeout: 4_000 })
}, 10_000)

async function stateOf(form: FormData): Promise<string | undefined> {
  const operations = (await database()).selectFrom('operations').select('state')
  return (await operations.where('id', '=', String(form.get('operation'))).executeTakeFirst())?.state
}

test('a file that cannot be opened is told as unavailable, and opens once it can', async () => {
  const place = join(folder, 'a-file')
  const damaged = { file: place }
  await writeFile(place, 'this is no database, whatever its name says'.repeat(100))
  await expect(open(damaged)).rejects.toMatchObject({ failure: 'unavailable' })
  await rm(place)
  await (await open(damaged)).destroy()
})

test('a stolen file opens no session and holds no token', async () => {
  const id = await aSession({ cache: '{"RefreshToken":{"secret":"a refresh token"}}' })
  other.exec('pragma wal_checkpoint(truncate)')
  const stolen = await readFile(file, 'latin1')
  expect(stolen).toContain('somebody@contoso.example')
  for (const secret of [id, 'a refresh token', 'RefreshToken'])
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
      expect(stolen).not.toContain(form)
})
