import { beforeEach, describe, expect, test } from 'vitest'
import encodeQr from 'qr'
import { isObject } from './graph-body.ts'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, control, graphAs, json } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const hour = 3_600_000
const from = (milliseconds: number, now = Date.now()) => new Date(now + milliseconds).toISOString()
const inDays = (days: number) => from(days * 24 * hour)
const standardQRCode = { startDateTime: from(0), expireDateTime: inDays(365) }

async function call(manager: string, method: string, name: string, path = '', body?: unknown) {
  const address = `/users/${accountOf(simulator, name).user.id}/authentication/qrCodePinMethod${path}`
  return (await graphAs(simulator, manager))(
    method,
    address,
    body === undefined ? {} : { headers: json, body },
  )
}

const create = (name: string, body: object = { standardQRCode }) => call('megan', 'PUT', name, '', body)

describe('a QR code', () => {
  test('comes with image and PIN once, and without afterwards', async () => {
    const { status, body } = await create('amara.okafor')
    expect(status).toBe(201)
    expect(body).toMatchObject({
      standardQRCode: {
        image: { binaryValue: expect.any(String), version: 4 },
        lastUsedDateTime: '0001-01-01T00:00:00Z',
      },
      temporaryQRCode: null,
      pin: { code: expect.stringMatching(/^\d{8}$/), forceChangePinNextSignIn: true },
    })
    const shown = (await call('megan', 'GET', 'amara.okafor')).body
    expect(shown).toMatchObject({ id: body.id, standardQRCode: { image: null }, pin: { code: null } })
  })

  test('is a picture of its content', async () => {
    const { standardQRCode: code } = (await create('amara.okafor')).body
    const image = isObject(code) && isObject(code.image) ? code.image : {}
    const svg = Buffer.from(String(image.binaryValue), 'base64').toString()
    expect(svg).toMatch(/^<svg /)
    const content = Buffer.from(String(image.rawContent), 'base64').toString()
    const drawn = encodeQr(content, 'svg', { ecc: 'low', version: 4, border: 4 })
    expect(svg).toContain(/ d="M4[^"]*"/.exec(drawn)?.[0])
  })

  test('can have a PIN of one’s choice, of 8 to 20 digits', async () => {
    const { body } = await create('amara.okafor', { standardQRCode, pin: { code: '0959978612' } })
    expect(body.pin).toMatchObject({ code: '0959978612' })
    for (const code of ['1234567', '123456789012345678901', 'abcdefgh', 12345678]) {
      expect((await create('nino.beridze', { standardQRCode, pin: { code } })).status).toBe(400)
    }
  })

  test.each([
    ['none', {}],
    ['longer than 395 days', { standardQRCode: { startDateTime: from(0), expireDateTime: inDays(396) } }],
    ['over before it begins', { standardQRCode: { startDateTime: inDays(2), expireDateTime: inDays(1) } }],
  ])('is refused: %s', async (_what, body) => {
    expect((await create('amara.okafor', body)).status).toBe(400)
  })

  test('is one for each person, until it is over or deleted', async () => {
    expect((await create('ananya.sharma')).status).toBe(400)
    expect((await create('minjun.kim')).status).toBe(201)
    expect((await call('megan', 'DELETE', 'ananya.sharma')).status).toBe(204)
    expect((await call('megan', 'GET', 'ananya.sharma')).status).toBe(404)
    expect((await create('ananya.sharma')).status).toBe(201)
  })

  test('is not for guests, or without the policy', async () => {
    expect((await create('dana.novak_partner.example#EXT#')).status).toBe(400)
    await control(simulator, '/policy', { qrCodePin: false })
    expect((await create('amara.okafor')).text).toContain('QRCodePin')
  })

  test('is not for a Helpdesk Administrator to make', async () => {
    expect((await call('hugo', 'PUT', 'nora', '', { standardQRCode })).status).toBe(403)
  })
})

describe('the standard code', () => {
  test('ends when one says, without a new image', async () => {
    const expireDateTime = inDays(300)
    const answer = await call('megan', 'PATCH', 'ananya.sharma', '/standardQRCode', { expireDateTime })
    expect([answer.status, answer.body.image, answer.body.expireDateTime]).toEqual([
      200,
      null,
      expireDateTime,
    ])
    const late = { expireDateTime: inDays(396) }
    expect((await call('megan', 'PATCH', 'ananya.sharma', '/standardQRCode', late)).status).toBe(400)
    const start = { startDateTime: inDays(1), expireDateTime }
    expect((await call('megan', 'PATCH', 'ananya.sharma', '/standardQRCode', start)).status).toBe(400)
  })

  test('is made anew where there is none', async () => {
    expect((await call('megan', 'DELETE', 'ananya.sharma', '/standardQRCode')).status).toBe(204)
    expect((await call('megan', 'GET', 'ananya.sharma', '/standardQRCode')).status).toBe(404)
    const answer = await call('megan', 'PATCH', 'ananya.sharma', '/standardQRCode', standardQRCode)
    expect([answer.status, isObject(answer.body.image)]).toEqual([201, true])
  })
})

describe('the temporary code', () => {
  const lasting = (hours: number, now = Date.now()) => ({
    startDateTime: from(0, now),
    expireDateTime: from(hours * hour, now),
  })

  test.each([
    [0.5, 400],
    [12.5, 400],
    [1, 201],
    [12, 201],
  ])('of %i hours answers %i', async (hours, status) => {
    const answer = await call('megan', 'PATCH', 'ananya.sharma', '/temporaryQRCode', lasting(hours))
    expect(answer.status).toBe(status)
  })

  test('is not changed, only deleted', async () => {
    expect((await call('megan', 'PATCH', 'xiuying.wang', '/temporaryQRCode', lasting(2))).status).toBe(400)
    expect((await call('megan', 'DELETE', 'xiuying.wang', '/temporaryQRCode')).status).toBe(204)
    expect((await call('megan', 'PATCH', 'xiuying.wang', '/temporaryQRCode', lasting(2))).status).toBe(201)
  })

  test('takes a method', async () => {
    const answer = await call('megan', 'PATCH', 'amara.okafor', '/temporaryQRCode', lasting(2))
    expect([answer.status, codeOf(answer)]).toEqual([404, 'resourceNotFound'])
  })
})

test('a PIN that is reset is Entra’s own, whatever is sent', async () => {
  const { status, body } = await call('megan', 'PATCH', 'ananya.sharma', '/pin', { code: '11111111' })
  expect(status).toBe(201)
  expect(body).toMatchObject({ code: expect.stringMatching(/^\d{8}$/), forceChangePinNextSignIn: true })
  expect(body.code).not.toBe('11111111')
})

test('where the tenant’s Graph lacks the method, its address does not exist', async () => {
  await control(simulator, '/features', { qrCodePinMethod: false })
  for (const answer of [await call('megan', 'GET', 'ananya.sharma'), await create('amara.okafor')]) {
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BadRequest'])
    expect(answer.text).toContain("segment 'qrCodePinMethod'")
  }
  expect(simulator.state.unsimulated).toEqual([])
})

test('is in beta where only beta has it', async () => {
  await control(simulator, '/features', { qrCodePinMethod: false, qrCodePinMethodInBeta: true })
  const graph = await graphAs(simulator, 'megan')
  const address = `/users/${accountOf(simulator, 'ananya.sharma').user.id}/authentication/qrCodePinMethod`
  expect((await graph('GET', address)).status).toBe(400)
  expect((await graph('GET', `https://graph.microsoft.com/beta${address}`)).status).toBe(200)
})
