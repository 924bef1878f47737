import type { APIRequestContext, APIResponse } from '@playwright/test'
import { personaPassword } from '../../simulator/tenant'
import { app, expect, logLength, logSince, tenant, testByRequest as test } from '../fixtures'

const session = '__Host-mystaff.session'

/** From our link to the pretend Entra and back: the address with which Entra sends the browser home. */
async function answerOfEntra(request: APIRequestContext, persona = 'megan'): Promise<string> {
  const start = await request.get('/sign-in/start', { maxRedirects: 0 })
  const answer = await request.post(start.headers().location ?? '', {
    form: { username: `${persona}@contoso.example`, password: personaPassword },
    maxRedirects: 0,
  })
  return answer.headers().location ?? ''
}

async function hasSession(request: APIRequestContext): Promise<boolean> {
  const { cookies } = await request.storageState()
  const isThere = cookies.some(({ name, value }) => name === session && value !== '')
  const home = await request.get('/locations', { maxRedirects: 0 })
  expect(home.status() === 200, 'a cookie opens the app, and nothing else does').toBe(isThere)
  return isThere
}

async function expectRefused(request: APIRequestContext, answer: APIResponse): Promise<void> {
  expect(answer.status()).toBe(302)
  expect(answer.headers().location).toBe(`${app}/sign-in?problem=failed`)
  expect(await hasSession(request)).toBe(false)
}

const hostilities = [
  ['alg-none', 'algorithm-none'],
  ['hs256', 'algorithm-HS256'],
  ['wrong-key', 'wrong-signature'],
  ['kid-unknown', 'unknown-key'],
  ['wrong-aud', 'wrong-aud'],
  ['wrong-iss', 'wrong-iss'],
  ['expired', 'expired'],
  ['future-nbf', 'wrong-nbf'],
  ['missing-iat', 'missing-iat'],
  ['wrong-nonce', 'nonce_mismatch'],
  ['other-tid', 'wrong-tenant'],
  ['oid-mismatch', 'wrong-account'],
  ['wrong-state', 'wrong-state'],
] as const

for (const [index, [hostile, reason]] of hostilities.entries())
  test(`hostile identity provider ${index + 1} of ${hostilities.length}: ${hostile} is refused as ${reason}`, async ({
    request,
  }) => {
    await tenant.idp(hostile)
    const from = await logLength()
    await expectRefused(request, await request.get(await answerOfEntra(request), { maxRedirects: 0 }))
    const failed = (await logSince(from)).filter(({ event }) => event === 'sign-in-failed')
    expect(failed.map((line) => line.reason)).toEqual([reason])

    await tenant.idp(null)
    await request.get(await answerOfEntra(request), { maxRedirects: 0 })
    expect(await hasSession(request), 'an honest provider is believed again').toBe(true)
  })

test('an answer that is delivered twice opens one session', async ({ request, playwright }) => {
  const answer = await answerOfEntra(request)
  const copy = await playwright.request.newContext({
    storageState: await request.storageState(),
    baseURL: app,
  })
  const both = await Promise.all([request, copy].map((one) => one.get(answer, { maxRedirects: 0 })))
  const opened = both.filter((one) => (one.headers()['set-cookie'] ?? '').includes(`${session}=ey`))
  expect(opened).toHaveLength(1)
  await copy.dispose()
})

test('an answer that was used before opens nothing', async ({ request, context }) => {
  const answer = await answerOfEntra(request)
  await request.get(answer, { maxRedirects: 0 })
  expect(await hasSession(request)).toBe(true)
  const again = await request.get(answer, { maxRedirects: 0 })
  expect(again.headers().location).toBe(`${app}/sign-in?problem=failed`)
  await expectRefused(context.request, await context.request.get(answer, { maxRedirects: 0 }))
})

test('an answer does not fit the sign-in that somebody else began', async ({ request, playwright }) => {
  const victim = await playwright.request.newContext({ baseURL: app })
  await victim.get('/sign-in/start', { maxRedirects: 0 })
  await expectRefused(victim, await victim.get(await answerOfEntra(request), { maxRedirects: 0 }))
  await victim.dispose()
})

test('a state cookie of another sign-in is refused', async ({ request, playwright }) => {
  const answer = await answerOfEntra(request)
  const other = await playwright.request.newContext({ baseURL: app })
  await other.get('/sign-in/start', { maxRedirects: 0 })
  const name = '__Host-mystaff.state'
  const [own, foreign] = await Promise.all([request.storageState(), other.storageState()])
  const swapped = own.cookies.map((one) =>
    one.name === name
      ? { ...one, value: foreign.cookies.find((cookie) => cookie.name === name)?.value ?? '' }
      : one,
  )
  const tricked = await playwright.request.newContext({
    baseURL: app,
    storageState: { cookies: swapped, origins: [] },
  })
  await expectRefused(tricked, await tricked.get(answer, { maxRedirects: 0 }))
  await Promise.all([other.dispose(), tricked.dispose()])
})

test('a state cookie opens no session', async ({ request }) => {
  await answerOfEntra(request)
  const { cookies } = await request.storageState()
  const state = cookies.find(({ name }) => name === '__Host-mystaff.state')?.value
  const answer = await request.get('/locations', {
    headers: { cookie: `${session}=${state}` },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(307)
})

test('a session is new at every sign-in, and the cookie small', async ({ request }) => {
  const values = new Set<string>()
  for (let time = 0; time < 2; time += 1) {
    await request.get(await answerOfEntra(request), { maxRedirects: 0 })
    const { cookies } = await request.storageState()
    const found = cookies.find(({ name }) => name === session)
    expect(found).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    expect(found?.value.length).toBeLessThanOrEqual(1024)
    values.add(found?.value ?? '')
  }
  expect(values.size).toBe(2)
})

test('a registration that does not say when people signed in is told to IT, not worked around', async ({
  request,
}) => {
  await tenant.features({ authTime: false })
  const from = await logLength()
  await expectRefused(request, await request.get(await answerOfEntra(request), { maxRedirects: 0 }))
  expect((await logSince(from)).map((line) => line.reason)).toContain('missing-auth_time')
})
