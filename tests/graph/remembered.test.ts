import { expect, test, vi } from 'vitest'
import { lastSeen, remembered } from '@/lib/graph/remembered'

test('what was read is forgotten after a minute, also where nobody asks again', async () => {
  vi.useFakeTimers()
  const collected = vi.fn(() => Promise.resolve([]))
  await remembered('a list', collected)
  await remembered('a list', collected)
  expect(collected).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(60_000)
  expect(vi.getTimerCount()).toBe(0)
  await remembered('a list', collected)
  expect(collected).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})

test('a reading that fails late does not take away the one after it', async () => {
  vi.useFakeTimers()
  let fail: (error: Error) => void = () => undefined
  const slow = remembered('slow', () => new Promise<string>((_, reject) => (fail = reject)))
  vi.advanceTimersByTime(61_000)
  await remembered('slow', () => Promise.resolve('newer'))
  fail(new Error('late'))
  await expect(slow).rejects.toThrow('late')
  expect(await remembered('slow', () => Promise.resolve('newest'))).toBe('newer')
  vi.useRealTimers()
})

test('what a page has read, a route handler need not ask again: each has modules of its own', async () => {
  await remembered('of a page', () => Promise.resolve('read once'))
  vi.resetModules()
  const other = await import('@/lib/graph/remembered')
  expect(other.remembered).not.toBe(remembered)
  expect(await other.remembered('of a page', () => Promise.resolve('read again'))).toBe('read once')
  other.noteSeen('groups', ['one'])
  expect(lastSeen('groups')).toEqual(['one'])
})
