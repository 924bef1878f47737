import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'
import { accountOf, graphAs, reply, signInFlow } from './test-client.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

async function signOut(manager: string, name: string) {
  const path = `/users/${accountOf(simulator, name).user.id}/revokeSignInSessions`
  return (await graphAs(simulator, manager))('POST', path)
}

test('whoever is signed out must sign in again', async () => {
  const claims = JSON.stringify({ access_token: { xms_cc: { values: ['CP1'] } } })
  const flow = signInFlow(simulator.url, { claims, scope: 'openid offline_access User.Read' })
  const { body } = await flow.redeem(await flow.codeFor('nora'))
  const headers = { Authorization: `Bearer ${String(body.access_token)}` }
  const me = async () => reply(await fetch(`${simulator.url}/v1.0/me`, { headers }))
  expect((await me()).status).toBe(200)

  const answer = await signOut('hugo', 'nora')
  expect([answer.status, answer.body.value]).toEqual([200, true])
  expect((await me()).headers.get('WWW-Authenticate')).toContain('insufficient_claims')
  const renewal = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) }
  expect((await flow.token(renewal)).body).toMatchObject({ error: 'invalid_grant', error_codes: [50173] })
  expect((await flow.redeem(await flow.codeFor('nora'))).status).toBe(200)
})

test('a guest is true as well, and stays', async () => {
  const guest = accountOf(simulator, 'dana.novak_partner.example#EXT#').user
  const before = guest.signInSessionsValidFromDateTime
  expect((await signOut('megan', 'dana.novak_partner.example#EXT#')).body.value).toBe(true)
  expect(guest.signInSessionsValidFromDateTime).toBe(before)
})

test.each([
  ['megan', 'amara.okafor', 200],
  ['ulla', 'ulla', 200],
  ['megan', 'nora', 403],
  ['megan', 'tomas.reyes', 403],
  ['nora', 'amara.okafor', 403],
])('%s, %s answers %i', async (manager, person, status) => {
  expect((await signOut(manager, person)).status).toBe(status)
})

test('a Password Administrator does not sign people out', async () => {
  const [id] =
    simulator.tenant.units.values().find(({ displayName }) => displayName === 'Riverside Campus')?.members ??
    []
  const graph = await graphAs(simulator, 'priya')
  expect((await graph('POST', `/users/${id}/revokeSignInSessions`)).status).toBe(403)
})
