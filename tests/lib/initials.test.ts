import { expect, test } from 'vitest'
import { initialsOf } from '@/lib/initials'

test.each([
  ['Amara Okafor', 'AO'],
  ['Ana María de la Cruz', 'AC'],
  ['Prince', 'P'],
  ['(Bob) “Smith”', 'BS'],
  ['Zoe\u0301 E\u0301mile', 'ZE\u0301'],
  ['क्षमा शर्मा', 'क्षश'],
  ['王 秀英', '王秀'],
  ['ليلى حداد', 'ل'],
  ['\u202eevil name', 'en'],
  ['👩‍🍳 Kim', 'K'],
  ['…', ''],
  ['', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
