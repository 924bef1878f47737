import { NextResponse, type NextRequest } from 'next/server'
import { cookieNames, cookieOptions } from './lib/auth/cookies'
import { env } from './lib/env'
import { isReadable } from './lib/web/form'
import { contentSecurityPolicy, headersOf, newNonce } from './lib/web/headers'
import { inboundHeaders } from './lib/web/inbound'
import { kindOf, takesForms } from './lib/web/kind'
import { isOwnForm } from './lib/web/own-form'
import { refuse, type Refusal } from './lib/web/refusal'

/** Response headers, and what a request must look like to be let in; never who may. */

const methods = ['GET', 'HEAD', 'POST']
const largestBody = 32 * 1024
/** The one form that may bring a file: the logo. */
const withLogo = { address: '/setup/rules', field: 'LOGO', largest: 160 * 1024 }

const statusOf = {
  'foreign-form': 403,
  'wrong-method': 405,
  'no-length': 411,
  'too-large': 413,
  'unreadable-form': 400,
} satisfies Partial<Record<Refusal, number>>

/** Why this request goes no further, if so. */
async function objection(request: NextRequest): Promise<keyof typeof statusOf | null> {
  const { method, headers, nextUrl } = request
  if (!methods.includes(method)) return 'wrong-method'
  if (method !== 'POST') return null
  if (!isOwnForm((name) => headers.get(name))) return 'foreign-form'
  if (!takesForms(nextUrl.pathname)) return 'wrong-method'
  const length = headers.get('content-length')
  if (length === null) return 'no-length'
  const bringsLogo = nextUrl.pathname === withLogo.address
  if (Number(length) > (bringsLogo ? withLogo.largest : largestBody)) return 'too-large'
  const file = bringsLogo ? withLogo.field : undefined
  return (await isReadable(request, headers.get('next-action'), file)) ? null : 'unreadable-form'
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const readHeader = (name: string) => request.headers.get(name)
  const refusal = await objection(request)
  if (refusal) {
    const { headers, body } = refuse(refusal, pathname, readHeader)
    const allow = takesForms(pathname) ? 'GET, HEAD, POST' : 'GET, HEAD'
    return new NextResponse(body, {
      status: statusOf[refusal],
      headers: { ...headers, ...(refusal === 'wrong-method' && { allow }) },
    })
  }

  const headers = inboundHeaders(request.headers)
  headers.set('x-mystaff-path', pathname + search)
  // No compression over a secret together with text that a stranger chose.
  if (request.method === 'POST') headers.delete('accept-encoding')
  const kind = kindOf(pathname, readHeader)
  const nonce = newNonce()
  const protective = headersOf(kind, nonce)
  // From here Next takes the nonce for its scripts.
  if (kind === 'document') headers.set('content-security-policy', contentSecurityPolicy(nonce))
  if (pathname.length > 1 && pathname.endsWith('/')) {
    const bare = `/${pathname.split('/').filter(Boolean).join('/')}`
    return withHeaders(NextResponse.redirect(new URL(bare + search, env().publicAddress), 308), protective)
  }
  const response = withHeaders(NextResponse.next({ request: { headers } }), protective)
  if (request.method === 'POST' && pathname === '/sign-out')
    response.headers.set('clear-site-data', '"cache", "storage"')
  rememberPlace(request, response)
  return response
}

const placeIn = /^\/locations\/([0-9a-f-]{36}|everyone)$/

/** The location that this browser opened last comes first in its list. Says nothing about the person, and opens nothing. */
function rememberPlace({ method, nextUrl, cookies }: NextRequest, response: NextResponse): void {
  const [, place] = placeIn.exec(nextUrl.pathname) ?? []
  if (method !== 'GET' || !place || !cookies.has(cookieNames.session)) return
  if (cookies.get(cookieNames.place)?.value === place) return
  response.cookies.set(cookieNames.place, place, { ...cookieOptions, maxAge: 180 * 24 * 3600 })
}
