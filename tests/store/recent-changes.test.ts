import { afterEach, expect, test, vi } from 'vitest'
import { sql } from 'kysely'
import { database } from '@/lib/store/database'
import { dropChange, noteChange, recentChanges } from '@/lib/store/recent-changes'

afterEach(() => void vi.useRealTimers())

test('the last note of a kind about a person is kept for five minutes', async () => {
  const person = crypto.randomUUID()
  await noteChange(person, 'phone mobile', 'first')
  await noteChange(person, 'phone mobile', 'second')
  await noteChange(person, 'phone office', 'third')
  await noteChange(crypto.randomUUID(), 'phone mobile', 'of somebody else')
  expect((await recentChanges(person)).sort()).toEqual(['second', 'third'])
  vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] })
  expect(await recentChanges(person)).toEqual([])
})

test('what Graph tells by now needs no note', async () => {
  const person = crypto.randomUUID()
  await noteChange(person, 'phone mobile', 'first')
  await noteChange(person, 'phone office', 'second')
  await dropChange(person, 'phone mobile')
  expect(await recentChanges(person)).toEqual(['second'])
})

test('nothing of it can be read in the store', async () => {
  const person = crypto.randomUUID()
  await noteChange(person, 'phone mobile', 'number +1 2065550199')
  const { rows } = await sql<{ sealed: string }>`select * from recent_changes`.execute(await database())
  expect(JSON.stringify(rows)).not.toContain('2065550199')
})
