import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextAddress } from '@/lib/auth/next-address'

test.each(['/', '/locations', '/staff/42?tab=1', '/staff/42/reset-password'])('%s is kept', (address) => {
  expect(nextAddress(address)).toBe(address)
})

test.each([
  null,
  '',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  '\tjavascript:alert(1)',
  '/\t/evil.example',
  '/%0d%0aSet-Cookie:x\r\n',
  '/a/..//evil.example',
  '/.//evil.example',
  '/api/auth/signout',
  '/sign-out',
  `/${'x'.repeat(600)}`,
])('%j becomes the front page', (address) => {
  expect(nextAddress(address)).toBe('/')
})

test('whatever is asked for, the browser stays on our origin', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '//',
    'https:',
    'evil.example',
    '@',
    '%2f',
    '..',
    '?',
    '#',
    '\t',
    '\n',
    'staff',
  )
  const address = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(address, (wanted) => {
      const { origin } = new URL(nextAddress(wanted), 'https://mystaff.contoso.example')
      expect(origin).toBe('https://mystaff.contoso.example')
    }),
    { numRuns: 2_000 },
  )
})
