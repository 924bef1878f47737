import { describe, expect, test } from 'vitest'
import { getQrCode } from '@/app/staff/[staffId]/qr-code/queries'
import { account, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'
import { getPerson } from '@/app/staff/[staffId]/queries'
import { fail, inDays, made, seen, send, stored } from './qr-code-by-hand'

inPretendTenant()

const day = 24 * 3600_000

describe('a new QR code', () => {
  test('comes with a picture and a PIN, shown once', async () => {
    signedInAs('megan')
    const { image, pin, spelled, validity } = await made('create', 'amara.okafor', {
      expireDateTime: inDays(100),
    })
    expect(image).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(pin).toBe(stored('amara.okafor')?.pin.code)
    expect(spelled.map(({ character }) => character).join('')).toBe(pin)
    expect(validity).toMatch(/^Valid until /)
    const { standardQRCode } = stored('amara.okafor') ?? {}
    const until = new Date(standardQRCode?.expireDateTime ?? '')
    expect([until.getHours(), until.getMinutes()]).toEqual([23, 59])
    expect(await seen('amara.okafor')).toMatchObject({ mustChangePin: true, applying: null })
  })

  test('lasts 395 days at most, and the last of them is among them', async () => {
    signedInAs('megan')
    expect(await send('create', 'amara.okafor', { expireDateTime: inDays(395) })).toMatchObject({
      status: 'done',
    })
    const { startDateTime = '', expireDateTime = '' } = stored('amara.okafor')?.standardQRCode ?? {}
    const lasts = (Date.parse(expireDateTime) - Date.parse(startDateTime)) / day
    expect(lasts).toBeGreaterThan(394.9)
    expect(lasts).toBeLessThanOrEqual(395)
  })

  test.each([
    ['', 'expire'],
    ['soon', 'expire'],
    ['2027-02-30', 'expire'],
    ['1e9', 'expire'],
    ['2020-01-01', 'expire-past'],
    [inDays(-1), 'expire-past'],
    [inDays(0), 'expire-short'],
    [inDays(397), 'expire-long'],
    ['9999-12-31', 'expire-long'],
  ])('is not made to end on “%s”', async (expireDateTime, fault) => {
    signedInAs('megan')
    const state = await send('create', 'amara.okafor', { expireDateTime })
    expect(state).toMatchObject({
      status: 'invalid',
      fields: { expireDateTime: fault },
      sent: { expireDateTime },
    })
    expect(writes()).toEqual([])
  })

  test('is not made over one that is there', async () => {
    signedInAs('megan')
    const state = await send('create', 'ananya.sharma', { expireDateTime: inDays(30) })
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect(writes()).toEqual([])
  })

  test('that the policy does not allow is refused in plain words', async () => {
    signedInAs('megan')
    pretendTenant().state.policy.qrCodePin = false
    const state = await send('create', 'amara.okafor', { expireDateTime: inDays(30) })
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'qr-refused' } })
  })

  test('takes the place of one that is over, and leaves the PIN', async () => {
    signedInAs('megan')
    const pin = stored('minjun.kim')?.pin.code
    expect(await seen('minjun.kim')).toMatchObject({ standard: { isOver: true } })
    const { image, pin: shown } = await made('renew', 'minjun.kim', { expireDateTime: inDays(30) })
    expect(image).toMatch(/^data:image/)
    expect(shown).toBeNull()
    expect(stored('minjun.kim')?.pin.code).toBe(pin)
    expect(await seen('minjun.kim')).toMatchObject({ standard: { isOver: false } })
  })
})

describe('a badge that was left at home', () => {
  test('is replaced by a code for some hours', async () => {
    signedInAs('megan')
    const { image, pin, validity } = await made('temporary', 'ananya.sharma', { lifetimeInHours: '8' })
    expect([image?.slice(0, 11), pin]).toEqual(['data:image/', null])
    expect(validity).toMatch(/^Valid until .*\d:\d\d/)
    const { startDateTime = '', expireDateTime = '' } = stored('ananya.sharma')?.temporaryQRCode ?? {}
    expect(Date.parse(expireDateTime) - Date.parse(startDateTime)).toBe(8 * 3600_000)
  })

  test.each(['0', '-1', '13', '1e9', 'all day', '', '2.5'])(
    'but not for “%s” hours',
    async (lifetimeInHours) => {
      signedInAs('megan')
      const state = await send('temporary', 'ananya.sharma', { lifetimeInHours })
      expect(state).toMatchObject({ status: 'invalid', fields: { lifetimeInHours: 'hours' } })
      expect(writes()).toEqual([])
    },
  )

  test('is told to be replaced, although Graph does not tell it yet', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    // It is kept in mind for minutes: nobody whom other tests need.
    await made('temporary', 'sakura.tanaka', { lifetimeInHours: '2' })
    expect(await seen('sakura.tanaka')).toMatchObject({ temporary: { isOver: false }, applying: 'changed' })
  })

  test('has one temporary code at a time, which can be ended', async () => {
    signedInAs('megan')
    const state = await send('temporary', 'xiuying.wang', { lifetimeInHours: '1' })
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect((await made('end-temporary', 'xiuying.wang')).outcome).toEqual({ lost: false, already: false })
    expect(stored('xiuying.wang')).toMatchObject({ temporaryQRCode: null, standardQRCode: {} })
    expect((await made('end-temporary', 'xiuying.wang')).outcome).toMatchObject({ already: true })
  })
})

test('a PIN is reset: Microsoft makes a new one, which has to be changed at the next scan', async () => {
  signedInAs('megan')
  const before = stored('ananya.sharma')?.pin.code
  const { pin, image } = await made('pin', 'ananya.sharma')
  expect(pin).toMatch(/^\d{8}$/)
  expect(image).toBeNull()
  expect(pin).not.toBe(before)
  expect(stored('ananya.sharma')?.pin).toMatchObject({ code: pin, forceChangePinNextSignIn: true })
})

describe('the end of a badge', () => {
  test('is moved, and the badge stays the same', async () => {
    signedInAs('megan')
    const before = stored('ananya.sharma')?.standardQRCode
    const { outcome } = await made('expiry', 'ananya.sharma', { expireDateTime: inDays(20) })
    expect(outcome).toEqual({ lost: false, already: false })
    const after = stored('ananya.sharma')?.standardQRCode
    expect(after?.id).toBe(before?.id)
    expect(Math.round((Date.parse(after?.expireDateTime ?? '') - Date.now()) / day)).toBeLessThanOrEqual(21)
  })

  test('is 395 days after its start at the latest, not after today', async () => {
    signedInAs('megan')
    // It began 40 days ago.
    const state = await send('expiry', 'ananya.sharma', { expireDateTime: inDays(370) })
    expect(state).toMatchObject({ status: 'invalid', fields: { expireDateTime: 'expire-long' } })
    expect(writes()).toEqual([])
  })

  test('whose answer got lost is looked up', async () => {
    signedInAs('megan')
    fail({ method: 'PATCH' }, { reset: 'after' })
    const { outcome } = await made('expiry', 'ananya.sharma', { expireDateTime: inDays(20) })
    expect(outcome).toEqual({ lost: true, already: false })
  })

  test('cannot be moved once the code is over: that would make a code that nobody sees', async () => {
    signedInAs('megan')
    const state = await send('expiry', 'minjun.kim', { expireDateTime: inDays(20) })
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect(writes()).toEqual([])
  })
})

describe('deleting a QR code', () => {
  test('takes badge and PIN away', async () => {
    signedInAs('megan')
    expect((await made('delete', 'ananya.sharma')).outcome).toEqual({ lost: false, already: false })
    expect(stored('ananya.sharma')).toBeUndefined()
    expect(await seen('ananya.sharma')).toBeNull()
  })

  test('that somebody deleted elsewhere says that it is gone already', async () => {
    signedInAs('megan')
    const id = stored('ananya.sharma')?.id ?? ''
    account('ananya.sharma').methods = []
    expect((await made('delete', 'ananya.sharma', { id })).outcome).toMatchObject({ already: true })
    expect(writes()).toEqual([])
  })

  test('leaves one alone that has taken its place', async () => {
    signedInAs('megan')
    const state = await send('delete', 'ananya.sharma', { id: crypto.randomUUID() })
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect(writes()).toEqual([])
  })

  test('twice says that it is gone already, although Graph still tells it', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    const id = stored('xiuying.wang')?.id ?? ''
    await made('delete', 'xiuying.wang')
    expect((await made('delete', 'xiuying.wang', { id })).outcome).toMatchObject({ already: true })
  })

  test('makes way for a new one at once, although Graph still tells it', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    await made('delete', 'minjun.kim')
    expect((await getQrCode(account('minjun.kim').user.id)).method).toBeNull()
    expect(await send('create', 'minjun.kim', { expireDateTime: inDays(30) })).toMatchObject({
      status: 'done',
    })
  })

  test('is shown as being applied while Graph still tells it', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    await made('delete', 'sakura.tanaka')
    expect(await seen('sakura.tanaka')).toMatchObject({ applying: 'deleted' })
  })
})

describe('where the organisation’s Graph', () => {
  const staffId = () => account('amara.okafor').user.id

  test('has QR codes in beta alone, they are made there', async () => {
    Object.assign(pretendTenant().state.features, { qrCodePinMethod: false, qrCodePinMethodInBeta: true })
    signedInAs('megan')
    expect((await getQrCode(staffId())).isNowhere).toBe(false)
    expect(await send('create', 'amara.okafor', { expireDateTime: inDays(30) })).toMatchObject({
      status: 'done',
    })
    expect(writes().map(({ path }) => path)).toEqual([expect.stringMatching(/^\/beta\/.*qrCodePinMethod$/)])
    expect(await seen('amara.okafor')).toMatchObject({ standard: { isOver: false } })
  })

  test('has them nowhere, that is said, and nothing is sent', async () => {
    pretendTenant().state.features.qrCodePinMethod = false
    signedInAs('megan')
    expect((await getQrCode(staffId())).isNowhere).toBe(true)
    const state = await send('create', 'amara.okafor', { expireDateTime: inDays(30) })
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'qr-nowhere' } })
    expect(writes()).toEqual([])
  })

  test('lists the method without its codes, they are asked for', async () => {
    pretendTenant().state.features.qrCodeListedWhole = false
    signedInAs('megan')
    expect(await seen('ananya.sharma')).toMatchObject({ standard: { isOver: false } })
    const tooLong = await send('expiry', 'ananya.sharma', { expireDateTime: inDays(370) })
    expect(tooLong).toMatchObject({ status: 'invalid', fields: { expireDateTime: 'expire-long' } })
    expect((await made('expiry', 'ananya.sharma', { expireDateTime: inDays(20) })).outcome).toMatchObject({
      lost: false,
    })
  })

  test('has them after all, that is found out by itself', async () => {
    signedInAs('megan')
    expect((await getQrCode(staffId())).isNowhere).toBe(false)
  })
})

test('whether there is a QR code is not told to whoever may not read methods', async () => {
  signedInAs('hugo')
  const [somebody = ''] = unit('Garden Terrace').members
  expect((await getPerson(somebody)).qr).toBe('hidden')
})
