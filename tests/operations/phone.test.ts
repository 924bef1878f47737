import { expect, test, vi } from 'vitest'
import { getPerson } from '@/app/staff/[staffId]/queries'
import { reconcile } from '@/lib/reconciler'
import { sessionOf } from '../auth/sign-in-by-hand'
import { pretend } from '../pretend'
import { add, change, fail, remove, turn } from '../rooms/phone-by-hand'
import { account, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { stored, trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

const inHalfAMinute = () => Date.now() + 30_000
const inThreeMinutes = () => Date.now() + 180_000

/** Megan, with a session that the reconciler finds in the store. */
async function signInForReal(): Promise<void> {
  signedInAs('megan')
  const { id_hash } = await sessionOf('megan')
  if (pretend.manager) pretend.manager.session.idHash = id_hash
}

const verbs = [
  ['adding', 'amara.okafor', () => add('amara.okafor')],
  ['changing', 'sofia.hernandez', () => change('sofia.hernandez')],
  ['removing', 'chloe.dubois', () => remove('chloe.dubois', 'mobile')],
  ['turning off SMS sign-in', 'sofia.hernandez', () => turn('sofia.hernandez', 'off')],
] as const

/** The answer is lost, and Microsoft does not show yet what came of it. */
async function lose(send: () => Promise<object>, reset: 'before' | 'after'): Promise<void> {
  pretendTenant().tenant.replication.methodSeconds = 60
  for (const method of ['POST', 'PATCH', 'DELETE']) fail({ path: 'phoneMethods', method }, { reset })
  expect(await send()).toMatchObject({ status: 'unknown' })
  pretendTenant().tenant.replication.methodSeconds = 0
}

test.each(verbs)('%s was done, as shows later', async (_verb, name, send) => {
  await signInForReal()
  await lose(send, 'after')
  expect(writes()).toHaveLength(1)
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'reconciled', finding: 'done' }])
  const { earlier } = await getPerson(account(name).user.id)
  expect(earlier).toMatchObject([{ capability: 'phone', outcome: 'done' }])
})

test.each(verbs)('%s was not done, which is believed after a while', async (_verb, _name, send) => {
  await signInForReal()
  await lose(send, 'before')
  await reconcile(inHalfAMinute())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: null }])
  await reconcile(inThreeMinutes())
  expect(await stored()).toMatchObject([{ state: 'reconciled', finding: 'not-done' }])
})

test('a new number that ends like the one before cannot be told from it', async () => {
  await signInForReal()
  const alike = { phoneType: 'mobile', country: 'US', phoneNumber: '(206) 555-0142' }
  await lose(() => change('sofia.hernandez', alike), 'before')
  await reconcile(inThreeMinutes())
  expect(await stored()).toMatchObject([{ state: 'unknown', finding: null }])
})

test('the trail tells which number it was about, by its last two digits', async () => {
  signedInAs('megan')
  await add('amara.okafor')
  const change = { what: 'added', type: 'mobile', number: '•••99' }
  expect(trail().filter(({ action }) => action === 'phone')).toMatchObject([
    { phase: 'intent', change },
    { phase: 'outcome', result: 'ok', change },
  ])
  expect(JSON.stringify(trail())).not.toContain('5550199')
})
