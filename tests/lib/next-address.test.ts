import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextAddress } from '@/lib/auth/next-address'

const origin = 'https://mystaff.contoso.example'
const seed = 20_261_122
const generated = 4_000

test.each(['/', '/locations', '/staff/42?tab=1', '/staff/42/reset-password'])('%s is kept', (address) => {
  expect(nextAddress(address)).toBe(address)
})

/** Ways out that somebody has found somewhere; all of them become the front page. */
const known = [
  null,
  '',
  ...['//evil.example', '///evil.example', '////evil.example/%2f..', '/\\evil.example', '/\\/evil.example'],
  ...['\\\\evil.example', '\\/evil.example', '//\\evil.example', '/\\\\evil.example', '/a\\..\\\\evil.example'],
  ...['https://evil.example', 'https:evil.example', 'https:/evil.example', 'http:\\\\evil.example', '://evil.example'],
  ...['javascript:alert(1)', '\tjavascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'blob:x'],
  ...['/\t/evil.example', '/\n/evil.example', '/\r/evil.example', '/\u0000/evil.example', '\u0001//evil.example'],
  ...['/%0d%0aSet-Cookie:x\r\n', '/\r\nSet-Cookie:x=y', ' //evil.example', '/ /evil.example', '/\u00a0/evil.example'],
  ...['/a/..//evil.example', '/.//evil.example', '/..//evil.example', '/a/%2e%2e//evil.example', '/%2e//evil.example'],
  ...['@evil.example', '.evil.example', ':80/', '?next=//evil.example', '#//evil.example', `${origin}/locations`],
  ...['／／evil.example', '/⁄evil.example', '\u202e//evil.example', '/\u200b/evil.example', '/ｅvil'],
  ...['/api/auth/signout', '/api', '/sign-out', '/sign-in', '/sign-in/start?next=/', '/a/../api/auth/signout'],
  ...[`/${'x'.repeat(600)}`, `/${'x'.repeat(10_000)}`],
] // prettier-ignore

test.each(known)('%j becomes the front page', (address) => {
  expect(nextAddress(address)).toBe('/')
})

test(`${generated} generated wishes (seed ${seed}) and ${known.length} known ones all stay on our origin`, () => {
  const pieces = [
    '/',
    '\\',
    '//',
    '/\\',
    ':',
    'https:',
    'javascript:',
    'evil.example',
    '@',
    '.',
    '..',
    '?',
    '#',
    ';',
  ]
  const encoded = [
    '%2f',
    '%5c',
    '%252f',
    '%2e',
    '%09',
    '%00',
    '%0d%0a',
    '%E0',
    '%',
    '\t',
    '\n',
    '\r',
    '\u0000',
    ' ',
  ]
  const words = ['staff', 'api', 'sign-in', '／', '。', '\u202e', '\ud800', '[', ']', '|', '0x7f.1', origin]
  const piece = fc.constantFrom(...pieces, ...encoded, ...words)
  const address = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.webUrl().map((url) => url.replace(/^https?:/, '')),
    fc.array(piece, { maxLength: 10 }).map((some) => some.join('')),
    fc.array(piece, { maxLength: 10 }).map((some) => `/${some.join('')}`),
    fc.constantFrom(...known),
  )
  let kept = 0
  fc.assert(
    fc.property(address, (wanted) => {
      const given = nextAddress(wanted)
      expect(given).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
      expect(new URL(given, origin).origin).toBe(origin)
      if (given !== '/') kept += 1
    }),
    { numRuns: generated, seed },
  )
  expect(kept, 'some of them are addresses of ours').toBeGreaterThan(generated / 50)
})
