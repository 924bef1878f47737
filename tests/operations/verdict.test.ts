import { expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getResetProgress } from '@/app/staff/[staffId]/reset-password/queries'
import { readRecentActivity } from '@/lib/activity'
import { tellActivity } from '@/lib/activity-words'
import { reconcile } from '@/lib/reconciler'
import { removeSession } from '@/lib/store/session-ends'
import { sessionOf } from '../auth/sign-in-by-hand'
import { pretend } from '../pretend'
import { roleIds } from '../simulator/roles'
import { account, formFor, give, inPretendTenant, pretendTenant, signedInAs } from '../tenant'
import { stored, trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

const ingrid = () => account('ingrid.sorensen').user.id
const inHalfAMinute = () => Date.now() + 30_000
const inTwoMinutes = () => Date.now() + 120_000
const inAQuarterOfAnHour = () => Date.now() + 900_000

/** Resets a synchronised person, with a session that the reconciler finds in the store. */
async function reset(as = 'megan'): Promise<{ session: string; followUp: string }> {
  signedInAs(as)
  const { id_hash: session } = await sessionOf(as)
  if (pretend.manager) pretend.manager.session.idHash = session
  const state = await resetPassword(null, formFor('ingrid.sorensen', { newPassword: 'Harbour-Lights-47' }))
  if (state.status !== 'done') throw new Error(state.status)
  return { session, followUp: state.result.followUp ?? '' }
}

function onPremises(password: 'accept' | 'refuse', operationSeconds = 0): void {
  pretendTenant().state.features.operationSeconds = operationSeconds
  pretendTenant().state.policy.onPremisesPassword = password
}

function told() {
  const records = trail().filter(({ action }) => action === 'reset-password')
  return records.map(({ phase, result, reason }) => [phase, result, reason])
}

const begun = [
  ['intent', undefined, undefined],
  ['outcome', 'pending', 'awaits-server'],
]

/** The newest line of the person’s page. */
async function shown() {
  const [newest] = await tellActivity(await readRecentActivity(ingrid()))
  return { outcome: newest?.outcome?.text, details: newest?.details }
}

test('what was only sent to the server on premises is under way, not done', async () => {
  onPremises('accept', 60)
  const { followUp } = await reset()
  expect(await getResetProgress(ingrid(), followUp)).toMatchObject({ progress: 'running' })
  expect(told()).toEqual(begun)
  expect(await shown()).toMatchObject({
    outcome: 'Under way',
    details: expect.arrayContaining(['Waiting for your organisation’s server']),
  })
})

test('the dialog that hears that the server took it writes it down, once', async () => {
  onPremises('accept')
  const { followUp } = await reset()
  for (let time = 0; time < 3; time += 1) await getResetProgress(ingrid(), followUp)
  await reconcile(inHalfAMinute())
  expect(told()).toEqual([...begun, ['reconcile', 'ok', 'written-back']])
  expect(await stored()).toMatchObject([{ state: 'succeeded', finding: 'done', due_at: null }])
  expect(await shown()).toMatchObject({
    outcome: 'Done',
    details: expect.arrayContaining(['Your organisation’s server accepted it']),
  })
})

test('with every dialog closed the reconciler hears it, also that it was refused and why', async () => {
  onPremises('refuse')
  await reset()
  await reconcile(inHalfAMinute())
  expect(told()).toEqual([...begun, ['reconcile', 'failed', 'server-refused']])
  expect(trail().at(-1)).toMatchObject({
    actor: { name: 'Megan Bowen' },
    target: { name: 'Ingrid Sørensen' },
    change: { detail: 'OnPremisesPolicyViolation' },
  })
  expect(await stored()).toMatchObject([{ state: 'failed', finding: 'not-done', due_at: null }])
  expect(await shown()).toMatchObject({
    outcome: 'Failed',
    details: expect.arrayContaining([
      'Your organisation’s server refused the password',
      'Microsoft’s word for it: \u2068OnPremisesPolicyViolation\u2069',
    ]),
  })
})

test('a server that takes its time is asked again, until it is too long ago', async () => {
  onPremises('accept', 3600)
  await reset()
  await reconcile(inHalfAMinute())
  await reconcile(inTwoMinutes())
  expect(told()).toEqual(begun)
  await reconcile(inAQuarterOfAnHour())
  expect(told()).toEqual([...begun, ['reconcile', 'unknown', 'server-untold']])
  expect(await stored()).toMatchObject([{ state: 'succeeded', finding: 'unchecked', due_at: null }])
})

test('after the session is over nobody asks, and the trail says that nobody was told', async () => {
  onPremises('accept', 60)
  const { session } = await reset()
  await removeSession(session)
  await reconcile(inHalfAMinute())
  expect(told()).toEqual([...begun, ['reconcile', 'unknown', 'server-untold']])
})

test('a manager whose role may not ask is not told, and neither is the trail', async () => {
  pretendTenant().tenant.assignments = pretendTenant().tenant.assignments.filter(
    ({ principalId }) => principalId !== account('megan').user.id,
  )
  give(account('megan').user.id, roleIds.helpdeskAdministrator, 'Pike Street')
  onPremises('accept')
  const { followUp } = await reset()
  expect(await getResetProgress(ingrid(), followUp)).toMatchObject({ progress: 'untold' })
  expect(told()).toEqual(begun)
  await reconcile(inTwoMinutes())
  expect(told()).toEqual([...begun, ['reconcile', 'unknown', 'server-untold']])
})

test('while Microsoft is away it is asked again', async () => {
  onPremises('accept')
  await reset()
  const isAway = { status: 503, headers: { 'Retry-After': '60' } }
  pretendTenant().state.faults.push({ match: { path: 'batch' }, times: 1, fault: isAway })
  await reconcile(inHalfAMinute())
  expect(told()).toEqual(begun)
  await reconcile(inTwoMinutes())
  expect(told().at(-1)).toEqual(['reconcile', 'ok', 'written-back'])
})
