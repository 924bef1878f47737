import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { controlHost, graphHost, hostHeader, loginHost, portalHost } from './constants.ts'
import { createSimulator } from './simulator.ts'
import type { Simulator } from './simulator.ts'
import type { StateOptions } from './state.ts'

export type RunningSimulator = Simulator & { url: string; port: number; close: () => Promise<void> }

/** Portal, Entra, Graph and controls behind one port of this machine. */
export async function startSimulator({
  port = 0,
  ...options
}: StateOptions & { port?: number } = {}): Promise<RunningSimulator> {
  const simulator = createSimulator(options)
  const server = createServer((incoming, outgoing) => {
    serve(simulator, incoming, outgoing).catch((error: unknown) => fail(error, outgoing))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port

  async function close(): Promise<void> {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  return Object.assign(simulator, { url: `http://localhost:${actual}`, port: actual, close })
}

async function serve(
  simulator: Simulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const host = hostFor(incoming)
  if (host === controlHost && !isLocal(incoming)) {
    outgoing.writeHead(403, { 'Content-Type': 'application/json' }).end('{"error":"From this machine only."}')
    return
  }
  const response = await simulator.handle(await toRequest(incoming, host))
  if (response.type === 'error') {
    incoming.socket.destroy()
    return
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) {
    outgoing.end()
    return
  }
  await send(response.body, outgoing)
}

/** The address says which of the four it is, where the header does not. */
function hostFor(incoming: IncomingMessage): string {
  const meant = incoming.headers[hostHeader]
  if (meant === graphHost || meant === loginHost) return meant
  const path = incoming.url ?? '/'
  if (path.startsWith('/__sim/')) return controlHost
  if (/^\/(v1\.0|beta)\//.test(path)) return graphHost
  return /^\/[^/]+\/(oauth2|v2\.0|discovery)\//.test(path) ? loginHost : portalHost
}

/** A page from elsewhere that a browser on this machine shows must not reach the controls either. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  return (
    (socket.remoteAddress === '127.0.0.1' || socket.remoteAddress === '::1') &&
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? '') &&
    (!headers.origin || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(headers.origin))
  )
}

async function toRequest(incoming: IncomingMessage, host: string): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (name !== hostHeader && value !== undefined) headers.set(name, String(value))
  }
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const body = hasBody ? Buffer.concat(chunks) : undefined
  return new Request(`https://${host}${incoming.url ?? '/'}`, { method: incoming.method, headers, body })
}

async function send(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) outgoing.write(part.value)
    outgoing.end()
  } catch {
    // Broken on purpose (see faults.ts): the connection breaks with it.
    outgoing.flushHeaders()
    outgoing.socket?.destroySoon()
  }
}

function fail(error: unknown, outgoing: ServerResponse): void {
  process.stderr.write(`The simulator failed: ${error instanceof Error ? error.stack : String(error)}\n`)
  if (outgoing.headersSent) return void outgoing.destroy()
  outgoing.writeHead(500, { 'Content-Type': 'application/json' })
  outgoing.end(JSON.stringify({ error: 'The simulator failed; its terminal says why.' }))
}
