import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'
import { accountOf, codeOf, control, json, reply, signInFlow } from './test-client.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

const revoke = (more: object = {}) =>
  control(simulator, '/revoke', { user: 'megan@contoso.example', ...more })
const capable = JSON.stringify({ access_token: { xms_cc: { values: ['CP1'] } } })

/** Somebody who has signed in, the way an app does. */
async function session(persona = 'megan', claims = capable) {
  const flow = signInFlow(simulator.url, { claims, scope: 'openid offline_access User.Read' })
  let { body } = await flow.redeem(await flow.codeFor(persona))
  const headers = () => ({ Authorization: `Bearer ${String(body.access_token)}` })
  return {
    token: () => String(body.access_token),
    me: async () => reply(await fetch(`${simulator.url}/v1.0/me`, { headers: headers() })),
    batch: async () => {
      const requests = [{ id: '1', method: 'GET', url: '/me' }]
      const options = {
        method: 'POST',
        headers: { ...headers(), ...json },
        body: JSON.stringify({ requests }),
      }
      return reply(await fetch(`${simulator.url}/v1.0/$batch`, options))
    },
    renew: async (fields: Record<string, string> = {}) => {
      const form = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token), ...fields }
      const renewed = await flow.token(form)
      if (renewed.status === 200) body = renewed.body
      return renewed
    },
  }
}

/** What the app is told to ask for. */
function challengeIn(headers: Headers): unknown {
  const claims = /claims="([^"]+)"/.exec(headers.get('WWW-Authenticate') ?? '')?.[1] ?? ''
  return JSON.parse(Buffer.from(claims, 'base64').toString())
}

test('a revoked token is answered with a challenge that says what to ask for', async () => {
  const { me } = await session()
  expect((await me()).status).toBe(200)
  await revoke()
  const answer = await me()
  expect([answer.status, codeOf(answer)]).toEqual([401, 'InvalidAuthenticationToken'])
  expect(answer.headers.get('WWW-Authenticate')).toMatch(
    /^Bearer realm="", authorization_uri="https:\/\/login\.microsoftonline\.com\/common\/oauth2\/authorize", error="insufficient_claims", claims="[\w+/=]+"$/,
  )
  expect(challengeIn(answer.headers)).toEqual({
    access_token: { nbf: { essential: true, value: expect.stringMatching(/^\d{10}$/) } },
  })
  expect((await me()).status).toBe(401)
})

test('a token from afterwards is fine, in the same second too', async () => {
  const { me, renew, token } = await session()
  await revoke()
  expect((await me()).status).toBe(401)
  expect((await renew({ claims: capable })).status).toBe(200)
  expect(decodeJwt(token()).xms_cc).toEqual(['CP1'])
  expect((await me()).status).toBe(200)
})

test('a batch is refused as a whole', async () => {
  const { batch } = await session()
  expect((await batch()).status).toBe(200)
  await revoke()
  const answer = await batch()
  expect([answer.status, answer.body.responses]).toEqual([401, undefined])
  expect(answer.headers.get('WWW-Authenticate')).toContain('insufficient_claims')
})

test('a token of an app that knows no challenges goes on until it expires', async () => {
  const { me } = await session('megan', '')
  await revoke()
  expect((await me()).status).toBe(200)
  await control(simulator, '/clock', { offsetSeconds: 3700 })
  const { status, headers } = await me()
  expect([status, headers.get('WWW-Authenticate')]).toEqual([401, expect.not.stringContaining('claims')])
})

test('other people notice nothing', async () => {
  const { me } = await session('alex')
  await revoke()
  expect((await me()).status).toBe(200)
})

test('where a sign-in is wanted, no refresh helps', async () => {
  const { renew } = await session()
  await revoke({ interaction: true })
  for (const renewed of [await renew({ claims: capable }), await renew()]) {
    expect(renewed.body).toMatchObject({ error: 'invalid_grant', error_codes: [50173] })
  }
  const again = await session()
  expect([(await again.me()).status, (await again.renew()).status]).toEqual([200, 200])
})

test('a later revocation does not make revoked refresh tokens good', async () => {
  const { renew } = await session()
  await revoke({ interaction: true })
  await revoke()
  expect((await renew()).status).toBe(400)
})

test('tests can have tokens of either kind', async () => {
  const headers = {
    Authorization: `Bearer ${await simulator.signIn('megan', undefined, { isCaeCapable: true })}`,
  }
  await revoke({ user: accountOf(simulator, 'megan').user.id })
  expect((await fetch(`${simulator.url}/v1.0/me`, { headers })).status).toBe(401)
})

test.each([
  [{ user: 'nobody@contoso.example' }, 404],
  [{ user: undefined }, 400],
  [{ interaction: 'yes' }, 400],
])('revoking %o answers %i', async (more, status) => {
  expect((await revoke(more)).status).toBe(status)
})
