import { expect, test } from 'vitest'
import { managerOf, managerOfSession } from '@/lib/auth/manager'
import { authorizeOwnAs, heldAssignments } from '@/lib/graph/authorize'
import { readAhead } from '@/lib/graph/read-ahead'
import { readTrail } from '@/lib/store/audit-reading'
import { removeSession, type Session } from '@/lib/store/session-ends'
import { sessionOf } from '../auth/sign-in-by-hand'
import { inPretendTenant, pretendTenant } from '../tenant'

inPretendTenant()

/** What the first page of somebody waits for. */
const firstPage = (session: Session) => heldAssignments(authorizeOwnAs(managerOf(session)))
const batches = () => pretendTenant().state.log.filter(({ path }) => path.endsWith('/$batch')).length

function answers(fault: object): void {
  pretendTenant().state.faults.push({ match: { path: '\\$batch$' }, fault })
}

async function endsOf({ id_hash }: Session): Promise<string[]> {
  const entries = await readTrail('all', { phases: ['session'] }, { limit: 50 })
  const own = entries.filter(({ record }) => record.actor?.session === id_hash)
  return own.map(({ record }) => record.action).filter((action) => action !== 'sign-in')
}

test('the first page after a sign-in finds the roles there', async () => {
  const session = await sessionOf('megan')
  await readAhead(session.id_hash)
  expect(await firstPage(session)).toHaveLength(1)
  expect(batches()).toBe(1)
})

test('a page that comes while they are read waits for the same reading', async () => {
  const session = await sessionOf('megan')
  const [, roles] = await Promise.all([readAhead(session.id_hash), firstPage(session)])
  expect(roles).toHaveLength(1)
  expect(batches()).toBe(1)
})

test('when Microsoft is busy at the sign-in, the page asks for itself', async () => {
  const session = await sessionOf('megan')
  answers({ status: 429, headers: { 'Retry-After': '120' } })
  await readAhead(session.id_hash)
  expect(batches()).toBe(1)
  pretendTenant().state.faults.splice(0)
  expect(await firstPage(session)).toHaveLength(1)
  expect(batches()).toBe(2)
})

test('a session that has ended meanwhile asks Microsoft nothing', async () => {
  const session = await sessionOf('megan')
  await removeSession(session.id_hash)
  await readAhead(session.id_hash)
  expect(batches()).toBe(0)
})

test('where Graph takes no token of it, this session ends with one record, and no other one does', async () => {
  const [session, other] = [await sessionOf('megan'), await sessionOf('megan')]
  answers({ status: 401 })
  await Promise.all([readAhead(session.id_hash), firstPage(session).catch(() => undefined)])
  expect(await managerOfSession(session.id_hash)).toBeNull()
  expect(await endsOf(session)).toEqual(['session-refused'])
  expect(await managerOfSession(other.id_hash)).not.toBeNull()
})
