import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clientId, personaPassword, tenantId } from './constants.ts'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'
import { accountOf, graphAs, json, reply, reset, signInFlow } from './test-client.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

async function control(method: string, path: string, body?: unknown) {
  const options = { method, headers: json, body: body === undefined ? undefined : JSON.stringify(body) }
  const response = await fetch(`${simulator.url}/__sim${path}`, options)
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}

async function me() {
  const headers = { Authorization: `Bearer ${await simulator.signIn('megan')}` }
  return fetch(`${simulator.url}/v1.0/me`, { headers })
}

describe('signing in', () => {
  test('leads from the page to tokens that verify', async () => {
    const flow = signInFlow(simulator.url)
    expect(await (await fetch(flow.address)).text()).toContain('megan@contoso.example')
    const { status, body } = await flow.redeem(await flow.codeFor('megan'), { client_info: '1' })
    expect(status).toBe(200)
    const keys = createRemoteJWKSet(new URL(`${simulator.url}/${tenantId}/discovery/v2.0/keys`))
    const { payload } = await jwtVerify(String(body.id_token), keys, {
      audience: clientId,
      issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    })
    const { id } = accountOf(simulator, 'megan').user
    expect(payload).toMatchObject({ oid: id, tid: tenantId, nonce: 'a nonce', ver: '2.0' })
    expect(JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString())).toEqual({
      uid: id,
      utid: tenantId,
    })
    const headers = { Authorization: `Bearer ${String(body.access_token)}` }
    expect((await fetch(`${simulator.url}/v1.0/me`, { headers })).status).toBe(200)
  })

  test('hands the state back, and no more to a visitor with a wrong password', async () => {
    const flow = signInFlow(simulator.url)
    const { back } = await flow.typeIn({ username: 'megan@contoso.example', password: personaPassword })
    expect(back.get('state')).toBe('a state')
    const wrong = await flow.typeIn({ username: 'megan@contoso.example', password: 'Wrong-2026!' })
    expect([wrong.status, wrong.back.get('code')]).toEqual([401, null])
    expect(wrong.text).toContain('incorrect')
  })

  test('tells a blocked person that they are blocked', async () => {
    accountOf(simulator, 'megan').user.accountEnabled = false
    const { status, text } = await signInFlow(simulator.url).typeIn({
      username: 'megan@contoso.example',
      password: personaPassword,
    })
    expect(status).toBe(401)
    expect(text).toContain('blocked')
  })

  test('never sends anybody to an address that is not registered', async () => {
    const { address } = signInFlow(simulator.url, {
      redirect_uri: 'https://evil.example/api/auth/callback/entra',
    })
    const response = await fetch(address, { redirect: 'manual' })
    expect([response.status, response.headers.get('Location')]).toEqual([400, null])
  })

  test.each([
    ['without a challenge', { code_challenge: '' }, 'invalid_request'],
    ['silently', { prompt: 'none' }, 'login_required'],
    ['for a token instead of a code', { response_type: 'token' }, 'unsupported_response_type'],
  ])('%s is refused', async (_how, changes, error) => {
    const response = await fetch(signInFlow(simulator.url, changes).address, { redirect: 'manual' })
    expect(new URL(response.headers.get('Location') ?? '').searchParams.get('error')).toBe(error)
  })

  test('with permissions that nobody consented to ends at a page that says so', async () => {
    const flow = signInFlow(simulator.url, { scope: 'openid Mail.Read' })
    const { status, text } = await flow.typeIn({
      username: 'megan@contoso.example',
      password: personaPassword,
    })
    expect(status).toBe(400)
    expect(text).toContain('AADSTS65001')
  })
})

describe('the admin consent page', () => {
  function ask(persona: string, changes: Record<string, string> = {}) {
    const query = new URLSearchParams({
      client_id: clientId,
      scope: 'https://graph.microsoft.com/Mail.Read',
      redirect_uri: 'http://localhost:3000/api/auth/callback/entra',
      state: 'a state',
      ...changes,
    })
    return fetch(`${simulator.url}/${tenantId}/v2.0/adminconsent?${query}`, {
      method: 'POST',
      body: new URLSearchParams({ username: `${persona}@contoso.example`, password: personaPassword }),
      redirect: 'manual',
    })
  }

  test('grants what was asked for, and says so at the address that is registered', async () => {
    const { searchParams } = new URL((await ask('root')).headers.get('Location') ?? '')
    expect(Object.fromEntries(searchParams)).toMatchObject({
      admin_consent: 'True',
      tenant: tenantId,
      state: 'a state',
    })
    expect(simulator.tenant.consented.has('Mail.Read')).toBe(true)
  })

  test.each([
    ['somebody who may not consent for everybody', 'megan', {}, 403],
    ['another address', 'root', { redirect_uri: 'https://evil.example/' }, 400],
    ['nothing that is asked for', 'root', { scope: '' }, 400],
  ])('refuses %s', async (_what, persona, changes, status) => {
    const answer = await ask(persona, changes)
    expect([answer.status, answer.headers.get('Location')]).toEqual([status, null])
    expect(simulator.tenant.consented.has('Mail.Read')).toBe(false)
  })
})

describe('the token endpoint', () => {
  test('redeems a code once', async () => {
    const flow = signInFlow(simulator.url)
    const code = await flow.codeFor('megan')
    await flow.redeem(code)
    expect((await flow.redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] })
  })

  test.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant', 501481],
    [
      'another address',
      { redirect_uri: 'http://localhost:1/api/auth/callback/entra' },
      'invalid_grant',
      500112,
    ],
    ['another secret', { client_secret: 'wrong' }, 'invalid_client', 7000215],
    ['no code', { code: 'nonsense' }, 'invalid_grant', 70000],
  ])('refuses %s', async (_what, fields, error, number) => {
    const flow = signInFlow(simulator.url)
    const { body } = await flow.redeem(await flow.codeFor('megan'), fields)
    expect(body).toMatchObject({ error, error_codes: [number] })
    expect(body.error_description).toContain(`AADSTS${number}`)
  })

  test('hands out all that was consented to, for everybody and by oneself, whatever is asked for', async () => {
    const flow = signInFlow(simulator.url)
    const scopesOf = async (name: string) => {
      const { body } = await flow.redeem(await flow.codeFor(name))
      return String(decodeJwt(String(body.access_token)).scp).split(' ')
    }
    expect(await scopesOf('root')).toContain('RoleManagement.ReadWrite.Directory')
    expect(await scopesOf('megan')).toContain('ProfilePhoto.Read.All')
    expect(await scopesOf('megan')).not.toContain('RoleManagement.ReadWrite.Directory')
    simulator.tenant.consented.add('RoleManagement.ReadWrite.Directory')
    expect(await scopesOf('megan')).toContain('RoleManagement.ReadWrite.Directory')
  })

  test('renews for as long as the password stays the same', async () => {
    const flow = signInFlow(simulator.url)
    const { body } = await flow.redeem(await flow.codeFor('nora'))
    const renew = () => flow.token({ grant_type: 'refresh_token', refresh_token: String(body.refresh_token) })
    expect((await renew()).status).toBe(200)
    expect((await renew()).body.refresh_token).not.toBe(body.refresh_token)
    await reset(await graphAs(simulator, 'hugo'), accountOf(simulator, 'nora'))
    expect((await renew()).body).toMatchObject({ error: 'invalid_grant', error_codes: [50173] })
  })
})

describe('the office portal', () => {
  const post = async (form: Record<string, string>) =>
    reply(await fetch(`${simulator.url}/`, { method: 'POST', body: new URLSearchParams(form) }))

  test('follows a reset to its end: temporary password, own password, greeting', async () => {
    const amara = accountOf(simulator, 'amara.okafor')
    const { body } = await reset(await graphAs(simulator, 'megan'), amara)
    const form = { username: amara.user.userPrincipalName, password: String(body.newPassword) }
    expect((await post(form)).text).toContain('Change your password')
    expect((await post({ ...form, newPassword: form.password })).status).toBe(400)
    expect((await post({ ...form, newPassword: 'Quiet-Harbour-58' })).text).toContain(
      '<h1>Welcome, Amara Okafor</h1>',
    )
    expect((await post({ ...form, password: 'Quiet-Harbour-58' })).text).toContain(
      '<h1>Welcome, Amara Okafor</h1>',
    )
  })

  test('shows hostile names as text', async () => {
    const mallory = accountOf(simulator, 'mallory.script')
    const { text } = await post({ username: mallory.user.userPrincipalName, password: mallory.password })
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script>')
  })
})

describe('a fault', () => {
  test('breaks the connection before or after the call is executed', async () => {
    for (const [when, changed] of [
      ['before', false],
      ['after', true],
    ] as const) {
      simulator.reset()
      await control('POST', '/faults', [{ match: { method: 'POST' }, times: 1, fault: { reset: when } }])
      const headers = { Authorization: `Bearer ${await simulator.signIn('megan')}`, ...json }
      const { id } = accountOf(simulator, 'amara.okafor').user
      const path = `/v1.0/users/${id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`
      await expect(fetch(simulator.url + path, { method: 'POST', headers, body: '{}' })).rejects.toThrow()
      expect(accountOf(simulator, 'amara.okafor').mustChange).toBe(changed)
      expect(simulator.state.log).toMatchObject([{ status: 0, write: changed }])
    }
  })

  test('cuts an answer short, garbles it, or delays it', async () => {
    await control('POST', '/faults', [
      { times: 1, fault: { truncateAt: 10 } },
      { times: 1, fault: { replaceBody: '<html>', contentType: 'text/html', status: 502 } },
      { times: 1, fault: { delayMs: 60 } },
    ])
    const cut = await me()
    expect(cut.status).toBe(200)
    await expect(cut.text()).rejects.toThrow()
    const garbled = await me()
    expect([garbled.status, garbled.headers.get('Content-Type'), await garbled.text()]).toEqual([
      502,
      'text/html',
      '<html>',
    ])
    const began = performance.now()
    expect((await me()).status).toBe(200)
    expect(performance.now() - began).toBeGreaterThan(55)
  })

  test('lasts until it is deleted when it has no number of times', async () => {
    await control('POST', '/faults', [{ match: { path: '/me$' }, fault: { status: 503 } }])
    expect([(await me()).status, (await me()).status]).toEqual([503, 503])
    await control('DELETE', '/faults')
    expect((await me()).status).toBe(200)
  })
})

describe('the controls', () => {
  test('answer for their health, and 404 for what they do not know', async () => {
    expect(await control('GET', '/health')).toEqual({ status: 200, answer: { ok: true } })
    expect((await control('POST', '/nonsense', {})).status).toBe(404)
    expect((await control('POST', '/features', { nonsense: true })).status).toBe(400)
  })

  test('log every Graph request without secrets, and tell the new ones', async () => {
    const token = await simulator.signIn('megan')
    const headers = { Authorization: `Bearer ${token}`, 'client-request-id': 'mine' }
    await fetch(`${simulator.url}/v1.0/me?$select=id`, { headers })
    await fetch(`${simulator.url}/v1.0/me`)
    const { answer } = await control('GET', '/log')
    expect(answer).toEqual([
      {
        n: 1,
        at: expect.any(String),
        method: 'GET',
        path: '/v1.0/me',
        query: '$select=id',
        status: 200,
        ms: expect.any(Number),
        actor: accountOf(simulator, 'megan').user.id,
        write: false,
        clientRequestId: 'mine',
      },
      expect.objectContaining({ n: 2, status: 401, actor: null, clientRequestId: null }),
    ])
    expect(JSON.stringify(answer)).not.toContain(token)
    expect((await control('GET', '/log?since=1')).answer).toMatchObject([{ n: 2 }])
  })

  test('show and change a stored person', async () => {
    const path = '/users/amara.okafor@contoso.example'
    expect((await control('PATCH', path, { accountEnabled: false, mustChange: true })).answer).toMatchObject({
      user: { displayName: 'Amara Okafor', accountEnabled: false },
      mustChange: true,
      roles: [],
    })
    expect((await control('PATCH', path, { nonsense: 1 })).status).toBe(400)
    expect((await control('GET', '/users/nobody')).status).toBe(404)
  })

  test('move people between units', async () => {
    const [pike] = [...simulator.tenant.units.values()]
    const { id } = accountOf(simulator, 'amara.okafor').user
    await control('POST', `/units/${pike?.id}/members`, { remove: [id], add: ['nora@contoso.example'] })
    expect(pike?.members.has(id)).toBe(false)
    expect((await reset(await graphAs(simulator, 'megan'), accountOf(simulator, 'nora'))).status).toBe(202)
  })

  test('give a fresh tenant with the same ids', async () => {
    const before = accountOf(simulator, 'megan').user.id
    await control('POST', '/reset', { people: 5 })
    expect(accountOf(simulator, 'megan').user.id).toBe(before)
    expect(simulator.state.log).toEqual([])
    await control('POST', '/reset', { seed: 'another', people: 0 })
    expect(accountOf(simulator, 'megan').user.id).not.toBe(before)
    await control('POST', '/reset', { seed: 'contoso' })
  })

  test('are for this machine only', async () => {
    const headers = { Origin: 'https://evil.example' }
    expect((await fetch(`${simulator.url}/__sim/log`, { headers })).status).toBe(403)
  })
})
