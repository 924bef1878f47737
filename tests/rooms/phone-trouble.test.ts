import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  addPhoneNumber,
  changePhoneNumber,
  removePhoneNumber,
  turnSmsSignIn,
} from '@/app/staff/[staffId]/phone/action'
import { getPerson } from '@/app/staff/[staffId]/phone/queries'
import { database } from '@/lib/store/database'
import { agrees } from '@/lib/graph/phone-reading'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'
import { add, change, fail, open, remove, seen, stored, turn, typed } from './phone-by-hand'

inPretendTenant()
beforeEach(async () => void (await (await database()).deleteFrom('recent_changes').execute()))

describe('an answer that got lost', () => {
  const verbs = [
    ['adding', 'amara.okafor', () => add('amara.okafor')],
    ['changing', 'sofia.hernandez', () => change('sofia.hernandez')],
    ['removing', 'chloe.dubois', () => remove('chloe.dubois', 'mobile')],
    ['turning off', 'sofia.hernandez', () => turn('sofia.hernandez', 'off')],
  ] as const

  test.each(verbs)('is looked up after %s: it was done', async (_verb, _name, send) => {
    signedInAs('megan')
    for (const method of ['POST', 'PATCH', 'DELETE'])
      fail({ path: 'phoneMethods', method }, { reset: 'after' })
    expect(await send()).toMatchObject({ status: 'done', result: { lost: true } })
    expect(writes()).toHaveLength(1)
  })

  test.each(verbs)('is looked up after %s: it is not to be seen', async (_verb, name, send) => {
    signedInAs('megan')
    const before = stored(name)
    for (const method of ['POST', 'PATCH', 'DELETE'])
      fail({ path: 'phoneMethods', method }, { reset: 'before' })
    expect(await send()).toMatchObject({ status: 'unknown', problem: { failure: 'unanswered' } })
    expect(stored(name)).toEqual(before)
    expect(writes()).toEqual([])
  })
})

describe('what Microsoft took is never told as not done', () => {
  const unread: [string, () => void][] = [
    ['is not answered', () => fail({ path: 'batch' }, { reset: 'before' }, 20)],
    [
      'is throttled',
      () => fail({ path: 'phoneMethods$' }, { status: 429, headers: { 'Retry-After': '60' } }, 20),
    ],
    ['is nonsense', () => fail({ path: 'phoneMethods$' }, { replaceBody: '{"value":null}' }, 20)],
  ]

  test.each(unread)('where the reading after it %s', async (_how, spoil) => {
    signedInAs('megan')
    const form = formFor('amara.okafor', typed)
    const adding = addPhoneNumber(open, form)
    await vi.waitFor(() => expect(writes()).toHaveLength(1), { interval: 1 })
    spoil()
    expect(await adding).toMatchObject({ status: 'done', result: { result: 'applying' } })
    expect(stored('amara.okafor')).toMatchObject({ mobile: ['+1 2065550199', expect.anything()] })
  })

  test('where the second of two numbers is refused: the first one is told as removed', async () => {
    signedInAs('megan')
    fail({ path: 'phoneMethods/3179', method: 'DELETE' }, { status: 400 })
    expect(await remove('sofia.hernandez', 'mobile', 'alternateMobile')).toMatchObject({
      status: 'failed',
      problem: {
        failure: 'phone-partly',
        sentence: expect.stringContaining('alternate mobile number is removed'),
      },
      now: [{ type: 'mobile' }, { type: 'office' }],
    })
    expect(Object.keys(stored('sofia.hernandez'))).toEqual(['mobile', 'office'])
  })

  test('where it was gone already', async () => {
    signedInAs('megan')
    fail({ path: 'phoneMethods/3179', method: 'DELETE' }, { status: 404 })
    expect(await remove('chloe.dubois', 'mobile')).toMatchObject({ status: 'done' })
  })
})

test('what Microsoft refused is not told as done because the numbers cannot be read', async () => {
  signedInAs('megan')
  const removing = remove('piotr.zielinski', 'mobile')
  await vi.waitFor(
    () => expect(pretendTenant().state.log.some(({ method }) => method === 'DELETE')).toBe(true),
    {
      interval: 1,
    },
  )
  fail({ path: 'phoneMethods$' }, { status: 500 }, 20)
  expect(await removing).toMatchObject({ status: 'failed' })
})

describe('what is kept in mind gives way to what Microsoft tells', () => {
  const late = async (send: () => Promise<object>) => {
    pretendTenant().tenant.replication.methodSeconds = 60
    expect(await send()).toMatchObject({ status: 'done' })
    pretendTenant().tenant.replication.methodSeconds = 0
  }

  test('added, shown, and removed again', async () => {
    signedInAs('megan')
    await late(() => add('amara.okafor'))
    await remove('amara.okafor', 'mobile')
    expect(await seen('amara.okafor')).toEqual([])
  })

  test('removed, and another one added', async () => {
    signedInAs('megan')
    await late(() => remove('chloe.dubois', 'mobile'))
    await add('chloe.dubois')
    expect(await seen('chloe.dubois')).toMatchObject([{ number: '+X XXXXXXXX99', applying: null }])
  })

  test('added, and changed somewhere else', async () => {
    signedInAs('megan')
    await late(() => add('amara.okafor'))
    const amara = account('amara.okafor')
    const methods = amara.methods.map((method) =>
      'phoneNumber' in method ? { ...method, phoneNumber: '+1 2065550123' } : method,
    )
    Object.assign(amara, { methods })
    expect(await seen('amara.okafor')).toMatchObject([{ number: '+X XXXXXXXX23', applying: null }])
  })

  test('an alternate number is taken beside a mobile number that does not show yet', async () => {
    signedInAs('megan')
    await late(() => add('amara.okafor'))
    pretendTenant().tenant.replication.methodSeconds = 60
    const alternate = { ...typed, phoneType: 'alternateMobile', phoneNumber: '206 555 0198' }
    expect(await add('amara.okafor', alternate)).toMatchObject({ status: 'done' })
  })
})

test.each([
  ['+X XXXXXXXX99', true],
  ['+1 •••-•••-0199', true],
  ['+1 206XXXXXXX', true],
  ['+1 XXXXXXXXXX', true],
  ['+1 2065550199', true],
  ['+X XXXXXXXX98', false],
  ['+1 2065550198', false],
])('%s can be +1 2065550199: %s', (shown, can) => {
  expect(agrees(shown, '+1 2065550199')).toBe(can)
})

describe('nothing is written', () => {
  test.each([
    ['letters', { phoneNumber: 'call me' }, { phoneNumber: 'characters' }],
    ['a formula', { phoneNumber: '=1+1' }, { phoneNumber: 'characters' }],
    ['40 digits', { phoneNumber: '1'.repeat(40) }, { phoneNumber: 'too-long' }],
    ['an extension for SMS', { phoneNumber: '2065550142 x1' }, { phoneNumber: 'extension' }],
    ['no country', { country: '' }, { country: 'country' }],
    ['no type', { phoneType: 'home' }, { phoneType: 'type' }],
  ])('for %s, and what was typed comes back', async (_what, wrong, fields) => {
    signedInAs('megan')
    const sent = { ...typed, ...wrong }
    expect(await add('amara.okafor', sent)).toMatchObject({ status: 'invalid', fields, typed: sent })
    expect(writes()).toEqual([])
  })

  test.each([
    ['somebody of another location', 'megan', 'hbq1', 'not-found'],
    ['somebody who holds a role', 'megan', 'tomas.reyes', 'not-allowed'],
    ['oneself', 'megan', 'megan', 'not-allowed'],
    ['anybody, by somebody without a role', 'nora', 'amara.okafor', 'not-found'],
  ])('for %s', async (_whom, persona, name, failure) => {
    signedInAs(persona)
    unit('Pike Street').members.add(account('megan').user.id)
    const staffId = name === 'hbq1' ? [...unit('Harbour Quay').members][0] : account(name).user.id
    for (const send of [addPhoneNumber, changePhoneNumber, removePhoneNumber, turnSmsSignIn]) {
      const form = formFor('amara.okafor', { ...typed, turn: 'on', mark: 'x', staffId: staffId ?? '' })
      expect(await send(open, form)).toMatchObject({ status: 'failed', problem: { failure } })
    }
    expect(writes()).toEqual([])
  })

  test('by managers whose role does not include phones: they see neither numbers nor ways', async () => {
    signedInAs('hugo')
    const [someone = ''] = unit('Garden Terrace').members
    const { phones, decisions } = await getPerson(someone)
    expect(phones).toBeNull()
    expect(decisions['change-methods']).toEqual({ allowed: false, reason: 'role' })
  })

  const runs = Number(process.env.PHONES ?? 20)
  test(`for ${runs.toLocaleString('en')} random strings`, { timeout: 3_600_000 }, async () => {
    signedInAs('megan')
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, async (phoneNumber) => {
        expect((await add('amara.okafor', { ...typed, phoneNumber })).status).toBe('invalid')
      }),
      { numRuns: runs },
    )
    expect(writes()).toEqual([])
  })
})

describe('the person’s page', () => {
  test('tells the numbers in the one round trip that tells the person', async () => {
    signedInAs('megan')
    expect(await seen('sofia.hernandez')).toEqual([
      { type: 'mobile', number: '+X XXXXXXXX42', sms: 'ready', applying: null },
      { type: 'alternateMobile', number: '+X XXXXXXXX43', sms: 'notSupported', applying: null },
      { type: 'office', number: '+X XXXXXXXX00', sms: 'notSupported', applying: null },
    ])
    expect(pretendTenant().state.log.filter(({ batch }) => !batch)).toHaveLength(1)
  })

  test('is there without the numbers when Graph does not tell them', async () => {
    fail({ path: '/authentication/phoneMethods' }, { status: 500 }, 9)
    signedInAs('megan')
    expect(await seen('sofia.hernandez')).toBe('unread')
  })
})
