import { afterEach, expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { carryOut } from '@/lib/carry-out'
import { AppError } from '@/lib/errors'
import { authorize } from '@/lib/graph/authorize'
import { startReset } from '@/lib/graph/reset-password'
import { intentOf } from '@/lib/intent'
import { reconcile } from '@/lib/reconciler'
import { readTrail } from '@/lib/store/audit-reading'
import { database } from '@/lib/store/database'
import { startOperation } from '@/lib/store/operations'
import { sessionOf } from '../auth/sign-in-by-hand'
import { pretend } from '../pretend'
import { remove } from '../rooms/phone-by-hand'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { stored, trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()
afterEach(() => void vi.useRealTimers())

const onPostgresql = Boolean(process.env.DATABASE_URL)

/** A reset that is written down, and waits to be carried out. */
async function begun(persona: string, session?: string) {
  signedInAs(persona)
  if (session && pretend.manager) pretend.manager.session.idHash = session
  const grant = await authorize('reset-password', account('amara.okafor').user.id)
  const intent = intentOf(crypto.randomUUID(), grant, {}, { evidence: null, reason: null })
  await startOperation(intent)
  const resetting = () =>
    startReset(grant, { typed: null, spare: () => Promise.reject(new Error('not asked for')) }, intent.id)
  const run = (work: () => Promise<unknown> = resetting) => carryOut(intent, grant, work)
  return { id: intent.id, run, resetting }
}

test('a process that stood still so long that it counts as dead sends nothing any more', async () => {
  const first = await begun('megan')
  await reconcile(Date.now() + 21_000)
  const second = await begun('alex')
  await expect(first.run()).rejects.toMatchObject({ failure: 'being-changed' })
  await expect(second.run()).resolves.toMatchObject({ temporaryPassword: expect.any(String) })
  expect(writes().map(({ clientRequestId }) => clientRequestId)).toEqual([second.id])
  expect((await stored()).map(({ state }) => state)).toEqual(['failed', 'succeeded'])
})

test('nor does one whose time is over, even if nobody has taken over yet', async () => {
  const first = await begun('megan')
  await (
    await database()
  )
    .updateTable('operations')
    .set({ due_at: Date.now() - 1_000 })
    .execute()
  await expect(first.run()).rejects.toMatchObject({ failure: 'being-changed' })
  expect(writes()).toEqual([])
})

test('what a process carries out is not closed under its hands, whatever a clock says', async () => {
  signedInAs('megan')
  pretendTenant().state.faults.push({
    match: { path: 'resetPassword' },
    times: 1,
    fault: { delayMs: 400 },
  })
  const resetting = resetPassword(null, formFor('amara.okafor'))
  await vi.waitFor(async () => expect(await stored()).toHaveLength(1), { interval: 10 })
  vi.useFakeTimers({ now: Date.now() + 290_000, toFake: ['Date'] })
  await reconcile()
  expect(await stored()).toMatchObject([{ state: 'sent', finding: null }])
  signedInAs('alex')
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({
    problem: { failure: 'being-changed' },
  })
  expect(await resetting).toMatchObject({ status: 'done' })
})

if (onPostgresql)
  test('a node whose clock is five minutes ahead leaves others their time', async () => {
    await begun('megan')
    vi.useFakeTimers({ now: Date.now() + 300_000, toFake: ['Date'] })
    await reconcile()
    expect(await stored()).toMatchObject([{ state: 'sent' }])
    await expect(begun('alex')).rejects.toMatchObject({ failure: 'being-changed' })
  })

test('what somebody found before the answer was lost does not stay', async () => {
  const { id_hash } = await sessionOf('megan')
  const { run } = await begun('megan', id_hash)
  await reconcile(Date.now() + 290_000)
  expect(await stored()).toMatchObject([{ state: 'reconciled', finding: 'not-done' }])
  const lost = () => Promise.reject(new AppError('unanswered'))
  await expect(run(lost)).rejects.toMatchObject({ failure: 'unanswered' })
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: null, due_at: expect.any(Number) }])
})

test('what Microsoft took is never told as not done, whatever goes wrong afterwards', async () => {
  const { run, resetting } = await begun('megan')
  const breaking = async () => {
    await resetting()
    throw new AppError('busy')
  }
  await expect(run(breaking)).rejects.toMatchObject({ failure: 'unanswered' })
  expect(await stored()).toMatchObject([{ state: 'unknown' }])
  expect(trail().at(-1)).toMatchObject({ phase: 'outcome', result: 'unknown' })
})

test('an operation of several writes leaves all of them in its record', async () => {
  signedInAs('megan')
  expect(await remove('sofia.hernandez', 'mobile', 'alternateMobile')).toMatchObject({ status: 'done' })
  const [entry] = await readTrail('all', { phases: ['outcome'] }, { limit: 1 })
  const one = { method: 'DELETE', status: 204 }
  expect(entry?.record).toMatchObject({ graph: one, graphs: [one, one] })
})
