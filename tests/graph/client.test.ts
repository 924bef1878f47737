import { expect, test } from 'vitest'
import { graphFor } from '@/lib/graph/client'
import { retryAt } from '@/lib/graph/errors'
import { pretendTenant, inPretendTenant } from '../tenant'

inPretendTenant()

let ended = 0
const credential = {
  token: () => pretendTenant().signIn('megan'),
  end: () => Promise.resolve(void (ended += 1)),
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

test('a token that Graph refuses ends the session', async () => {
  ended = 0
  fault(1, 401)
  await expect(graph().read('/me')).rejects.toMatchObject({ failure: 'signed-out' })
  expect(ended).toBe(1)
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
