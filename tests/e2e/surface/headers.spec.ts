import { expect } from '@playwright/test'
import { tenant } from '../fixtures'
import { test, type Deployment } from './deployment'
import { expectProtected, nonceOf } from './expected'
import { findRoutes, type Kind, type Route } from './routes'
import { formOn, multipart, send, type Answer, type Sent } from './send'

/** A way to ask, and what may come of it: any of these statuses, or the one that only forms get. */
type Way = { name: string; sent: Sent; status: number[] | 'form'; form?: number; isData?: boolean }

const reading = [200, 302, 303, 307, 400, 401, 404, 410]

function ways({ publicAddress, cookie }: Deployment): Way[] {
  const own: Sent['headers'] = [
    ['origin', publicAddress],
    ['sec-fetch-site', 'same-origin'],
  ]
  const byScript: Sent['headers'] = [['sec-fetch-dest', 'empty'], ['rsc', '1']] // prettier-ignore
  const outdated = multipart([[`$ACTION_ID_${'40'.repeat(21)}`, '']])
  const outdatedScript: Sent['headers'] = [
    ...own,
    ['next-action', '00'.repeat(21)],
    ['content-type', 'text/plain;charset=UTF-8'],
  ]
  const post = (body: string, headers: Sent['headers']): Sent => ({ method: 'POST', body, headers })
  return [
    { name: 'a stranger', sent: {}, status: reading },
    { name: 'a manager', sent: { cookie }, status: reading },
    // Not where reading uses something up: Entra's way back.
    { name: 'HEAD', sent: { cookie, method: 'HEAD' }, status: [...reading, 405] },
    { name: 'a script', sent: { cookie, headers: byScript }, status: reading, isData: true },
    { name: 'a script of a stranger', sent: { headers: byScript }, status: reading, isData: true },
    { name: 'PUT', sent: { method: 'PUT', body: 'x' }, status: [405] },
    { name: 'DELETE', sent: { method: 'DELETE' }, status: [405] },
    { name: 'OPTIONS', sent: { method: 'OPTIONS' }, status: [405] },
    { name: 'TRACE', sent: { method: 'TRACE' }, status: [405] },
    { name: 'a foreign form', sent: post('x', [['origin', 'https://evil.example']]), status: [403] },
    {
      name: 'a foreign script',
      sent: post('x', [['next-action', '40'.repeat(21)]]),
      status: [403],
      isData: true,
    },
    { name: 'no length', sent: post('x', [...own, ['transfer-encoding', 'chunked']]), status: 'form', form: 411 },
    // More than the one form with a picture may bring; what the others may is in forms.spec.
    { name: 'a large form', sent: post('x'.repeat(170_000), own), status: 'form', form: 413 },
    { name: 'a broken form', sent: post('x', own), status: 'form', form: 400 },
    { name: 'an outdated form', sent: post(outdated.body, [...own, ...outdated.headers]), status: 'form', form: 409 },
    { name: 'an outdated script', sent: post('[]', outdatedScript), status: 'form', form: 409, isData: true },
  ] // prettier-ignore
}

async function routes(): Promise<Route[]> {
  const { user } = await tenant.person('sofia.hernandez')
  const units = await tenant.units()
  const locationId = units.find(({ displayName }) => displayName === 'Pike Street')?.id ?? ''
  return findRoutes({
    staffId: user.id,
    locationId,
    type: 'mobile',
    verb: 'pin',
    // of every mobile number
    methodId: '3179e48a-750b-4051-897c-87b9720928f7',
    nextauth: 'callback/entra',
    check: 'pass-policy',
  })
}

function kindOf(route: Route, way: Way, { status }: Answer): Kind {
  // A file that is refused is no file.
  if (route.kind === 'file') return status < 400 ? 'file' : 'data'
  return way.isData ? 'data' : route.kind
}

test('every route protects every answer, whoever asks and however', async ({ deployment }) => {
  const nonces: string[] = []
  const statuses = new Set<number>()
  for (const route of await routes())
    for (const way of ways(deployment)) {
      const answer = await send(deployment.at + route.address, way.sent)
      const what = `${way.name}: ${route.name} answers ${answer.status}`
      const status = way.status === 'form' ? [route.isPage ? (way.form ?? 0) : 405] : way.status
      expect(status, what).toContain(answer.status)
      const kind = kindOf(route, way, answer)
      const isFile = kind === 'file' && answer.status === 200
      const isPicture = kind === 'picture' && answer.status === 200
      const caching: Record<string, string> = {
        ...(isFile && { 'cache-control': 'public, max-age=0, must-revalidate' }),
        ...(isPicture && { 'cache-control': 'private, max-age=3600' }),
      }
      expectProtected(answer, kind, what, caching)
      if (way.sent.method === 'HEAD') expect(answer.body, what).toBe('')
      if (kind === 'document') nonces.push(nonceOf(answer) ?? '')
      statuses.add(answer.status)
    }
  expect([...statuses].sort()).toEqual([200, 302, 303, 307, 400, 401, 403, 404, 405, 409, 410, 411, 413])
  expect(new Set(nonces).size, 'each nonce is used once').toBe(nonces.length)
})

for (const [name, fault] of [
  ['is busy', { status: 429, headers: { 'Retry-After': '90' } }],
  ['talks nonsense', { replaceBody: '<html>', contentType: 'text/html' }],
] as const)
  test(`every page protects its answer when Microsoft ${name}`, async ({ deployment }) => {
    const { cookie } = deployment
    const script: Sent['headers'] = [['sec-fetch-dest', 'empty']]
    await tenant.faults({ match: { path: '.*' }, fault })
    // Those that ask Microsoft every time, and remember nothing of the minute before.
    const asking = /^\/(staff\/\[staffId\]|locations\/\[locationId\]$)/
    for (const route of (await routes()).filter(({ name }) => asking.test(name))) {
      const answer = await send(deployment.at + route.address, { cookie })
      const what = `${route.name} answers ${answer.status}`
      expect(answer.status, what).toBeGreaterThanOrEqual(500)
      expectProtected(answer, route.kind, what)
      const data = await send(deployment.at + route.address, { cookie, headers: script })
      expectProtected(data, 'data', `${what} to a script`)
    }
  })

test('addresses that nobody made are protected too', async ({ deployment }) => {
  const { at, cookie, publicAddress } = deployment
  const { body } = await send(`${at}/sign-in`)
  const file = /\/_next\/static\/[^"]+\.css/.exec(body)?.[0] ?? ''
  const immutable = { 'cache-control': 'public, max-age=31536000, immutable' }
  const moved = { refresh: `0;url=${publicAddress}/locations` }
  const cases: [string, Sent, number, Kind, Record<string, string>][] = [
    ['/nowhere', {}, 404, 'document', {}],
    ['/nowhere', { cookie }, 404, 'document', {}],
    ['/staff/%E0%A4%A', {}, 404, 'document', {}],
    ['/staff/me', { cookie }, 404, 'document', {}],
    ['/api/nowhere', {}, 404, 'data', {}],
    ['/api/auth/session', {}, 404, 'data', {}],
    ['/locations/', {}, 308, 'document', moved],
    ['/_next/image?url=/icon.svg&w=64&q=75', {}, 404, 'document', {}],
    ['/favicon.ico', { headers: [['sec-fetch-dest', 'image']] }, 404, 'data', {}],
    [file, {}, 200, 'file', immutable],
    [file, { method: 'PUT' }, 405, 'data', {}],
    ['/_next/static/nothing.js', {}, 404, 'data', {}],
  ]
  for (const [address, sent, status, kind, more] of cases) {
    const answer = await send(at + address, sent)
    expect(answer.status, address).toBe(status)
    expectProtected(answer, kind, address, more)
  }
})

test('whoever signs out leaves nothing behind in the browser', async ({ deployment }) => {
  const { at, publicAddress, leaving: cookie } = deployment
  const { headers, body } = multipart(await formOn(`${at}/sign-out`, cookie))
  const own: Sent['headers'] = [['origin', publicAddress]]
  const answer = await send(`${at}/sign-out`, {
    method: 'POST',
    cookie,
    headers: [...own, ...headers],
    body,
  })
  expect(answer.status).toBe(303)
  expectProtected(answer, 'document', 'sign-out', { 'clear-site-data': '"cache", "storage"' })
  expect(answer.cookies.join()).toMatch(/^__Host-mystaff\.session=;/)
})
