import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { processWide } from './process-wide'

type Request = { response: ServerResponse; known: Map<unknown, Map<string, Promise<unknown>>> }

const requests = processWide('request', () => new AsyncLocalStorage<Request>())

// What Node publishes at the start of each request.
type Started = { request: IncomingMessage; response: ServerResponse }

/**
 * From now on, code that runs for a request knows which one. Called once, when the server starts.
 */
export function followRequests(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started
    // Next answers these with a bare 500, or leads to where they say; they are addresses that lead nowhere.
    if (!isReadable(request.url ?? '')) request.url = '/unreadable'
    requests.enterWith({ response, known: new Map() })
  })
}

/** A path of this host (not `*`, `//elsewhere` or `http://elsewhere/`) that can be decoded. */
function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address)
    return /^\/(?![/\\])/.test(address)
  } catch {
    return false
  }
}

/** Sets the status of the page being answered: Next has no way to say 403 or 503 together with a page. */
export function answerWith(status: number): void {
  const response = requests.getStore()?.response
  if (response && !response.headersSent) response.statusCode = status
}

/** A form was sent: redirecting while its page is drawn would make the browser send it on. */
export function isForm(): boolean {
  return requests.getStore()?.response.req.method === 'POST'
}

/**
 * Asks once per request and argument. Unlike React's `cache` it also spans an action and the page that is
 * rendered with its answer, so that what the action has just read is not read again.
 */
export function oncePerRequest<T>(ask: (argument: string) => Promise<T>): (argument: string) => Promise<T> {
  return (argument) => {
    const known = requests.getStore()?.known
    if (!known) return ask(argument)
    const answers = (known.get(ask) ?? new Map()) as Map<string, Promise<T>>
    known.set(ask, answers)
    const answer = answers.get(argument) ?? ask(argument)
    answers.set(argument, answer)
    return answer
  }
}

/** Who sent the request that is being answered, as far as it tells; null outside of one. Never to decide by. */
export type Client = {
  ip: string | null
  agent: string | null
  origin: string | null
  requestId: string | null
}

/**
 * Each proxy adds the address it was asked from to `x-forwarded-for`; before those of one's own proxies anybody may have
 * written anything. So the address is the one that the outermost of the `trustedProxies` saw: where their number is not
 * known, it is not known either.
 */
export function clientOf(trustedProxies: number | null): Client | null {
  const request = requests.getStore()?.response.req
  if (!request) return null
  const header = (name: string) => [request.headers[name] ?? []].flat().join(',') || null
  const peer = request.socket.remoteAddress ?? ''
  const seen = [...(header('x-forwarded-for') ?? '').split(',').map((one) => one.trim()), peer]
  const ip = trustedProxies === null ? '' : trustedProxies === 0 ? peer : (seen.at(-1 - trustedProxies) ?? '')
  const requestId = header('x-request-id')
  return {
    ip: isIP(ip) ? ip : null,
    agent: header('user-agent'),
    origin: header('origin'),
    requestId: requestId && /^[\w.-]{1,64}$/.test(requestId) ? requestId : null,
  }
}
