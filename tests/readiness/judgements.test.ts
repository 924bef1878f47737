import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '@/lib/errors'
import type { Judged } from '@/lib/setup/check'
import { account, give as giveOver, inPretendTenant, pretendTenant, unit } from '../tenant'
import { roleIds } from '../simulator/roles'
import { putInOrder } from './healthy'
import { hoursLater, policy, tenant } from './planted'
import { give, letActivate, takeAll } from './planted-places'
import { judge, read } from './read'

inPretendTenant()
beforeEach(putInOrder)
afterEach(() => void vi.useRealTimers())

function known<T>(value: T | AppError): T {
  if (value instanceof AppError) throw value
  return value
}

function named({ affected }: Judged): string[] {
  return affected.map(({ name }) => name)
}

describe('who looks after a location', () => {
  test('is nobody where the managers are blocked, guests or an application', async () => {
    takeAll('Station Kiosk')
    give('hugo', 'authenticationAdministrator', 'Station Kiosk')
    give('guest', 'authenticationAdministrator', 'Station Kiosk')
    giveOver('2f1d6b0e-0000-4000-8000-000000000001', roleIds.authenticationAdministrator, 'Station Kiosk')
    account('hugo').user.accountEnabled = false
    expect(named(judge('locations-without-manager', await read()))).toEqual(['Station Kiosk'])
  })

  test('is only eligible where the one who is not is blocked', async () => {
    takeAll('Station Kiosk')
    give('hugo', 'authenticationAdministrator', 'Station Kiosk')
    account('hugo').user.accountEnabled = false
    letActivate('elias', 'Station Kiosk')
    const reading = await read()
    expect(named(judge('only-eligible', reading))).toEqual(['Station Kiosk'])
    expect(judge('locations-without-manager', reading).verdict).toBe('pass')
  })

  test('cannot be told where Graph does not say who is eligible', async () => {
    takeAll('Station Kiosk')
    pretendTenant().state.faults.push({
      match: { path: 'roleEligibilityScheduleInstances' },
      fault: { status: 400 },
    })
    const reading = await read()
    for (const id of ['locations-without-manager', 'only-eligible', 'roles-ending'])
      expect([id, judge(id, reading).verdict]).toEqual([id, 'cannot-tell'])
  })

  test('takes no licence for a role over the whole organisation', async () => {
    give('hugo', 'helpdeskAdministrator', null)
    account('hugo').user.assignedLicenses = []
    expect(judge('managers-unlicensed', await read()).verdict).toBe('pass')
  })
})

test('a Global Administrator who is blocked or only eligible does not count as one', async () => {
  for (const name of ['nora', 'tessa']) account(name).user.accountEnabled = false
  expect(judge('global-administrators', await read())).toMatchObject({ verdict: 'fail', facts: { count: 1 } })
})

describe('a method', () => {
  test('that the policy does not name cannot be told of', async () => {
    const reading = await read()
    const methods = { ...known(reading.methods), sms: null, pass: null, qrCode: null }
    for (const id of ['sms-policy', 'sms-sign-in', 'pass-policy', 'qr-policy'])
      expect(judge(id, { ...reading, methods })).toMatchObject({ verdict: 'cannot-tell', cause: null })
  })

  test('that is on for nobody is off, and is opened to everybody by hand only', async () => {
    policy({ methodTargets: { ...pretendTenant().state.policy.methodTargets, qrCodePin: [] } })
    const { verdict, fix } = judge('qr-policy', await read())
    expect([verdict, fix?.byUs]).toEqual(['fail', false])
    expect(fix?.requests?.[0]?.body).toMatchObject({ includeTargets: [{ id: 'all_users' }] })
  })

  test('is switched on for the groups that the policy names, and for nobody else', async () => {
    const shop = 'b0b1a6f0-7c1e-4a52-9f53-0d9a8e0f6c11'
    policy({
      sms: false,
      smsSignIn: false,
      methodTargets: { sms: [shop], temporaryAccessPass: [], qrCodePin: [] },
    })
    const reading = await read()
    for (const id of ['sms-policy', 'sms-sign-in'])
      expect(judge(id, reading).fix?.requests?.[0]?.body, id).toMatchObject({
        includeTargets: [{ id: shop }],
      })
  })
})

describe('text messages of Microsoft’s own', () => {
  test.each([
    ['before their end are switched on by hand', '2026-11-30T00:00:00Z', 'off', 1],
    ['after it are of no use', '2027-03-01T00:00:00Z', 'over', 0],
  ])('%s', async (_what, day, why, requests) => {
    policy({ sms: false, smsSignIn: false })
    const reading = await read({ hasOwnSmsProvider: false })
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) })
    for (const id of ['sms-policy', 'sms-sign-in']) {
      const { facts, fix } = judge(id, reading)
      expect([id, facts.why, fix?.byUs ?? false, fix?.requests?.length ?? 0]).toEqual([
        id,
        why,
        false,
        requests,
      ])
    }
  })
})

test('of two secrets that begin alike it is not the one that is over', async () => {
  tenant().registration.furtherSecretsEnd = [hoursLater(-24), hoursLater(24 * 90)]
  expect(judge('credential-end', await read())).toMatchObject({ verdict: 'pass', facts: { days: 89 } })
})

test.each([
  ['all sign in elsewhere', 'all', 'pass'],
  ['none has ever arrived', 'none', 'cannot-tell'],
] as const)('passwords: where %s it is no fault', async (_what, federated, verdict) => {
  const reading = await read()
  const organisation = { ...known(reading.organisation), lastPasswordSync: null, federated }
  expect(judge('password-sync', { ...reading, organisation }).verdict).toBe(verdict)
})

test('guests register where they are at home', async () => {
  account('guest').methods = []
  unit('Pike Street').members.add(account('guest').user.id)
  expect(judge('nothing-registered', await read()).verdict).toBe('pass')
})

test('a group in a location whose people nobody tells is named, and left where it is', async () => {
  for (const id of tenant().groups.keys()) unit('Station Kiosk').members.add(id)
  pretendTenant().state.faults.push({ match: { path: '/transitiveMembers/' }, fault: { status: 403 } })
  const reading = await read()
  expect(judge('groups-inside', reading)).toMatchObject({ verdict: 'fail', fix: { requests: [] } })
})
