import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { fileURLToPath } from 'node:url'

/** Places on this machine that take the trail: a web server and a syslog collector, each with its bad days. */

export const secret = Buffer.alloc(32, 7)

/** A record as it arrives. */
export type Arrived = Record<string, unknown> & { seq: number; mac: string }

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Of a server that listens on a port.
  return (server.address() as AddressInfo).port
}

export async function aWebhook() {
  const requests: { headers: IncomingHttpHeaders; body: string }[] = []
  const taken: Arrived[] = []
  let answer = (response: ServerResponse): void => void response.end()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      requests.push({ headers: request.headers, body })
      taken.push(...recordsIn(body))
      answer(response)
    })
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}/audit?key=hunter2`,
    requests,
    taken,
    answers: (as: typeof answer) => void (answer = as),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function recordsIn(body: string): Arrived[] {
  return (JSON.parse(body) as { data: { records: Arrived[] } }).data.records
}

/** As a receiver checks it, by the page of Standard Webhooks. */
export function isSigned({ headers, body }: { headers: IncomingHttpHeaders; body: string }): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  return headers['webhook-signature'] === `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`
}

export const certificate = readFileSync(fileURLToPath(new URL('localhost.pem', import.meta.url)), 'utf8')

/** `reads`: takes everything to the end and closes; the others are bad days. */
type Manner = 'reads' | 'never closes' | 'breaks off' | 'closes at once' | 'talks'

export async function aCollector({ tls = false } = {}) {
  const messages: string[] = []
  const sockets = new Set<Socket>()
  let manner: Manner = 'reads'
  function take(socket: Socket): void {
    socket.on('error', () => socket.destroy())
    if (manner === 'closes at once') return void socket.end()
    if (manner === 'talks') socket.write('x'.repeat(10_000))
    let text = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      if (manner === 'breaks off') return void socket.resetAndDestroy()
      text = Buffer.concat([text, chunk])
    })
    socket.on('end', () => {
      messages.push(...framesIn(text))
      if (manner !== 'never closes') socket.end()
    })
  }
  const server = tls
    ? createTlsServer({ key: certificate, cert: certificate, allowHalfOpen: true }, take)
    : createTcpServer({ allowHalfOpen: true }, take)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  const port = await listen(server)
  return {
    place: { host: '127.0.0.1', port, tls },
    messages,
    behaves: (as: Manner) => void (manner = as),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Octet counting: a number, a blank, and so many bytes. */
function framesIn(bytes: Buffer): string[] {
  const messages: string[] = []
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(' ', at)
    const length = Number(bytes.subarray(at, blank).toString())
    messages.push(bytes.subarray(blank + 1, blank + 1 + length).toString())
    at = blank + 1 + length
  }
  return messages
}

/** HEADER, STRUCTURED-DATA and MSG. datatracker.ietf.org/doc/html/rfc5424#section-6 */
export function parsed(message: string) {
  const parts =
    /^<(\d{1,3})>1 (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) \[meta sequenceId="(\d+)"\] ([\x20-\x7e]+)$/.exec(
      message,
    )
  if (!parts) throw new Error(`No syslog message: ${message}`)
  const [, priority, , , app, , id, sequence, text = ''] = parts
  // What a record is, the tests say.
  return {
    priority: Number(priority),
    app,
    id,
    sequence: Number(sequence),
    record: JSON.parse(text) as Arrived,
  }
}
