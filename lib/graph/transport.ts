import 'server-only'
import { randomInt, randomUUID } from 'node:crypto'
import {
  Client,
  ResponseType,
  type Context,
  type GraphRequest,
  type Middleware,
} from '@microsoft/microsoft-graph-client'
import { request } from 'undici'
import { z } from 'zod'
import type { Refused } from '../auth/graph-token'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { demandedClaims } from './claims-challenge'
import { retryAt } from './errors'

/** A read gets 10 seconds; the authentication-method service itself gives up on a write after 60. */
const deadlines = { read: 10_000, write: 65_000 }
/** Nobody is kept waiting longer than this for another try. */
export const longestWait = 8_000
const largestAnswer = 5 * 1024 * 1024

/**
 * The end of the SDK's chain. It asks the very address that was looked at: the SDK takes one apart in its own way and may put
 * another together. No redirects are followed: one would carry a password to another address.
 */
class Transport implements Middleware {
  readonly #address: URL

  constructor(address: URL) {
    this.#address = address
  }

  async execute(context: Context): Promise<void> {
    const { options } = context
    const { headers, body } = options ?? {}
    const method = methodOf(options?.method)
    // A batch is sent by POST too, but ours only read.
    const isWrite = method !== 'GET' && !this.#address.pathname.endsWith('/$batch')
    const answer = await request(this.#address, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      body: typeof body === 'string' ? body : null,
      signal: AbortSignal.timeout(isWrite ? deadlines.write : deadlines.read),
    })
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of answer.body) {
      size += chunk.length
      if (size > largestAnswer) throw new Error('The answer is too large')
      chunks.push(chunk)
    }
    const empty = [204, 205, 304].includes(answer.statusCode)
    const received = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) if (value) received.set(name, String(value))
    context.response = new Response(empty ? null : Buffer.concat(chunks), {
      status: answer.statusCode,
      headers: received,
    })
  }
}

const writings = ['POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Writing = (typeof writings)[number]

function methodOf(text = 'GET'): 'GET' | Writing {
  return writings.find((one) => one === text) ?? 'GET'
}

export type Answer = { status: number; headers: Headers; body: unknown; reference: string }

/** A token (another one than the one refused), and what to do when Graph takes none of them. */
export type Credential = {
  token: (refused?: Refused) => Promise<string>
  refused: () => Promise<void>
}

type Options = { body?: object; reference?: string; eventual?: boolean }
type Send = (method: 'GET' | Writing, url: string, options?: Options) => Promise<Answer>

/**
 * Sends one request to Graph, and once more with another token if the first one is refused: a 401 says that
 * nothing was done. `reference` becomes `client-request-id`; network errors are thrown as they are.
 */
export function senderFor(token: Credential['token']): Send {
  async function once(
    bearer: string,
    ...[method, url, options]: Required<Parameters<Send>>
  ): Promise<Answer> {
    const { body, reference = randomUUID(), eventual } = options
    const address = onGraph(url)
    const call = Client.initWithMiddleware({ baseUrl: env().graph, middleware: new Transport(address) })
      .api(address.pathname)
      .responseType(ResponseType.RAW)
      .headers({
        authorization: `Bearer ${bearer}`,
        'client-request-id': reference,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(eventual && { ConsistencyLevel: 'eventual' }),
      })
    const started = Date.now()
    // RAW makes the SDK hand over the Response that Transport made.
    const response: Response = await verbs[method](call, JSON.stringify(body))
    const ms = Date.now() - started
    const { status } = response
    const said = { method, path: pathTemplate(url), status, ms, reference }
    log().info({ event: 'graph', ...said, requestId: requestIdOf(response.headers) }, 'graph call')
    return { status, headers: response.headers, body: await parse(response), reference }
  }

  return async (method, url, options = {}) => {
    const bearer = await token()
    const answer = await once(bearer, method, url, options)
    const refusal = refusalIn(answer, url === batchAddress)
    if (!refusal) return answer
    const another = await token({ token: bearer, claims: demandedClaims(refusal) })
    return once(another, method, url, options)
  }
}

/** An address without the ids in it. */
export function pathTemplate(url: string): string {
  const { pathname } = new URL(url, env().graph)
  return pathname.replace(/\/users\/(?!delta\b)[^/]+/, '/users/{id}').replaceAll(/[0-9a-f-]{36}/gi, '{id}')
}

/** What Microsoft calls this answer. */
export function requestIdOf(headers: Headers): string | null {
  return /^[\w-]{1,64}$/.exec(headers.get('request-id') ?? '')?.[0] ?? null
}

const verbs: Record<'GET' | Writing, (call: GraphRequest, body: string | undefined) => Promise<Response>> = {
  GET: (call) => call.get(),
  POST: (call, body) => call.post(body),
  PUT: (call, body) => call.put(body),
  PATCH: (call, body) => call.patch(body),
  DELETE: (call) => call.delete(),
}

/** Several reads at once: learn.microsoft.com/graph/json-batching */
export const batchAddress = '/$batch'

const batchItems = z.object({
  responses: z.array(z.object({ status: z.number(), headers: z.record(z.string(), z.string()).optional() })),
})

/** The headers of a 401, also of one to a single item of a batch; ours only read, so all of it may be sent again. */
function refusalIn({ status, headers, body }: Answer, isBatch: boolean): Headers | null {
  if (status === 401) return headers
  if (!isBatch) return null
  const item = batchItems.safeParse(body).data?.responses.find((one) => one.status === 401)
  return item ? headersOf(item.headers) : null
}

/** The headers of an item of a batch; one that could be none says nothing. */
export function headersOf(said: Record<string, string> = {}): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(said)) {
    try {
      headers.append(name, value)
    } catch {
      continue
    }
  }
  return headers
}

/** Asks up to `tries` times, while `again` says that another try helps and the wait is short. */
export async function patiently(
  tries: number,
  again: (status: number) => boolean,
  once: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once()
    if (attempt === tries || !again(answer.status)) return answer
    const wait = answer.headers.has('retry-after')
      ? retryAt(answer.headers) - Date.now()
      : randomInt(400 * 2 ** attempt)
    if (wait > longestWait) return answer
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** Of beta only what some tenants' v1.0 does not have yet. */
const ofBeta = /^\/beta\/users\/[0-9a-f-]{36}\/authentication\/qrCodePinMethod(\/\w+)?$/

/**
 * An address of Graph's v1.0 and no other, as it will be asked: `nextLink` and `Location` come from outside. A path alone is one
 * of v1.0.
 */
function onGraph(url: string): URL {
  const parsed = URL.parse(isPath(url) ? `${env().graph}/v1.0${url}` : url)
  if (
    parsed?.origin !== env().graph ||
    parsed.username ||
    parsed.password ||
    !(parsed.pathname.startsWith('/v1.0/') || ofBeta.test(parsed.pathname))
  )
    throw new AppError('unexpected', { cause: new Error('A link leads away from Graph') })
  return parsed
}

function isPath(url: string): boolean {
  return /^\/(?![/\\])/.test(url)
}

/** The same address as an item of a batch names it. */
export function inBatch(url: string): string {
  const { pathname, search } = onGraph(url)
  return isPath(url) ? url : pathname.slice('/v1.0'.length) + search
}

/** Nothing of Graph's that is read here is nested as deep as this; whatever reads it may recurse. */
const deepest = 32

/** A string without an end is read to the end, or each quote in it would be tried anew. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (mark === '{' || mark === '[') depth += 1
    else if (mark === '}' || mark === ']') depth -= 1
    if (depth > deepest) return true
  }
  return false
}

/** The JSON of an answer; undefined when there is none, or it is something else. */
async function parse(response: Response): Promise<unknown> {
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/plain')) return text
  if (!type.startsWith('application/json') || isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
