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
