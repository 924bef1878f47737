import { expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { recordingDenials } from '@/lib/denials'
import { AppError } from '@/lib/errors'
import { account, formFor, inPretendTenant, signedInAs, unit } from '../tenant'
import { pretend } from '../pretend'
import { trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

const harbourQuay = () => [...unit('Harbour Quay').members][0] ?? ''

test('whoever may not do it leaves a record of having tried, with the reason and the person', async () => {
  signedInAs('megan')
  await resetPassword(null, formFor('tomas.reyes'))
  expect(trail()).toMatchObject([
    {
      phase: 'deny',
      action: 'reset-password',
      result: 'denied',
      reason: 'holds-role',
      actor: { id: account('megan').user.id, roles: [expect.anything()] },
      target: { id: account('tomas.reyes').user.id, name: account('tomas.reyes').user.displayName },
    },
  ])
})

test('so does a form for somebody out of reach, without a word about who that is', async () => {
  signedInAs('megan')
  await resetPassword(null, formFor('megan', { staffId: harbourQuay() }))
  expect(trail()).toMatchObject([
    { phase: 'deny', reason: 'not-found', target: { id: harbourQuay(), name: '', unit: null } },
  ])
})

test('so does a form from elsewhere that came with a session', async () => {
  signedInAs('megan')
  pretend.headers = { ...pretend.headers, origin: 'https://evil.example' }
  await resetPassword(null, formFor('amara.okafor'))
  expect(trail()).toMatchObject([
    { phase: 'deny', reason: 'foreign-form', actor: { id: account('megan').user.id } },
  ])
})

test('so does an old sign-in', async () => {
  signedInAs('megan')
  if (pretend.manager) pretend.manager.session.authenticatedAt = Date.now() - 8 * 3600_000
  await resetPassword(null, formFor('amara.okafor'))
  expect(trail()).toMatchObject([{ phase: 'deny', reason: 'step-up', target: { name: 'Amara Okafor' } }])
})

test('whoever is refused again and again leaves so many records a minute, and then how many more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  signedInAs('hugo')
  for (let times = 0; times < 45; times += 1)
    await recordingDenials('view', {}, () => Promise.reject(new AppError('not-found'))).catch(() => null)
  expect(trail()).toHaveLength(30)
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  await vi.waitFor(() => expect(trail()).toHaveLength(31))
  expect(trail().at(-1)).toMatchObject({ phase: 'deny', action: 'many', change: { count: 15 } })
})

test('a form without a session leaves none: nobody is known who could be named', async () => {
  await resetPassword(null, formFor('amara.okafor'))
  expect(trail()).toEqual([])
})

test('an id that is none is not taken into a record', async () => {
  signedInAs('megan')
  await resetPassword(null, formFor('amara.okafor', { staffId: '<script>' }))
  expect(trail()).toMatchObject([{ phase: 'deny', reason: 'not-found' }])
  expect(JSON.stringify(trail())).not.toContain('script')
})
