import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addPhoneNumber,
  changePhoneNumber,
  removePhoneNumber,
  turnSmsSignIn,
} from '@/app/staff/[staffId]/phone/action'
import { getPerson } from '@/app/staff/[staffId]/phone/queries'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'
import { add, change, fail, open, remove, seen, stored, turn, typed } from './phone-by-hand'

inPretendTenant()

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
    ['oneself', 'megan', 'megan', 'not-found'],
    ['anybody, by somebody without a role', 'nora', 'amara.okafor', 'not-found'],
  ])('for %s', async (_whom, persona, name, failure) => {
    signedInAs(persona)
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
