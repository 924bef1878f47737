import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'
import { accountOf, codeOf, control, graphAs, reset, signInFlow } from './test-client.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

const setClock = (offsetSeconds: unknown) => control(simulator, '/clock', { offsetSeconds })
const seconds = () => Date.now() / 1000
const day = 86_400

test('an access token ends by the clock of Graph', async () => {
  const graph = await graphAs(simulator, 'megan')
  await setClock(3500)
  expect((await graph('GET', '/me')).status).toBe(200)
  await setClock(3700)
  const late = await graph('GET', '/me')
  expect([late.status, codeOf(late)]).toEqual([401, 'InvalidAuthenticationToken'])
  expect((await (await graphAs(simulator, 'megan'))('GET', '/me')).status).toBe(200)
})

test('an access token of tomorrow is refused today', async () => {
  await setClock(day)
  const graph = await graphAs(simulator, 'megan')
  await setClock(0)
  expect((await graph('GET', '/me')).status).toBe(401)
})

test('a code is good for ten minutes', async () => {
  const flow = signInFlow(simulator.url)
  const code = await flow.codeFor('megan')
  await setClock(601)
  expect((await flow.redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_codes: [70008] })
})

test('tokens bear the time of Entra', async () => {
  await setClock(day)
  const flow = signInFlow(simulator.url)
  const { body } = await flow.redeem(await flow.codeFor('megan'))
  for (const token of [body.id_token, body.access_token]) {
    const { iat = 0, nbf = 0, exp = 0 } = decodeJwt(String(token))
    expect([iat, nbf]).toEqual([expect.closeTo(seconds() + day, -1), iat])
    expect(exp - iat).toBe(3600)
  }
  expect(decodeJwt(String(body.id_token)).auth_time).toBeCloseTo(seconds() + day, -1)
})

test('answers and errors bear the time of Graph and Entra', async () => {
  await setClock(day)
  const answer = await (await graphAs(simulator, 'megan'))('GET', '/users/nobody')
  const tomorrow = new Date((seconds() + day) * 1000).toISOString().slice(0, 10)
  expect(answer.body).toMatchObject({ error: { innerError: { date: expect.stringContaining(tomorrow) } } })
  expect(Date.parse(answer.headers.get('Date') ?? '') / 1000).toBeCloseTo(seconds() + day, -1)
  const refused = await signInFlow(simulator.url).token({ grant_type: 'password' })
  expect(refused.body.timestamp).toContain(tomorrow)
  expect(Date.parse(refused.headers.get('Date') ?? '') / 1000).toBeCloseTo(seconds() + day, -1)
})

test('a reset goes all the way without anybody waiting for it', async () => {
  simulator.state.features.operationSeconds = 600
  const graph = await graphAs(simulator, 'megan')
  const ingrid = accountOf(simulator, 'ingrid.sorensen')
  const { headers } = await reset(graph, ingrid, { newPassword: 'Quiet-Harbour-58' })
  const status = async () => (await graph('GET', headers.get('Location') ?? '')).body.status
  expect(await status()).toBe('notStarted')
  await setClock(300)
  expect(await status()).toBe('running')
  await setClock(601)
  expect(await status()).toBe('succeeded')
  expect(ingrid.password).toBe('Quiet-Harbour-58')
})

test('an activated role ends when its time has come', async () => {
  await setClock(9 * 3600)
  const { body } = await control(simulator, '/users/pim@contoso.example', undefined, 'GET')
  expect(body.roles).toEqual([])
})

test.each(['soon', null, undefined, 1e15])('the clock takes a number of seconds, not %s', async (offset) => {
  expect((await setClock(offset)).status).toBe(400)
})

test('a fresh tenant has the right time', async () => {
  await setClock(day)
  simulator.reset()
  const { iat } = decodeJwt(await simulator.signIn('megan'))
  expect(iat).toBeCloseTo(seconds(), -1)
})
