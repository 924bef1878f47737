import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { simulator, tenant, testByRequest as test } from '../fixtures'
import { app, send, session, type Answer, type Sent } from './send'

const sessionName = '__Host-mystaff.session'

function expectSignIn(answer: Answer, what: string): void {
  expect([answer.status, answer.headers.location], what).toEqual([307, '/sign-in?next=%2Flocations'])
}

test.describe('promptly', () => {
  // A machine that is busy with other things gets more chances to answer within a second.
  test.describe.configure({ retries: 2 })

  test('whatever cookies somebody brings, they get an answer within a second, and only a session opens the door', async () => {
    const own = await session('megan')
    const value = own.slice(sessionName.length + 1)
    const many = Array.from({ length: 200 }, (_, number) => `c${number}=${number}`).join('; ')
    const cases: [string, string, boolean][] = [
      ['garbage', ';;;=;= ;\u00ff;%00;==', false],
      ['a session that is garbage', `${sessionName}=%E0%A4%A`, false],
      ['an empty session', `${sessionName}=`, false],
      ['a session cut short', own.slice(0, -20), false],
      [
        'a session with one letter changed',
        own.replace(/.(?=.{20}$)/, (one) => (one === 'A' ? 'B' : 'A')),
        false,
      ],
      ['a session of 8 KB', `${sessionName}=${'x'.repeat(8_192)}`, false],
      ['a session of 8 KB that starts well', `${own}${'x'.repeat(8_192)}`, false],
      ['200 cookies', many, false],
      ['200 cookies and the session', `${many}; ${own}`, true],
      ['a session twice, ours first', `${own}; ${sessionName}=x`, false],
      ['a session twice, ours last', `${sessionName}=x; ${own}`, false],
      [
        'pieces of a session',
        `${sessionName}.0=${value.slice(0, 50)}; ${sessionName}.1=${value.slice(50)}`,
        false,
      ],
      ['the session and a piece of another', `${sessionName}.0=x; ${own}; ${sessionName}.1=x`, true],
      ['the session and a name that begins like it', `${sessionName}2=x; ${own}; x${sessionName}=y`, true],
      ['a session under a name of next-auth', `__Secure-next-auth.session-token=${value}`, false],
      ['a session under a name in small letters', own.toLowerCase(), false],
      ['a session as a transaction', `__Host-mystaff.state=${value}; __Host-mystaff.nonce=${value}`, false],
      ['a session as the language', `__Host-mystaff.lang=${value}; __Host-mystaff.theme="><script>`, false],
    ]
    for (const [what, cookie, isIn] of cases) {
      const began = performance.now()
      const answer = await send(`${app}/locations`, { cookie })
      expect(performance.now() - began, what).toBeLessThan(1_000)
      if (isIn) expect(answer.status, what).toBe(200)
      else expectSignIn(answer, what)
      expect((await send(`${app}/sign-in`, { cookie })).status, what).toBe(isIn ? 307 : 200)
    }
    expect((await send(`${app}/locations`, { cookie: own })).status, 'everybody else goes on').toBe(200)
  })
})

test('a session in another header is none', async () => {
  const value = (await session('megan')).slice(sessionName.length + 1)
  for (const authorization of [`Bearer ${value}`, `bearer ${value}`, `Basic ${value}`, value])
    expectSignIn(
      await send(`${app}/locations`, { headers: [['authorization', authorization]] }),
      authorization,
    )
})

/** What is Next's own to say, and what proxies say about an address. `{id}` is Next's key for previews. */
const claims: [string, string][] = [
  ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
  ['x-middleware-subrequest', 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy'],
  ['x-middleware-subrequest-id', '1'],
  ['x-middleware-next', '1'],
  ['x-middleware-rewrite', 'https://evil.example/'],
  ['x-middleware-prefetch', '1'],
  ['x-nextjs-data', '1'],
  ['x-nextjs-rewrite', 'https://evil.example/'],
  ['x-nextjs-redirect', 'https://evil.example/'],
  ['x-invoke-path', '/locations'],
  ['x-invoke-output', '/locations'],
  ['x-invoke-status', '200'],
  ['x-matched-path', '/locations'],
  ['x-now-route-matches', '1=locations'],
  ['purpose', 'prefetch'],
  ['sec-purpose', 'prefetch;prerender'],
  ['next-router-prefetch', '1'],
  ['next-router-segment-prefetch', '/_tree'],
  ['next-router-segment-prefetch', '/locations/__PAGE__'],
  ['next-router-state-tree', '%5B%22%22%5D'],
  ['next-url', '/locations'],
  ['rsc', '1'],
  ['x-prerender-revalidate', '{id}'],
  ['x-prerender-revalidate-if-generated', '1'],
  ['cookie', '__prerender_bypass={id}'],
  ['cookie', '__prerender_bypass={id}; __next_preview_data=x'],
  ['x-http-method-override', 'POST'],
  ['x-original-url', '/locations'],
  ['x-rewrite-url', '/locations'],
  ['x-mystaff-path', '//evil.example'],
  ['host', 'evil.example'],
  ['host', `${new URL(app).host}@evil.example`],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-proto', 'javascript'],
  ['x-forwarded-port', '99999'],
  ['x-forwarded-prefix', '//evil.example'],
  ['forwarded', 'host=evil.example;proto=https'],
  ['x-forwarded-for', '127.0.0.1'],
  ['content-security-policy', `script-src 'nonce-AAAA'`],
  ['content-security-policy-report-only', `script-src 'nonce-AAAA'`],
  ['x-nonce', 'AAAA'],
]

async function previewKey(): Promise<string> {
  const kept = JSON.parse(await readFile('.next/server/preview-props.json', 'utf8')) as {
    previewModeId: string
  }
  return kept.previewModeId
}

/** No word of the tenant, no address but ours and Entra's, no nonce of a stranger. */
function expectNothing({ status, headers, body }: Answer, what: string): void {
  expect(status, what).toBeLessThan(500)
  expect(headers['content-security-policy'], what).toMatch(/^default-src 'none'; /)
  expect(body, what).not.toMatch(/Amara|Pike Street|Megan|AAAA/)
  for (const name of ['location', 'x-nextjs-redirect', 'x-middleware-rewrite']) {
    const { origin } = new URL(headers[name] ?? '/', app)
    expect([app, simulator], `${what}: ${name} is ${headers[name]}`).toContain(origin)
  }
  const { refresh = '', link = '' } = headers
  expect(`${refresh} ${link}`, what).not.toMatch(/(url=|<)(\/\/|https?:\/\/(?!localhost:\d+\/))/)
  expect(headers['content-security-policy'], what).not.toContain('AAAA')
}

test(`${claims.length} claims in a header open nothing and lead nowhere else`, async () => {
  const key = await previewKey()
  const { user } = await tenant.person('amara.okafor')
  const addresses = [
    '/',
    '/locations',
    '/locations/',
    `/staff/${user.id}/reset-password`,
    `/staff/${user.id}/reset-password/status?of=x`,
    '/sign-in',
    '/sign-in/start?next=/locations',
    '/api/auth/callback/entra',
    '/nowhere',
    '/icon.svg',
  ]
  for (const [name, value] of claims)
    for (const address of addresses) {
      const sent: Sent = { headers: [[name, value.replace('{id}', key)]] }
      const answer = await send(app + address, sent)
      const what = `${name}: ${value} at ${address}`
      expectNothing(answer, what)
      expect(answer.body, what).not.toContain('evil.example')
      // Only Next itself may ask for a file of the build to be made anew.
      expect(answer.headers['x-nextjs-cache'] ?? 'HIT', what).toBe('HIT')
      if (!address.startsWith('/sign-in/start')) continue
      // Whoever asks for it as a part of a page is told to ask again, here.
      if (name === 'rsc') continue
      expect(answer.status, what).toBe(302)
      const back = new URL(answer.headers.location ?? '').searchParams.get('redirect_uri')
      expect(back, what).toBe(`${app}/api/auth/callback/entra`)
    }
})

test('addresses written in every other way open nothing', async () => {
  const { user } = await tenant.person('amara.okafor')
  const ways = [
    '//locations', '///locations', '/./locations', '/%6cocations', '/%2flocations', '/locations%2f', '/locations/..;/locations',
    '/locations.rsc', '/locations.txt', '/index.rsc', '/_next/data/x/locations.json', '/_next/static/../../locations',
    '/_next/static/%2e%2e/%2e%2e/locations', '/_next/static/..%2f..%2flocations', '/LOCATIONS', '/locations?_rsc=x', '/locations?__nextDefaultLocale=x',
    '/locations?nxtPlocationId=x', '/locations?x-middleware-subrequest=proxy', '/locations;a=b', '/locations\\', '/locations%00', '/locations%0d%0aset-cookie:x=y',
    '/sign-in/../locations', '//evil.example/', '//evil.example/locations/', '/\\evil.example/', '/%5cevil.example/', '/evil.example//', '/.//evil.example/',
    `/staff/${user.id}/reset-password.rsc`, `/staff/${user.id}.segments/_tree.segment.rsc`, `/_next/data/x/staff/${user.id}.json`, `/staff/${user.id}/status`,
  ] // prettier-ignore
  for (const way of ways) {
    const answer = await send(app + way)
    expectNothing(answer, way)
    expect(answer.cookies.join(), way).not.toContain('x=y')
  }
})
