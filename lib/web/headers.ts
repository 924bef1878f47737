import 'server-only'
import { env } from '../env'
import type { Kind } from './kind'

/** The protective headers of each kind of answer; nothing else in the app sets one. */

type Headers = Record<string, string>

const features =
  'accelerometer ambient-light-sensor autoplay bluetooth camera display-capture encrypted-media fullscreen geolocation gyroscope hid idle-detection magnetometer microphone midi payment picture-in-picture publickey-credentials-create publickey-credentials-get screen-wake-lock serial usb web-share xr-spatial-tracking clipboard-read'

const permissionsPolicy = [
  ...features.split(' ').map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
].join(', ')

/** 128 random bits, for one answer. */
export function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
}

function isSecure(): boolean {
  return env().publicAddress.startsWith('https:')
}

export function contentSecurityPolicy(nonce: string): string {
  const { development } = env()
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
    ...(isSecure() ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** What every answer about people has in common. */
function protection(): Headers {
  return {
    ...(isSecure() && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-permitted-cross-domain-policies': 'none',
    'x-robots-tag': 'noindex, nofollow',
  }
}

const notKept = { 'cache-control': 'private, no-store, max-age=0' }
const doesNothing = {
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox`,
}

function documentHeaders(nonce: string): Headers {
  return {
    ...protection(),
    ...notKept,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'origin-agent-cluster': '?1',
    'permissions-policy': permissionsPolicy,
    'x-dns-prefetch-control': 'off',
  }
}

/** What a script of ours asks for. Opened as a page it may do nothing at all. */
function dataHeaders(): Headers {
  return { ...protection(), ...notKept, ...doesNothing }
}

/** A picture of a person: how long the browser keeps it, its route says. */
function pictureHeaders(): Headers {
  return { ...protection(), ...doesNothing }
}

/** Files of the build: the same for everybody, so caching stays as Next has it. */
function fileHeaders(): Headers {
  return {
    'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** All the headers of an answer; the nonce matters to documents only. */
export function headersOf(kind: Kind, nonce: string): Headers {
  if (kind === 'document') return documentHeaders(nonce)
  if (kind === 'picture') return pictureHeaders()
  return kind === 'data' ? dataHeaders() : fileHeaders()
}
