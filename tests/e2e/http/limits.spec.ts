import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { lane } from '../lane'

/** How long until the server hangs up on somebody who sends this and no more. */
function patienceWith(text: string): Promise<number> {
  const began = Date.now()
  return new Promise((resolve, reject) => {
    const socket = connect(lane.port, '127.0.0.1', () => socket.write(text))
    socket.on('error', reject)
    socket.on('close', () => resolve(Date.now() - began))
    socket.resume()
  })
}

test('whoever does not finish the head of a request is hung up on after ten seconds', async () => {
  const waited = await patienceWith('GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
  expect(waited).toBeGreaterThan(9_000)
  expect(waited).toBeLessThan(13_000)
})
