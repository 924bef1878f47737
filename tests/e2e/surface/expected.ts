import { expect } from '@playwright/test'
import type { Kind } from './routes'
import type { Answer } from './send'

/** Which headers each kind of answer has to carry, name by name, when the public address is https. */

const everywhere = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'private, no-store, max-age=0',
}

const documents = {
  ...everywhere,
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-{N}' 'strict-dynamic'; style-src 'self' 'nonce-{N}'; style-src-attr 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; frame-src 'none'; worker-src 'none'; media-src 'none'; upgrade-insecure-requests",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), ambient-light-sensor=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), web-share=(), xr-spatial-tracking=(), clipboard-read=(), clipboard-write=(self)',
  'x-dns-prefetch-control': 'off',
}

const data = {
  ...everywhere,
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
}

const files = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

const wanted: Record<Kind, Record<string, string>> = { document: documents, data, picture: data, file: files }

/** What says something about the answer itself, and protects from nothing. */
const free =
  /^(date|connection|content-(type|length|disposition)|transfer-encoding|vary|location|link|allow|etag|accept-ranges|last-modified|x-nextjs-(cache|action-not-found))$/

const nonce = /'nonce-([A-Za-z0-9+/]{22}==)'/g

/** Next has words of its own for an address that leads nowhere and for the answer to a form. */
const nextsOwn = 'no-cache, no-store, max-age=0, must-revalidate'

/** The protective headers of an answer, with `{N}` for its nonce. */
function protection({ headers }: Answer): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !free.test(name))
  return Object.fromEntries(
    kept.map(([name, value]) => {
      if (name === 'cache-control' && value.endsWith(nextsOwn)) return [name, everywhere[name]]
      return [name, value.replaceAll(nonce, `'nonce-{N}'`)]
    }),
  )
}

export function nonceOf({ headers }: Answer): string | undefined {
  return new Set([...(headers['content-security-policy'] ?? '').matchAll(nonce)].map(([, one]) => one))
    .values()
    .next().value
}

/** Exactly the headers of its kind; `more` is what only this answer carries. */
export function expectProtected(answer: Answer, kind: Kind, what: string, more: Record<string, string> = {}) {
  expect(protection(answer), what).toEqual({ ...wanted[kind], ...more })
  expect(answer.headers, what).not.toHaveProperty('x-powered-by')
}
