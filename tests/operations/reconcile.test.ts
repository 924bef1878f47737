import { expect, test, vi } from 'vitest'
import { block, signOutEverywhere } from '@/app/staff/[staffId]/account-actions'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getPerson } from '@/app/staff/[staffId]/queries'
import { checks } from '@/lib/graph/checks'
import { reconcile } from '@/lib/reconciler'
import { database } from '@/lib/store/database'
import { startOperation } from '@/lib/store/operations'
import { removeSession } from '@/lib/store/session-ends'
import { sessionOf } from '../auth/sign-in-by-hand'
import { pretend } from '../pretend'
import { anIntent } from '../store/an-intent'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { stored, trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

const inASecond = () => Date.now() + 1_000
const inHalfAMinute = () => Date.now() + 30_000
const inThreeMinutes = () => Date.now() + 180_000
const inAQuarterOfAnHour = () => Date.now() + 900_000
const amara = () => account('amara.okafor').user.id

/** Megan, with a session that the reconciler finds in the store. */
async function signInForReal(): Promise<string> {
  signedInAs('megan')
  const { id_hash } = await sessionOf('megan')
  if (pretend.manager) pretend.manager.session.idHash = id_hash
  return id_hash
}

/** A reset that a process has begun and will not end, of a person whose password last changed at that time. */
async function abandoned(session: string): Promise<void> {
  const noted = account('amara.okafor').user.lastPasswordChangeDateTime
  const intent = anIntent({ manager: account('megan').user.id, person: amara(), session })
  await startOperation({ ...intent, noted: noted ?? null })
}

async function loseAnAnswer(reset: 'before' | 'after'): Promise<void> {
  pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, times: 1, fault: { reset } })
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'unknown' })
}

async function earlier() {
  signedInAs('megan')
  return (await getPerson(amara())).earlier.map(({ outcome }) => outcome)
}

test('what a process left open is closed as unknown and, without the session, not checked', async () => {
  await abandoned('a session that is over')
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: 'unchecked', due_at: null }])
  expect(trail().map(({ phase, result, reason }) => [phase, result, reason])).toEqual([
    ['intent', undefined, undefined],
    ['reconcile', 'unknown', 'unfinished'],
    ['reconcile', 'unknown', 'unchecked'],
  ])
  expect(trail()[2]).toMatchObject({ actor: { name: 'Megan' }, target: { name: 'Amara' } })
})

test('what is being carried out is left alone, and so is everything while nothing is due', async () => {
  await abandoned('a session')
  await reconcile(inASecond())
  expect(await stored()).toMatchObject([{ state: 'sent' }])
})

test('while the session lives, its token tells that the password did change', async () => {
  await signInForReal()
  await loseAnAnswer('after')
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'reconciled', finding: 'done' }])
  expect(trail().at(-1)).toMatchObject({ phase: 'reconcile', result: 'ok', reason: 'done' })
  expect(writes()).toHaveLength(1)
})

test('that it did not change is believed only after Microsoft had the time to show it', async () => {
  await signInForReal()
  await loseAnAnswer('before')
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: null }])
  await reconcile(inThreeMinutes())
  expect(await stored()).toMatchObject([{ state: 'reconciled', finding: 'not-done' }])
  expect(trail().at(-1)).toMatchObject({ phase: 'reconcile', result: 'failed', reason: 'not-done' })
})

test('a change of the password that was there before is not taken for this one', async () => {
  const session = await signInForReal()
  account('amara.okafor').user.lastPasswordChangeDateTime = new Date().toISOString()
  await abandoned(session)
  await reconcile(inThreeMinutes())
  expect(await stored()).toMatchObject([{ state: 'reconciled', finding: 'not-done' }])
})

test('a change long after it was sent is somebody else’s, and tells nothing of this one', async () => {
  const session = await signInForReal()
  await abandoned(session)
  account('amara.okafor').user.lastPasswordChangeDateTime = new Date(Date.now() + 300_000).toISOString()
  await reconcile(Date.now() + 330_000)
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: null }])
})

test('while Microsoft does not answer it is asked again, but not for ever', async () => {
  await signInForReal()
  await loseAnAnswer('after')
  const isAway = { status: 503, headers: { 'Retry-After': '60' } }
  pretendTenant().state.faults.push({ match: { path: 'batch' }, fault: isAway })
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: null, due_at: expect.any(Number) }])
  await reconcile(inAQuarterOfAnHour())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: 'unchecked', due_at: null }])
})

test('what came of something else since is not taken for what became of it', async () => {
  await signInForReal()
  const isLost = { match: { path: 'revokeSignInSessions' }, times: 1, fault: { reset: 'before' as const } }
  pretendTenant().state.faults.push(isLost)
  expect(await signOutEverywhere(null, formFor('amara.okafor'))).toMatchObject({ status: 'unknown' })
  // This signs out as well.
  expect(await block(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
  await reconcile(inThreeMinutes())
  expect(await stored()).toMatchObject([
    { capability: 'sign-out', finding: 'unchecked' },
    { capability: 'block' },
  ])
})

test('a look that goes wrong in a way nobody thought of does not keep an operation open for ever', async () => {
  await signInForReal()
  await loseAnAnswer('after')
  vi.spyOn(checks['reset-password'], 'look').mockRejectedValue(new TypeError('not thought of'))
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: null }])
  await reconcile(inAQuarterOfAnHour())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: 'unchecked', due_at: null }])
})

test('where something newer was sent, what shows is not taken for the older one', async () => {
  await signInForReal()
  await loseAnAnswer('before')
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ finding: 'unchecked' }, { state: 'succeeded' }])
})

test('two nodes that look at the same time look once', async () => {
  await signInForReal()
  await loseAnAnswer('after')
  await Promise.all([reconcile(inHalfAMinute()), reconcile(inHalfAMinute())])
  expect(trail().filter(({ phase }) => phase === 'reconcile')).toHaveLength(1)
})

test('what could not be checked is found out at the manager’s next visit, and told', async () => {
  const session = await signInForReal()
  await loseAnAnswer('after')
  await removeSession(session)
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: 'unchecked' }])
  expect(await earlier()).toEqual(['done'])
  expect(await stored()).toMatchObject([{ state: 'reconciled', finding: 'done' }])
  expect(await earlier()).toEqual(['done'])
})

test('what was sent on Friday is still asked about on Monday', async () => {
  signedInAs('megan')
  await loseAnAnswer('after')
  const db = await database()
  const before = Date.now() - 3 * 24 * 3600_000
  await db.updateTable('operations').set({ started_at: before, due_at: null }).execute()
  account('amara.okafor').user.lastPasswordChangeDateTime = new Date(before + 1_000).toISOString()
  expect(await earlier()).toEqual(['done'])
})

test('a visit right after a lost answer says that nobody knows yet', async () => {
  signedInAs('megan')
  await loseAnAnswer('before')
  expect(await earlier()).toEqual(['open'])
})

test('a newer reset settles it, for whoever looks', async () => {
  signedInAs('megan')
  await loseAnAnswer('after')
  await resetPassword(null, formFor('amara.okafor'))
  expect(await earlier()).toEqual([])
})

test('a newer attempt that failed settles nothing', async () => {
  signedInAs('megan')
  await loseAnAnswer('after')
  pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, times: 1, fault: { status: 409 } })
  await resetPassword(null, formFor('amara.okafor'))
  expect(await earlier()).toEqual(['done'])
})

test('somebody else’s attempt is not told as one’s own', async () => {
  signedInAs('megan')
  await loseAnAnswer('after')
  signedInAs('alex')
  expect((await getPerson(amara())).earlier).toEqual([])
})
