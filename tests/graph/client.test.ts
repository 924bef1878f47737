import { expect, test } from 'vitest'
import { demandedClaims } from '@/lib/graph/claims-challenge'
import { graphFor } from '@/lib/graph/client'
import type { Credential } from '@/lib/graph/transport'
import { retryAt } from '@/lib/graph/errors'
import { account, pretendTenant, inPretendTenant } from '../tenant'

inPretendTenant({ callsAreMadeUp: true })

let ended = 0
const credential: Credential = {
  token: () => pretendTenant().signIn('megan'),
  refused: () => Promise.resolve(void (ended += 1)),
}
const graph = () => graphFor(credential)
const asked = () => pretendTenant().state.log.length
const fault = (times: number, status: number, retryAfter?: string) =>
  pretendTenant().state.faults.push({
    match: { path: '/me' },
    times,
    fault: { status, ...(retryAfter && { headers: { 'Retry-After': retryAfter } }) },
  })

test('a read is asked again when Microsoft was busy for a moment', async () => {
  fault(1, 429, '1')
  expect(await graph().read('/me')).toMatchObject({ displayName: 'Megan Bowen' })
  expect(asked()).toBe(2)
})

test('a read does not wait for longer than a person would', async () => {
  fault(1, 429, '600')
  await expect(graph().read('/me')).rejects.toMatchObject({ failure: 'busy' })
  expect(asked()).toBe(1)
})

test('a write is sent once, whatever comes back', async () => {
  for (const status of [500, 503, 504]) {
    pretendTenant().reset()
    pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, fault: { status } })
    const sent = graph().write('/users/x/authentication/methods/y/resetPassword', {}, crypto.randomUUID())
    await expect(sent).rejects.toMatchObject({ failure: 'unanswered' })
    expect(asked()).toBe(1)
  }
})

test('a token that Graph refuses is replaced by another one, once', async () => {
  ended = 0
  fault(1, 401)
  expect(await graph().read('/me')).toMatchObject({ displayName: 'Megan Bowen' })
  expect([asked(), ended]).toEqual([2, 0])
})

test('when Graph refuses that one too, the session ends', async () => {
  ended = 0
  fault(5, 401)
  await expect(graph().read('/me')).rejects.toMatchObject({ failure: 'signed-out' })
  expect([asked(), ended]).toEqual([2, 1])
})

test('a write whose token ran out on the way is done once, under the same reference', async () => {
  const { id } = account('amara.okafor').user
  const path = `/users/${id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`
  pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, times: 1, fault: { status: 401 } })
  const reference = crypto.randomUUID()
  await graph().write(path, {}, reference, 'POST', [202])
  const { log } = pretendTenant().state
  expect(log.map(({ status, write, clientRequestId }) => [status, write, clientRequestId])).toEqual([
    [401, false, reference],
    [202, true, reference],
  ])
})

test('an answer that Graph does not give to a write is no word that it was done', async () => {
  const fault = { replaceBody: '{}', status: 200 }
  pretendTenant().state.faults.push({ match: { method: 'PATCH' }, times: 1, fault })
  const path = `/users/${account('amara.okafor').user.id}`
  const sent = graph().write(path, { accountEnabled: true }, crypto.randomUUID(), 'PATCH')
  await expect(sent).rejects.toMatchObject({ failure: 'unanswered' })
})

test('what a refusal demands of the next token is asked of Entra', async () => {
  const demanded: unknown[] = []
  const claims = { access_token: { nbf: { essential: true, value: '1700000000' } } }
  pretendTenant().state.faults.push({
    times: 1,
    fault: { status: 401, headers: { 'WWW-Authenticate': challenge(JSON.stringify(claims)) } },
  })
  const token: Credential['token'] = (refused) => {
    if (refused) demanded.push(JSON.parse(refused.claims ?? 'null'))
    return pretendTenant().signIn('megan')
  }
  await graphFor({ ...credential, token }).read('/me')
  expect(demanded).toEqual([claims])
})

test('a single item of a batch that is refused renews the token too', async () => {
  ended = 0
  fault(1, 401)
  const [me, units] = await graph().readAll([{ url: '/me' }, { url: '/organization' }])
  expect(me).toMatchObject({ displayName: 'Megan Bowen' })
  expect(units).toMatchObject({ value: expect.any(Array) })
  expect(ended).toBe(0)
})

test('a demand that another token does not meet is put to the manager, and the session goes on', async () => {
  ended = 0
  const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } })
  pretendTenant().state.faults.push({
    fault: { status: 401, headers: { 'WWW-Authenticate': challenge(claims) } },
  })
  await expect(graph().read('/me')).rejects.toMatchObject({ failure: 'step-up', claims })
  expect(ended).toBe(0)
})

function challenge(claims: string): string {
  const encoded = Buffer.from(claims).toString('base64')
  return `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`
}

test.each([
  ['of another kind', 'Bearer error="invalid_token"'],
  ['without claims', 'Bearer error="insufficient_claims"'],
  ['that is no base64', 'Bearer error="insufficient_claims", claims="%%%"'],
  ['that is no JSON', challenge('{')],
  ['of 3 KB', challenge(JSON.stringify({ access_token: { nbf: { value: 'x'.repeat(3000) } } }))],
  ['with keys that nobody knows', challenge('{"access_token":{},"userinfo":{}}')],
  ['that reaches for the prototype', challenge('{"__proto__":{"admin":true}}')],
  ['that is nested without end', challenge(`{"access_token":${'{"a":'.repeat(200)}1${'}'.repeat(201)}`)],
  ['that is a list', challenge('[]')],
])('a demand %s is not passed on', (_which, header) => {
  expect(demandedClaims(new Headers({ 'www-authenticate': header }))).toBeNull()
})

test('a page of HTML is no answer', async () => {
  pretendTenant().state.faults.push({
    fault: { status: 200, replaceBody: '<html>', contentType: 'text/html' },
  })
  await expect(graph().read('/me')).rejects.toMatchObject({ failure: 'unreachable' })
})

test.each([
  'https://graph.microsoft.com.evil.example/v1.0/me',
  'https://graph.microsoft.com@evil.example/v1.0/me',
  'https://evil.example/v1.0/me',
  'http://graph.microsoft.com/v1.0/me',
  'https://graph.microsoft.com/beta/me',
])('a link that leads away is not followed: %s', async (link) => {
  await expect(graph().read(link)).rejects.toMatchObject({ failure: 'unexpected' })
  expect(asked()).toBe(0)
})

test.each([
  ['3', 3_000],
  ['0', 1_000],
  ['-5', 60_000],
  ['abc', 60_000],
  ['', 60_000],
  ['Wed, 21 Oct 2015 07:28:00 GMT', 1_000],
  ['999999', 24 * 3600_000],
])('Retry-After %j means a time that makes sense', (given, ms) => {
  const now = Date.UTC(2026, 10, 21)
  expect(retryAt(new Headers(given ? { 'retry-after': given } : {}), now) - now).toBe(ms)
})
