import 'server-only'
import { cookieNames } from '../auth/cookies'
import { env } from '../env'

/** What a client sends under these names would be taken for our own, or for Next's. */
const dropped = [
  'authorization',
  'content-security-policy',
  'content-security-policy-report-only',
  'forwarded',
  'x-forwarded-port',
  'x-middleware-prefetch',
  'x-nextjs-data',
  'x-nonce',
]

/** The request's headers as the app gets to see them. */
export function inboundHeaders(sent: Headers): Headers {
  const headers = new Headers(sent)
  for (const name of dropped) headers.delete(name)
  // One setting says where the app is; whoever asks has no say in it.
  const { host, protocol } = new URL(env().publicAddress)
  headers.set('host', host)
  headers.set('x-forwarded-host', host)
  headers.set('x-forwarded-proto', protocol.slice(0, -1))
  const cookies = ownCookies(sent.get('cookie') ?? '')
  if (cookies) headers.set('cookie', cookies)
  else headers.delete('cookie')
  return headers
}

/**
 * Our own cookies out of all that came. The browser sends each of them once; one that comes twice was
 * slipped in by somebody, and there is no telling which is ours.
 */
function ownCookies(sent: string): string {
  const cookies = sent.split(';').map((cookie) => cookie.trim())
  return Object.values(cookieNames)
    .map((name) => cookies.filter((cookie) => cookie.startsWith(`${name}=`)))
    .filter(({ length }) => length === 1)
    .join('; ')
}
