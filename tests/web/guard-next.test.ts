import { createServer, request, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { guardNext } from '@/lib/web/guard-next'

let server: Server | undefined

beforeAll(guardNext)
afterEach(() => server?.close())

type Told = { status: number; type: string | undefined; policy: string | undefined; body: string }

/** Asks a server that answers as Next does where it gives up. */
async function ask(
  answer: RequestListener,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Told> {
  server = createServer(answer).listen(0)
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = request({ port, path: '/staff/1', method, headers, agent: false }, async (response) => {
      let body = ''
      for await (const chunk of response) body += String(chunk)
      const { 'content-type': type, 'content-security-policy': policy } = response.headers
      resolve({ status: response.statusCode ?? 0, type, policy: String(policy), body })
    })
    asked.on('error', reject).end()
  })
}

test.each([
  [500, 500, 'Something went wrong'],
  [400, 400, 'This form cannot be read'],
  [404, 404, 'There is nothing here'],
  [405, 405, 'This cannot be done here'],
  [409, 409, 'My Staff has a new version'],
])('a bare %i becomes a page', async (status, told, title) => {
  const answer = await ask((_, response) => response.writeHead(status).end('Internal Server Error'))
  expect(answer).toMatchObject({ status: told, type: 'text/html; charset=utf-8' })
  expect(answer.body).toContain(`<h1>${title}</h1>`)
  expect(answer.body).not.toContain('Internal Server Error')
  expect(answer.policy).toContain(`script-src 'nonce-`)
})

test('it is in the language of the reader, and in the chosen theme', async () => {
  const headers = { 'accept-language': 'de-AT, en;q=0.5', cookie: '__Host-mystaff.theme=dark' }
  const answer = await ask((_, response) => response.writeHead(500).end(), headers)
  expect(answer.body).toContain('<html lang="de-AT" dir="ltr" data-theme="dark">')
})

test('a script gets the name of the failure', async () => {
  const headers = { 'sec-fetch-dest': 'empty' }
  const answer = await ask((_, response) => response.writeHead(500).end('Internal Server Error'), headers)
  expect(answer).toMatchObject({ type: 'application/json', body: '{"failure":"unexpected"}' })
})

test('nothing of the bare answer gets through in pieces', async () => {
  const answer = await ask((_, response) => {
    response.statusCode = 500
    response.write('Error: at secret.ts')
    response.end('line 7')
  })
  expect(answer.body).not.toMatch(/secret|line 7/)
})

test('HEAD has the same headers and no body', async () => {
  const answer = await ask((_, response) => response.writeHead(500).end(), {}, 'HEAD')
  expect(answer).toMatchObject({ status: 500, type: 'text/html; charset=utf-8', body: '' })
})

test.each([
  [200, 'text/plain', 'fine'],
  [404, 'text/html; charset=utf-8', '<p>gone</p>'],
  [500, 'text/x-component', '1:E{}'],
  [401, 'application/json', '{}'],
])('an answer that speaks for itself stays: %i %s', async (status, type, body) => {
  const answer = await ask((_, response) => response.writeHead(status, { 'content-type': type }).end(body))
  expect(answer).toMatchObject({ status, type, body })
})

test('what Next answers before it asks the proxy is protected too', async () => {
  const answer = await ask((_, response) => response.writeHead(308, { location: '/a' }).end('/a'))
  expect(answer.policy).toMatch(/^default-src 'none'; /)
})

test('nobody can ask Next to leave out the proxy', async () => {
  const answer = await ask(
    (asked, response) => response.end(String(asked.headers['x-prerender-revalidate'])),
    {
      'x-prerender-revalidate': 'key',
    },
  )
  expect(answer.body).toBe('undefined')
})
