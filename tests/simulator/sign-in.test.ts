import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'
import { control, signInFlow } from './test-client.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

async function idTokenOf(changes: Record<string, string> = {}) {
  const flow = signInFlow(simulator.url, changes)
  const { body } = await flow.redeem(await flow.codeFor('megan'))
  return decodeJwt(String(body.id_token))
}

test('an ID token says when and how the person signed in', async () => {
  const { auth_time, amr, acrs } = await idTokenOf()
  expect(auth_time).toBeCloseTo(Date.now() / 1000, -1)
  expect([amr, acrs]).toEqual([['pwd'], undefined])
})

test('a renewed ID token still says when the person signed in', async () => {
  const flow = signInFlow(simulator.url)
  const { body } = await flow.redeem(await flow.codeFor('megan'))
  await control(simulator, '/clock', { offsetSeconds: 7200 })
  const renewed = await flow.token({
    grant_type: 'refresh_token',
    refresh_token: String(body.refresh_token),
  })
  const [before, after] = [decodeJwt(String(body.id_token)), decodeJwt(String(renewed.body.id_token))]
  expect(after.auth_time).toBe(before.auth_time)
  expect(after.iat).toBeGreaterThan((before.iat ?? 0) + 7000)
})

test('a registration without the optional claim gets no auth_time', async () => {
  await control(simulator, '/features', { authTime: false })
  expect(await idTokenOf()).not.toHaveProperty('auth_time')
})

test('an authentication context that was asked for is in the ID token', async () => {
  const claims = JSON.stringify({ id_token: { acrs: { essential: true, value: 'c1' } } })
  expect((await idTokenOf({ claims })).acrs).toEqual(['c1'])
})

test.each(['login', 'select_account', 'consent', ''])('prompt=%s shows the sign-in page', async (prompt) => {
  const { address } = signInFlow(simulator.url, { prompt, max_age: '0', login_hint: 'nora@contoso.example' })
  const response = await fetch(address)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('name="username" value="nora@contoso.example"')
})

test.each<Record<string, string>>([
  { prompt: 'unspecified' },
  { prompt: 'login consent' },
  { max_age: 'soon' },
  { max_age: '-1' },
  { max_age: '1.5' },
])('%o ends at an error page, not at the app', async (changes) => {
  const response = await fetch(signInFlow(simulator.url, changes).address, { redirect: 'manual' })
  expect([response.status, response.headers.get('Location')]).toEqual([400, null])
  expect(await response.text()).toContain('AADSTS90023')
})
