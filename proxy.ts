import { NextResponse, type NextRequest } from 'next/server'
import { env } from './lib/env'

/** Response headers and the origin check; never who may. */

const methods = ['GET', 'HEAD', 'POST']
const largestBody = 32 * 1024

const features =
  'accelerometer ambient-light-sensor autoplay bluetooth camera display-capture encrypted-media fullscreen geolocation gyroscope hid idle-detection magnetometer microphone midi payment picture-in-picture publickey-credentials-create publickey-credentials-get screen-wake-lock serial usb web-share xr-spatial-tracking clipboard-read'

const permissionsPolicy = [
  ...features.split(' ').map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
].join(', ')

function contentSecurityPolicy(nonce: string, secure: boolean): string {
  const development = process.env.NODE_ENV === 'development'
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'none'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `worker-src 'none'`,
    `media-src 'none'`,
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

function withHeaders(response: NextResponse, policy: string, secure: boolean): NextResponse {
  const headers: Record<string, string> = {
    'content-security-policy': policy,
    ...(secure && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': permissionsPolicy,
    'x-permitted-cross-domain-policies': 'none',
    'x-dns-prefetch-control': 'off',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'private, no-store, max-age=0',
  }
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

/** A form of ours comes from our own pages: browsers say so in `Origin` and `Sec-Fetch-Site`. */
function isOwnForm(request: NextRequest): boolean {
  const site = request.headers.get('sec-fetch-site')
  return request.headers.get('origin') === env().publicAddress && (site === null || site === 'same-origin')
}

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const secure = env().publicAddress.startsWith('https:')
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce, secure)
  const refuse = (status: number, sentence: string) =>
    withHeaders(
      new NextResponse(`${sentence}\n`, { status, headers: { 'content-type': 'text/plain' } }),
      policy,
      secure,
    )

  if (!methods.includes(request.method)) return refuse(405, 'This address answers GET and POST only.')
  if (request.method === 'POST') {
    if (!isOwnForm(request))
      return refuse(403, 'This form did not come from My Staff. Open My Staff and try again.')
    const length = request.headers.get('content-length')
    if (length === null) return refuse(411, 'This form does not say how long it is.')
    if (Number(length) > largestBody) return refuse(413, 'This form is too large.')
  }

  const headers = new Headers(request.headers)
  // What a client sends under these names must not be taken for our own.
  for (const name of ['x-nonce', 'content-security-policy-report-only', 'authorization']) headers.delete(name)
  headers.set('content-security-policy', policy)
  headers.set('x-mystaff-path', pathname + search)
  // No compression over a secret together with text that a stranger chose.
  if (request.method === 'POST') headers.delete('accept-encoding')

  if (pathname.length > 1 && pathname.endsWith('/')) {
    const bare = `/${pathname.split('/').filter(Boolean).join('/')}`
    return withHeaders(
      NextResponse.redirect(new URL(bare + search, env().publicAddress), 308),
      policy,
      secure,
    )
  }
  const response = withHeaders(NextResponse.next({ request: { headers } }), policy, secure)
  if (request.method === 'POST' && pathname === '/sign-out')
    response.headers.set('clear-site-data', '"cache", "storage"')
  return response
}

export const config = { matcher: ['/((?!_next/static/).*)'] }
