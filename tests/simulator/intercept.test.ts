import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from 'undici'
import { sendToSimulator } from './intercept.ts'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'

let simulator: RunningSimulator
let restore: () => void
beforeAll(async () => {
  simulator = await startSimulator()
  restore = sendToSimulator(simulator.url)
})
afterAll(async () => {
  restore()
  await simulator.close()
})

const configuration = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration'

test('fetch and undici both reach the pretend Microsoft', async () => {
  expect((await fetch(configuration)).status).toBe(200)
  const answer = await request('https://graph.microsoft.com/v1.0/me')
  await answer.body.dump()
  expect(answer.statusCode).toBe(401)
})

test('nothing leaves the machine', async () => {
  await expect(fetch('https://example.com/')).rejects.toThrow()
  await expect(request('https://example.com/')).rejects.toThrow('nothing leaves this machine')
})

test('the preload sends the browser to the pretend sign-in page, however the answer says where', async () => {
  const script = `
    import { createServer } from 'node:http'
    const to = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize'
    const ways = [
      (answer) => { answer.statusCode = 302; answer.setHeader('Location', to); answer.end() },
      (answer) => { answer.statusCode = 302; answer.appendHeader('location', to); answer.end() },
      (answer) => answer.writeHead(302, { location: to }).end(),
      (answer) => answer.writeHead(302, 'Found', ['Location', to]).end(),
    ]
    const server = createServer((asked, answer) => ways[Number(asked.url.slice(1))](answer)).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    for (const way of ways.keys()) {
      const answer = await fetch('http://127.0.0.1:' + server.address().port + '/' + way, { redirect: 'manual' })
      console.log(answer.headers.get('location'))
    }
    process.exit()`
  const preload = new URL('redirect.ts', import.meta.url).href
  const command = ['--import', preload, '--input-type=module', '-e', script]
  const env = { ...process.env, SIMULATOR_PORT: String(simulator.port) }
  const { stdout } = await promisify(execFile)(process.execPath, command, { env })
  const expected = `${simulator.url}/common/oauth2/v2.0/authorize`
  expect(stdout.trim().split('\n')).toEqual([expected, expected, expected, expected])
})
