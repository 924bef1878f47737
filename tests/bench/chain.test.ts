import { expect, test } from 'vitest'
import { longestChain } from './chain'

const call = (from: number, ms: number) => ({ at: new Date(Date.UTC(2026, 10, 22) + from).toISOString(), ms })

test('calls at the same time are one round trip', () => {
  expect(longestChain([call(0, 100), call(2, 210), call(50, 100)])).toBe(1)
})

test('calls that wait for one another are as many round trips', () => {
  expect(longestChain([call(220, 100), call(0, 100), call(110, 100)])).toBe(3)
})

test('a long call beside a chain does not make the chain shorter', () => {
  expect(longestChain([call(0, 400), call(0, 100), call(105, 100)])).toBe(2)
})

test('who asks nothing waits for nothing', () => {
  expect(longestChain([])).toBe(0)
})
