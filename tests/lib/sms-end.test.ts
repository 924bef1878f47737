import { afterEach, expect, test, vi } from 'vitest'
import { readEnvironment } from '@/lib/env'
import { smsEnd } from '@/lib/sms-end'
import { settings } from '../pretend'

afterEach(() => void vi.useRealTimers())

test.each([
  ['2027-01-31T23:59:59Z', false],
  ['2027-02-01T00:00:00Z', true],
])('at %s Microsoft’s text messages are over: %s', (now, isOver) => {
  vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] })
  expect(smsEnd()?.isOver).toBe(isOver)
  expect(smsEnd()?.on.toISOString()).toMatch(/^2027-02-01/)
})

test('a tenant with a provider of its own is not told of their end', () => {
  expect(readEnvironment({ ...settings, SMS_PROVIDER: 'own' })).toMatchObject({
    environment: { hasOwnSmsProvider: true },
  })
  expect(readEnvironment(settings)).toMatchObject({ environment: { hasOwnSmsProvider: false } })
})
