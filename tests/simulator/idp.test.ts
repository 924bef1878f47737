import { compactVerify, decodeJwt, decodeProtectedHeader, exportSPKI } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { personaPassword, tenantId } from './constants.ts'
import { keyId, publicKey } from './keys.ts'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'
import { accountOf, control, graphAs, signInFlow } from './test-client.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

const set = (hostile: unknown) => control(simulator, '/idp', { hostile })

async function signIn(persona = 'megan') {
  const flow = signInFlow(simulator.url)
  const { body } = await flow.redeem(await flow.codeFor(persona), { client_info: '1' })
  const info: unknown = JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString())
  return { body, idToken: String(body.id_token), info }
}

const elsewhere = 'c0ffee00-0bad-4bad-8bad-9e7e2d0000ff'
const seconds = () => Date.now() / 1000

function isSigned(token: string): Promise<boolean> {
  return compactVerify(token, publicKey, { algorithms: ['RS256'] }).then(
    () => true,
    () => false,
  )
}

/** What does not change from one token to the next. */
function steady(token: string) {
  return { ...decodeJwt(token), sid: '', auth_time: 0, iat: 0, nbf: 0, exp: 0 }
}

test.each<[hostile: string, claim: string, expected: () => unknown]>([
  ['wrong-aud', 'aud', () => elsewhere],
  ['wrong-iss', 'iss', () => `https://login.microsoftonline.com/${elsewhere}/v2.0`],
  ['expired', 'exp', () => expect.closeTo(seconds() - 3600, -1)],
  ['future-nbf', 'nbf', () => expect.closeTo(seconds() + 3600, -1)],
  ['missing-iat', 'iat', () => undefined],
  ['wrong-nonce', 'nonce', () => expect.stringMatching(/^[0-9a-f-]{36}$/)],
  ['other-tid', 'tid', () => elsewhere],
  ['oid-mismatch', 'oid', () => accountOf(simulator, 'alex').user.id],
])('%s bends %s, and nothing else', async (hostile, claim, expected) => {
  const honest = (await signIn()).idToken
  await set(hostile)
  const { idToken, info } = await signIn()
  expect(decodeJwt(idToken)[claim]).toEqual(expected())
  expect({ ...steady(idToken), [claim]: '' }).toEqual({ ...steady(honest), [claim]: '' })
  expect(await isSigned(idToken)).toBe(true)
  expect(info).toEqual({ uid: accountOf(simulator, 'megan').user.id, utid: tenantId })
})

test.each([
  ['alg-none', { alg: 'none' }],
  ['hs256', { alg: 'HS256', kid: keyId }],
  ['wrong-key', { alg: 'RS256', kid: keyId }],
  ['kid-unknown', { alg: 'RS256', kid: 'pretend-key-unknown' }],
])('%s signs what no key of Entra verifies', async (hostile, header) => {
  const honest = (await signIn()).idToken
  await set(hostile)
  const { idToken } = await signIn()
  expect(decodeProtectedHeader(idToken)).toMatchObject(header)
  expect(await isSigned(idToken)).toBe(false)
  expect(steady(idToken)).toEqual(steady(honest))
})

test('hs256 takes the published key for the secret', async () => {
  await set('hs256')
  const secret = new TextEncoder().encode(await exportSPKI(publicKey))
  const verified = await compactVerify((await signIn()).idToken, secret)
  expect(verified.protectedHeader.alg).toBe('HS256')
})

test('wrong-state sends the browser back with another state and a good code', async () => {
  await set('wrong-state')
  const flow = signInFlow(simulator.url)
  const { back } = await flow.typeIn({ username: 'megan@contoso.example', password: personaPassword })
  expect(back.get('state')).not.toBe('a state')
  expect((await flow.redeem(back.get('code') ?? '')).status).toBe(200)
})

test('access tokens stay good under a hostile identity provider', async () => {
  await set('wrong-key')
  const { body } = await signIn()
  const headers = { Authorization: `Bearer ${String(body.access_token)}` }
  expect((await fetch(`${simulator.url}/v1.0/me`, { headers })).status).toBe(200)
  expect((await (await graphAs(simulator, 'megan'))('GET', '/me')).status).toBe(200)
})

test('null ends it, and so does a fresh tenant', async () => {
  for (const end of [() => set(null), () => control(simulator, '/reset', {})]) {
    await set('alg-none')
    await end()
    expect(await isSigned((await signIn()).idToken)).toBe(true)
  }
})

test.each(['nonsense', '', undefined, 1])('%s is no way to misbehave', async (hostile) => {
  expect((await set(hostile)).status).toBe(400)
})
