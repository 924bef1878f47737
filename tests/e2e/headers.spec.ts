import { expect, signIn, test } from './fixtures'

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
  'x-dns-prefetch-control': 'off',
  'x-robots-tag': 'noindex, nofollow',
}

test('every answer carries the protective headers and a nonce of its own', async ({ request }) => {
  const nonces = new Set<string>()
  const addresses = [
    '/sign-in',
    '/',
    '/locations',
    '/staff/me',
    '/nowhere',
    '/api/health',
    '/api/auth/session',
    '/sign-in/',
  ]
  for (const address of addresses) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect(answer.headers(), address).toMatchObject(everywhere)
    expect(answer.headers()['cache-control'], address).toContain('no-store')
    const policy = answer.headers()['content-security-policy'] ?? ''
    expect(policy, address).toMatch(/^default-src 'none'; script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/)
    expect(policy, address).toContain(`form-action 'self'; frame-ancestors 'none'; base-uri 'none'`)
    nonces.add(/nonce-([^']+)/.exec(policy)?.[1] ?? '')
  }
  expect(nonces.size).toBe(addresses.length)
})

test('a nonce that a stranger sends is not taken over', async ({ request }) => {
  const answer = await request.get('/sign-in', {
    headers: { 'content-security-policy': `script-src 'nonce-AAAA'`, 'x-nonce': 'AAAA', purpose: 'prefetch' },
  })
  expect(await answer.text()).not.toContain('AAAA')
})

test('a form from elsewhere is refused before anything runs', async ({ page, request }) => {
  await signIn(page, 'megan')
  const own = 'http://localhost:3100'
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'https://localhost:3100' },
    { origin: `${own}.evil.example` },
    { origin: own, 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    const answer = await request.post('/sign-out', { headers, multipart: { x: '1' } })
    expect(answer.status(), JSON.stringify(headers)).toBe(403)
  }
})

test('an address that cannot be read leads nowhere, like any other', async ({ page }) => {
  const answer = await page.goto('/staff/%E0%A4%A')
  expect(answer?.status()).toBe(404)
  expect(answer?.headers()).toMatchObject(everywhere)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('a form that is too large, or does not say how large, is refused', async ({ request }) => {
  const headers = { origin: 'http://localhost:3100', 'sec-fetch-site': 'same-origin' }
  const answer = await request.post('/sign-out', { headers, multipart: { x: 'x'.repeat(40_000) } })
  expect(answer.status()).toBe(413)
  const body = new ReadableStream({
    start: (stream) => (stream.enqueue(new TextEncoder().encode('x')), stream.close()),
  })
  const chunked = await fetch('http://localhost:3100/sign-out', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
  expect(chunked.status).toBe(411)
})

test('methods that nobody needs are refused', async ({ request }) => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    expect((await request.fetch('/locations', { method })).status(), method).toBe(405)
})

test('an address that leads away after sign-in is not followed', async ({ request }) => {
  const answer = await request.get('/sign-in?next=https://evil.example/')
  expect(await answer.text()).not.toContain('evil.example/"')
})
