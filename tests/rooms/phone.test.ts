import { afterEach, describe, expect, test, vi } from 'vitest'
import { addPhoneNumber, changePhoneNumber } from '@/app/staff/[staffId]/phone/action'
import { getPhone } from '@/app/staff/[staffId]/phone/queries'
import type { PhoneState } from '@/app/staff/[staffId]/phone/outcome'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { add, change, fail, markOf, open, other, remove, seen, stored, turn, typed } from './phone-by-hand'

inPretendTenant()
afterEach(() => void vi.useRealTimers())

describe('adding', () => {
  test('stores the number in Graph’s format and says that it is ready for SMS sign-in', async () => {
    signedInAs('megan')
    const form = formFor('amara.okafor', typed)
    expect(await addPhoneNumber(open, form)).toMatchObject({
      status: 'done',
      result: { deed: 'added', number: '+1 2065550199', result: 'ready', lost: false },
    })
    expect(stored('amara.okafor')).toEqual({ mobile: ['+1 2065550199', 'on'] })
    expect(writes()).toMatchObject([{ method: 'POST', clientRequestId: form.get('operation') }])
  })

  test.each([
    ['by policy', () => (pretendTenant().state.policy.smsSignIn = false), 'not-by-policy', 'off'],
    ['without a licence', () => (account('amara.okafor').user.assignedLicenses = []), 'off', 'off'],
  ])('says so when it is not for SMS sign-in: %s', async (_why, prepare, result, sms) => {
    prepare()
    signedInAs('megan')
    expect(await add('amara.okafor')).toMatchObject({ status: 'done', result: { result } })
    expect(stored('amara.okafor')).toEqual({ mobile: ['+1 2065550199', sms] })
  })

  test('takes the letters of a country in whichever case', async () => {
    signedInAs('megan')
    const small = { ...typed, country: ' de', phoneNumber: '0171 1234567' }
    expect(await add('amara.okafor', small)).toMatchObject({ result: { number: '+49 1711234567' } })
  })

  test('says so when another person signs in with the number', async () => {
    signedInAs('megan')
    const state = await add('amara.okafor', { ...typed, phoneNumber: '2065550142' })
    expect(state).toMatchObject({ status: 'done', result: { result: 'taken' } })
    expect(stored('amara.okafor')).toEqual({ mobile: ['+1 2065550142', 'taken'] })
  })

  test('an office number keeps its extension and is for the second step', async () => {
    signedInAs('megan')
    const office = { phoneType: 'office', country: 'US', phoneNumber: '206 555 0100 x12' }
    expect(await add('amara.okafor', office)).toMatchObject({ result: { result: 'second-step' } })
    expect(stored('amara.okafor')).toEqual({ office: ['+1 2065550100x12', 'off'] })
  })

  test('a number that Graph does not tell yet is shown as being applied, and not offered again', async () => {
    pretendTenant().tenant.replication.methodSeconds = 60
    signedInAs('megan')
    expect(await add('sam.ortiz')).toMatchObject({ status: 'done', result: { result: 'applying' } })
    expect(await seen('sam.ortiz')).toEqual([
      { type: 'mobile', number: '+1 ••••••••99', sms: 'untold', applying: 'saved' },
    ])
    // Sent all the same, it is Graph that knows: and what was noted tells why it refused.
    expect(await add('sam.ortiz')).toMatchObject({ problem: { failure: 'phone-exists' } })
    await expect(getPhone(account('sam.ortiz').user.id, 'mobile')).rejects.toMatchObject({
      failure: 'being-applied',
    })
    pretendTenant().tenant.replication.methodSeconds = 0
    expect(await seen('sam.ortiz')).toMatchObject([{ number: '+X XXXXXXXX99', applying: null }])
    expect(writes()).toHaveLength(1)
  })

  test('after five minutes nobody waits for it any more', async () => {
    pretendTenant().tenant.replication.methodSeconds = 600
    signedInAs('megan')
    await add('noa.cohen')
    vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] })
    expect(await seen('noa.cohen')).toEqual([])
  })

  test('one of each type, the mobile number first: told, with what is there', async () => {
    signedInAs('megan')
    const state = await add('sofia.hernandez')
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'phone-exists' }, typed })
    expect((state as PhoneState).now).toMatchObject([{ number: '+X XXXXXXXX42' }, {}, {}])
    const alternate = await add('amara.okafor', { ...typed, phoneType: 'alternateMobile' })
    expect(alternate).toMatchObject({ problem: { failure: 'mobile-first' } })
    expect(writes()).toEqual([])
  })

  test.each([400, 409] as const)(
    'a number that was added at the same moment is told (%s)',
    async (status) => {
      pretendTenant().state.features.phoneConflictStatus = status
      const none = { replaceBody: '{"value":[]}', contentType: 'application/json' }
      fail({ method: 'GET', path: 'phoneMethods$' }, none)
      signedInAs('megan')
      expect(await add('sofia.hernandez')).toMatchObject({ problem: { failure: 'phone-exists' } })
      expect(writes()).toEqual([])
    },
  )
})

describe('changing', () => {
  test('sends the whole new number, though the old one was masked', async () => {
    signedInAs('megan')
    expect(await change('sofia.hernandez')).toMatchObject({ result: { deed: 'changed', result: 'ready' } })
    expect(stored('sofia.hernandez').mobile).toEqual(['+49 1711234567', 'on'])
    expect(writes()).toMatchObject([{ method: 'PATCH' }])
  })

  test('is refused with the number that is there now, when somebody else changed it since', async () => {
    signedInAs('megan')
    const mark = await markOf('sofia.hernandez', 'mobile')
    const { methods } = account('sofia.hernandez')
    account('sofia.hernandez').methods = methods.map((one) =>
      'phoneType' in one && one.phoneType === 'mobile' ? { ...one, phoneNumber: '+1 2065550177' } : one,
    )
    const state = await changePhoneNumber(open, formFor('sofia.hernandez', { ...other, mark }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' }, typed: other })
    expect(state.now).toContainEqual(expect.objectContaining({ type: 'mobile', number: '+X XXXXXXXX77' }))
    expect(writes()).toEqual([])
  })
})

describe('removing', () => {
  test('takes the alternate number before the mobile one', async () => {
    signedInAs('megan')
    expect(await remove('sofia.hernandez', 'mobile', 'alternateMobile')).toMatchObject({
      result: { deed: 'removed', result: 'gone' },
    })
    expect(Object.keys(stored('sofia.hernandez'))).toEqual(['office'])
    expect(writes().map(({ method }) => method)).toEqual(['DELETE', 'DELETE'])
  })

  test('leaves the alternate number alone when nobody was told that it goes too', async () => {
    signedInAs('megan')
    expect(await remove('sofia.hernandez', 'mobile')).toMatchObject({
      problem: { failure: 'changed-meanwhile' },
    })
    expect(writes()).toEqual([])
  })

  test.each([400, 409] as const)('the default goes last, and that is told (%s)', async (status) => {
    pretendTenant().state.features.phoneConflictStatus = status
    signedInAs('megan')
    const state = await remove('piotr.zielinski', 'mobile')
    expect(state).toMatchObject({ problem: { failure: 'phone-default' } })
    expect(state.now).toMatchObject([{ type: 'mobile' }, { type: 'office' }])
    await remove('piotr.zielinski', 'office')
    expect(await remove('piotr.zielinski', 'mobile')).toMatchObject({ result: { result: 'gone' } })
    expect(stored('piotr.zielinski')).toEqual({})
  })

  test('warns before the last second step goes', async () => {
    signedInAs('megan')
    expect((await getPhone(account('chloe.dubois').user.id, 'mobile')).isLast).toBe(true)
    expect((await getPhone(account('sofia.hernandez').user.id, 'office')).isLast).toBe(false)
  })
})

describe('SMS sign-in', () => {
  test('is turned off and on again', async () => {
    signedInAs('megan')
    expect(await turn('sofia.hernandez', 'off')).toMatchObject({ result: { deed: 'smsOff', result: 'off' } })
    expect(stored('sofia.hernandez').mobile?.[1]).toBe('off')
    expect(await turn('sofia.hernandez', 'on')).toMatchObject({ result: { deed: 'smsOn', result: 'ready' } })
    expect(stored('sofia.hernandez').mobile?.[1]).toBe('on')
  })

  test('stays off where Graph refuses, and that is told', async () => {
    signedInAs('megan')
    expect(await turn('sofia.hernandez2', 'on')).toMatchObject({ problem: { failure: 'sms-refused' } })
    expect(writes()).toEqual([])
  })
})
