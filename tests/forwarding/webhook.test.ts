import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import { forward } from '@/lib/forwarding/forward'
import { webhook } from '@/lib/forwarding/webhook'
import { log } from '@/lib/log'
import { verifyExport } from '@/lib/store/audit-export'
import { aWebhook, isSigned, secret } from './receivers'
import { caughtUp, cursorOf, forwardAll, later, write } from './trail'

let receiver: Awaited<ReturnType<typeof aWebhook>>
beforeEach(async () => {
  await caughtUp()
  receiver = await aWebhook()
})
afterEach(() => receiver.close())

function there(patience?: number) {
  return webhook({ url: receiver.url, secret }, patience)
}

/** Numbers, in the order in which they came. */
function came(): number[] {
  return receiver.taken.map(({ seq }) => seq)
}

test('the receiver gets every record once, in order, signed, and can prove each of them', async () => {
  const last = await write(120)
  await forwardAll(there())
  expect(came()).toEqual(Array.from({ length: 120 }, (_, n) => last - 119 + n))
  expect(receiver.requests.map(isSigned)).toEqual([true, true, true])
  expect(receiver.taken[0]).toMatchObject({ action: 'reset-password', target: { name: 'Zoë Müller' } })
  const lines = receiver.taken.map((one) => JSON.stringify(one)).join('\n')
  expect(verifyExport(env().auditKey, lines).faults).toEqual([
    { kind: 'truncated', part: 'manifest', seq: 0 },
  ])
  expect(await forward(there()), 'there is nothing more').toBe(false)
})

test.each([500, 413, 404, 302])(
  'an answer of %i is no receipt, and no redirect is followed',
  async (status) => {
    const elsewhere = await aWebhook()
    receiver.answers((response) => void response.writeHead(status, { location: elsewhere.url }).end())
    const last = await write(3)
    expect(await forward(there())).toBe(false)
    receiver.answers((response) => void response.end())
    await later()
    await forwardAll(there())
    expect(came().slice(-3)).toEqual([last - 2, last - 1, last])
    expect(elsewhere.requests).toEqual([])
    await elsewhere.close()
  },
)

test('a receiver that is away is left alone for longer each time, and gets everything when it is back', async () => {
  const last = await write(2)
  const url = receiver.url
  await receiver.close()
  const told = vi.spyOn(log(), 'warn')
  const pauses: number[] = []
  for (let time = 0; time < 8; time += 1) {
    expect(await forward(webhook({ url, secret }))).toBe(false)
    pauses.push(Math.round(((await cursorOf('webhook')).not_before - Date.now()) / 1000))
    expect(await forward(webhook({ url, secret })), 'nobody knocks meanwhile').toBe(false)
    await later()
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  expect(told).toHaveBeenCalledTimes(8)
  expect(told.mock.calls[0]?.[0]).toMatchObject({ event: 'not-forwarded', behind: 2, reason: 'ECONNREFUSED' })
  expect(JSON.stringify(told.mock.calls), 'its address may hold a secret').not.toContain('hunter2')
  receiver = await aWebhook()
  await forwardAll(there())
  expect(came()).toEqual([last - 1, last])
})

test('records that wait for more than five minutes raise an alarm', async () => {
  await write(1)
  receiver.answers((response) => void response.writeHead(503).end())
  const alarm = vi.spyOn(log(), 'error')
  await forward(there())
  expect(alarm).not.toHaveBeenCalled()
  await later()
  vi.useFakeTimers({ now: Date.now() + 6 * 60_000, toFake: ['Date'] })
  await forward(there())
  vi.useRealTimers()
  expect(alarm.mock.calls[0]?.[0]).toMatchObject({ event: 'not-forwarded', reason: 'status-503' })
})

test('what was taken but not acknowledged comes again, with the same numbers and links', async () => {
  await write(2)
  receiver.answers((response) => void response.destroy())
  expect(await forward(there())).toBe(false)
  receiver.answers((response) => void response.end())
  await later()
  await forwardAll(there())
  const [first, second, again, andAgain] = receiver.taken
  expect([again, andAgain]).toEqual([first, second])
})

test('after a failure fewer records go at once, in case one of them is too much', async () => {
  await write(12)
  for (const { size, status } of [
    { size: 12, status: 413 },
    { size: 10, status: 413 },
    { size: 1, status: 200 },
    { size: 11, status: 200 },
  ]) {
    receiver.answers((response) => void response.writeHead(status).end())
    receiver.taken.splice(0)
    await forward(there())
    expect(receiver.taken).toHaveLength(size)
    await later()
  }
})

test('a receiver that never answers is given up', async () => {
  await write(1)
  receiver.answers(() => undefined)
  expect(await forward(there(200))).toBe(false)
  expect(await cursorOf('webhook')).toMatchObject({ failures: 1 })
})

test('of an answer without end next to nothing is read', async () => {
  await write(1)
  let sent = 0
  receiver.answers((response) => {
    const chunk = Buffer.alloc(64 * 1024)
    const more = () => {
      while (!response.destroyed && sent < 1e9 && response.write(chunk)) sent += chunk.length
    }
    response.on('drain', more)
    more()
  })
  expect(await forward(there())).toBe(true)
  expect(sent).toBeLessThan(50e6)
})
