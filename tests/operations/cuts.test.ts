import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { sendToSimulator } from '../simulator/intercept'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, withoutExchanges } from '../tenant'

/** Every 13th byte in the normal run, every one at night: `CUTS=1`. */
const step = Number(process.env.CUTS ?? 13)

/** A line to the pretend Graph that breaks after so many bytes of the answer to a reset. */
let cutAt = Infinity
let length = 0
const sockets = new Set<Socket>()
const line = createServer((near) => {
  const far = connect(pretendTenant().port, '127.0.0.1')
  for (const socket of [near, far]) sockets.add(socket.on('error', () => socket.destroy()))
  let isReset = false
  let passed = 0
  near.on('data', (chunk) => {
    isReset = chunk.includes('/resetPassword')
    passed = 0
    far.write(chunk)
  })
  far.on('data', (chunk) => {
    const rest = isReset ? Math.max(0, cutAt - passed) : chunk.length
    passed += chunk.length
    if (isReset) length = passed
    near.write(chunk.subarray(0, rest))
    if (rest < chunk.length) near.destroySoon()
  })
  near.on('close', () => far.destroy())
  far.on('close', () => near.destroySoon())
})

inPretendTenant()
withoutExchanges()
let restore: () => void
beforeAll(async () => {
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  const address = line.address()
  restore = sendToSimulator(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
})
afterAll(() => {
  restore()
  for (const socket of sockets) socket.destroy()
  line.close()
})

test('the answer to a reset, cut wherever it may be, is never taken for a success', async () => {
  signedInAs('megan')
  const whole = await resetPassword(null, formFor('amara.okafor'))
  expect(whole).toMatchObject({ status: 'done' })
  const all = length
  let cuts = 0
  for (let at = 0; at < all; at += step) {
    cutAt = at
    const before = account('amara.okafor').password
    const state = await resetPassword(null, formFor('amara.okafor'))
    expect(state, `cut after ${at} of ${all} bytes`).toMatchObject({ status: 'unknown' })
    expect(account('amara.okafor').password, 'it was changed all the same').not.toBe(before)
    expect(JSON.stringify(state)).not.toContain(account('amara.okafor').password)
    cuts += 1
  }
  process.stdout.write(`    an answer of ${all} bytes, cut at ${cuts} places: 0 false successes\n`)
}, 600_000)
