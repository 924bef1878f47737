import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { database, open, type Place } from '@/lib/store/database'
import { startOperation } from '@/lib/store/operations'
import { anIntent } from './an-intent'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'my-staff-store-'))))
afterAll(() => rm(folder, { recursive: true }))

/** Where there is no database yet, of the kind these tests run on. */
async function emptyPlace(): Promise<Place> {
  const { databaseUrl } = env()
  if (!databaseUrl) return { file: join(folder, 'empty.sqlite') }
  const name = `${new URL(databaseUrl).pathname.slice(1)}_empty`
  await sql`create database ${sql.id(name)}`.execute(await database())
  return { url: databaseUrl.replace(/[^/]+$/, name) }
}

test('nodes that start at the same moment bring an empty store up to date once', async () => {
  const place = await emptyPlace()
  const nodes = await Promise.all(Array.from({ length: 4 }, () => open(place)))
  for (const node of nodes) {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      node,
    )
    expect(rows.map(({ name }) => name)).toEqual([
      '001-sessions',
      '002-step-up-and-renewal',
      '003-operations',
      '004-audit',
      '005-recent-changes',
      '006-audit-indexes',
      '007-audit-cursors',
      '008-setup',
      '009-rules',
    ])
    await node.destroy()
  }
})

test('of fifty forms with one id exactly one starts', async () => {
  const intent = anIntent()
  const started = await Promise.allSettled(Array.from({ length: 50 }, () => startOperation(intent)))
  expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
