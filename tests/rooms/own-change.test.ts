import { expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getPerson } from '@/app/staff/[staffId]/queries'
import { readRecentActivity } from '@/lib/activity'
import { tellActivity } from '@/lib/activity-words'
import { trail, withFreshTrail } from '../operations/trail'
import { account, formFor, inPretendTenant, signedInAs } from '../tenant'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

const minute = 60_000

/** The person signs in with what was handed out and chooses a password, so long from now. */
function changes(name: string, inMinutes: number): string {
  const at = new Date(Date.now() + inMinutes * minute).toISOString()
  account(name).user.lastPasswordChangeDateTime = at
  return at
}

async function ownChange(name: string) {
  return (await getPerson(account(name).user.id)).ownChange
}

test('that the password was changed after a reset shows once Graph tells it, and is written down once, by nobody', async () => {
  signedInAs('megan')
  await resetPassword(null, formFor('amara.okafor'))
  expect(await ownChange('amara.okafor'), 'the reset itself').toBeNull()
  const at = changes('amara.okafor', 3)
  expect(await ownChange('amara.okafor')).toBe(Date.parse(at))
  expect(await ownChange('amara.okafor')).toBe(Date.parse(at))
  expect(trail().filter(({ action }) => action === 'own-password')).toMatchObject([
    { phase: 'reconcile', result: 'ok', target: { name: 'Amara Okafor' }, change: { at } },
  ])
  const [newest] = await tellActivity(await readRecentActivity(account('amara.okafor').user.id))
  expect(newest?.sentence).toMatch(
    /password of .*Amara Okafor.* was changed after the reset; Microsoft does not say by whom: .*\d:\d\d/,
  )
})

test('a change that no reset here came before is nobody’s news', async () => {
  signedInAs('megan')
  changes('amara.okafor', 3)
  expect(await ownChange('amara.okafor')).toBeNull()
})

test('what comes back from the server on premises minutes later is the reset, not the person', async () => {
  signedInAs('megan')
  await resetPassword(null, formFor('ingrid.sorensen', { newPassword: 'Harbour-Lights-47' }))
  changes('ingrid.sorensen', 9)
  expect(await ownChange('ingrid.sorensen')).toBeNull()
  changes('ingrid.sorensen', 12)
  expect(await ownChange('ingrid.sorensen')).not.toBeNull()
})

test('a newer reset here is not taken for the person', async () => {
  signedInAs('megan')
  await resetPassword(null, formFor('amara.okafor'))
  await resetPassword(null, formFor('amara.okafor'))
  expect(await ownChange('amara.okafor')).toBeNull()
})
