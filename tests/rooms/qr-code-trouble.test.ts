import { describe, expect, test } from 'vitest'
import { getEarlier } from '@/lib/earlier'
import { authorizeView } from '@/lib/graph/authorize'
import { imageFrom } from '@/lib/graph/qr-image'
import { letPass } from '../operations/let-pass'
import { account, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { fail, inDays, made, send, stored } from './qr-code-by-hand'

inPretendTenant()

const until = { expireDateTime: inDays(30) }
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')

describe('an answer that is none', () => {
  test.each([
    ['was cut off', { truncateAt: 60 }],
    ['never came', { reset: 'after' }],
    ['is a page', { replaceBody: '<html>', contentType: 'text/html', status: 201 }],
    ['is empty', { replaceBody: '{}', status: 201 }],
    [
      'has no PIN',
      { replaceBody: JSON.stringify({ id: '1', standardQRCode: { image: { binaryValue: svg } } }) },
    ],
    [
      'has no picture',
      {
        replaceBody: JSON.stringify({ id: '1', standardQRCode: { image: null }, pin: { code: '12345678' } }),
      },
    ],
    [
      'has a picture that is none',
      {
        replaceBody: JSON.stringify({
          id: '1',
          standardQRCode: { image: { binaryValue: 'bm8gcGljdHVyZQ==' } },
          pin: { code: '12345678' },
        }),
      },
    ],
    ['is a fault of Microsoft’s', { status: 503 }],
  ])('and %s is no success, and is not asked for again', async (_how, how) => {
    signedInAs('megan')
    fail({ method: 'PUT' }, how)
    const state = await send('create', 'amara.okafor', until)
    expect(state).toMatchObject({ status: 'unknown', problem: { failure: 'unanswered' } })
    const sent = pretendTenant().state.log.filter(({ method }) => method === 'PUT')
    expect(sent).toHaveLength(1)
    const pin = stored('amara.okafor')?.pin.code
    if (pin) expect(JSON.stringify(state)).not.toContain(pin)
  })

  test.each([
    ['create', 'nino.beridze', 'PUT', until],
    ['renew', 'minjun.kim', 'PATCH', until],
    ['temporary', 'ananya.sharma', 'PATCH', { lifetimeInHours: '4' }],
    ['pin', 'sakura.tanaka', 'PATCH', {}],
  ] as const)(
    'to %s is looked after: the person’s page tells later that it was done',
    async (deed, name, method, fields) => {
      signedInAs('megan')
      fail({ method }, { reset: 'after' })
      expect(await send(deed, name, fields)).toMatchObject({ status: 'unknown' })
      const { grant } = await authorizeView(account(name).user.id)
      expect(await getEarlier(grant)).toMatchObject([{ capability: 'qr-code', outcome: 'done' }])
    },
  )

  test('is looked after: or that nothing was done, once Graph can be believed', async () => {
    signedInAs('megan')
    await made('create', 'sam.ortiz', until)
    fail({ method: 'PATCH' }, { reset: 'before' })
    await send('temporary', 'sam.ortiz', { lifetimeInHours: '4' })
    const { grant } = await authorizeView(account('sam.ortiz').user.id)
    expect(await getEarlier(grant)).toMatchObject([{ outcome: 'open' }])
    await letPass(121_000)
    expect(await getEarlier(grant)).toMatchObject([{ outcome: 'not-done' }])
  })

  test('about a deletion that Graph never heard of is unknown, and may be sent again', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE' }, { reset: 'before' })
    expect(await send('delete', 'ananya.sharma')).toMatchObject({ status: 'unknown' })
    expect(await send('delete', 'ananya.sharma')).toMatchObject({ status: 'done' })
  })
})

describe('a picture', () => {
  const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')

  test.each([
    ['<svg viewBox="0 0 1 1"/>', 'image/svg+xml'],
    ['<?xml version="1.0"?>\n<svg/>', 'image/svg+xml'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ])('is known by its first bytes: %j', (bytes, type) => {
    expect(imageFrom(base64(bytes))).toBe(`data:${type};base64,${base64(bytes)}`)
  })

  test('in the other alphabet of base64 is one too', () => {
    const bytes = '<svg a="\xfb\xff\xfe"/>'
    expect(imageFrom(Buffer.from(bytes, 'latin1').toString('base64url'))).toBe(imageFrom(base64(bytes)))
  })

  test.each(['<html><svg/></html>', 'javascript:alert(1)', '', '<svgx/>'])('is not %j', (text) => {
    expect(imageFrom(base64(text))).toBeNull()
  })
})

test.each([
  ['somebody who holds a role', 'megan', 'tomas.reyes', 'not-allowed'],
  ['anybody, by somebody without a role', 'nora', 'amara.okafor', 'not-found'],
])('nothing is made for %s', async (_whom, persona, name, failure) => {
  signedInAs(persona)
  expect(await send('create', name, until)).toMatchObject({ status: 'failed', problem: { failure } })
  expect(writes()).toEqual([])
})
