import 'server-only'
import { randomInt, randomUUID } from 'node:crypto'
import { Client, ResponseType, type Context, type Middleware } from '@microsoft/microsoft-graph-client'
import { request } from 'undici'
import { z } from 'zod'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { graphError, retryAt } from './errors'

/** A read gets 10 seconds; the authentication-method service itself gives up on a write after 60. */
const deadlines = { GET: 10_000, POST: 65_000 }
const longestWait = 8_000
const largestAnswer = 5 * 1024 * 1024
const batchLimit = 20

/** The end of the SDK's chain. No redirects are followed: one would carry a password to another address. */
class Send implements Middleware {
  async execute(context: Context): Promise<void> {
    const { method, headers, body } = context.options ?? {}
    const answer = await request(String(context.request), {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      body: typeof body === 'string' ? body : null,
      signal: AbortSignal.timeout(method === 'POST' && !isBatch(context) ? deadlines.POST : deadlines.GET),
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

function isBatch(context: Context): boolean {
  return String(context.request).endsWith('/$batch')
}

type Answer = { status: number; headers: Headers; body: unknown; reference: string }

export type BatchItem = { url: string; eventual?: boolean }

/** Graph in one manager's name. It rides inside a Grant; nobody outside this folder holds one. */
export type Graph = {
  /** One read; an AppError unless Graph answers 2xx with JSON. `url` may be a whole address of Graph's own. */
  read: (url: string, options?: { eventual?: boolean }) => Promise<unknown>
  /** Several reads in one round trip, in the order given; each body, or the AppError it met. */
  readAll: (items: BatchItem[]) => Promise<(unknown | AppError)[]>
  /** One write, sent once; again only after 429, which says that nothing was done. */
  write: (url: string, body: object, reference: string) => Promise<Answer>
}

/** A token, and what to do when Graph no longer takes it. */
export type Credential = { token: () => Promise<string>; end: () => Promise<void> }

export function graphFor({ token, end }: Credential): Graph {
  const client = Client.initWithMiddleware({
    baseUrl: env().graph,
    defaultVersion: 'v1.0',
    middleware: new Send(),
  })

  async function send(
    method: 'GET' | 'POST',
    url: string,
    options: { body?: object; reference?: string; eventual?: boolean },
  ) {
    const reference = options.reference ?? randomUUID()
    const call = client
      .api(onGraph(url))
      .responseType(ResponseType.RAW)
      .headers({
        authorization: `Bearer ${await token()}`,
        'client-request-id': reference,
        accept: 'application/json',
        ...(options.body && { 'content-type': 'application/json' }),
        ...(options.eventual && { ConsistencyLevel: 'eventual' }),
      })
    const started = Date.now()
    // RAW makes the SDK hand over the Response that Send made.
    const response: Response = await (method === 'GET' ? call.get() : call.post(JSON.stringify(options.body)))
    const ms = Date.now() - started
    const path = new URL(url, env().graph).pathname.replaceAll(/[0-9a-f-]{36}/gi, '{id}')
    log().info({ event: 'graph', method, path, status: response.status, ms, reference }, 'graph call')
    return { status: response.status, headers: response.headers, body: await parse(response), reference }
  }

  /** Sends, and again while Graph asks to and the wait is short. */
  async function patiently(
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

  async function reading(once: () => Promise<Answer>): Promise<Answer> {
    const answer = await patiently(3, isPassing, once).catch((error: unknown) => {
      if (error instanceof AppError) throw error
      throw new AppError('unreachable', { cause: error })
    })
    if (answer.status >= 200 && answer.status < 300 && answer.body !== undefined) return answer
    if (answer.status < 300) throw new AppError('unreachable', { reference: answer.reference })
    throw await refused(answer, false)
  }

  /** A token that Graph refuses is no use any more: the session ends, and signing in makes a new one. */
  async function refused(answer: Answer, write: boolean): Promise<AppError> {
    if (answer.status === 401) await end()
    return graphError(answer, write)
  }

  async function batch(items: (BatchItem & { id: string })[]): Promise<Map<string, unknown | AppError>> {
    const requests = items.map(({ id, url, eventual }) => ({
      id,
      method: 'GET',
      url,
      ...(eventual && { headers: { ConsistencyLevel: 'eventual' } }),
    }))
    const answer = await reading(() => send('POST', '/$batch', { body: { requests } }))
    const responses = batchAnswer.safeParse(answer.body).data?.responses ?? []
    const results = new Map<string, unknown | AppError>()
    for (const { id, status, headers, body } of responses) {
      const refusal = { status, headers: new Headers(headers), body, reference: answer.reference }
      results.set(id, status >= 200 && status < 300 ? body : await refused(refusal, false))
    }
    return results
  }

  return {
    async read(url, options = {}) {
      return (await reading(() => send('GET', url, options))).body
    },

    async readAll(items) {
      const numbered = items.map((item, index) => ({ ...item, id: String(index + 1) }))
      const groups = Array.from({ length: Math.ceil(items.length / batchLimit) }, (_, group) =>
        numbered.slice(group * batchLimit, (group + 1) * batchLimit),
      )
      const results = new Map<string, unknown | AppError>()
      await Promise.all(
        groups.map(async (group) => {
          for (const [id, result] of await batch(group)) results.set(id, result)
          // Each item of a batch is throttled by itself: those that were go once more.
          const busy = group.filter(({ id }) => isShortlyBusy(results.get(id)))
          if (busy.length === 0) return
          await new Promise((resolve) => setTimeout(resolve, waitOf(busy.map(({ id }) => results.get(id)))))
          for (const [id, result] of await batch(busy)) results.set(id, result)
        }),
      )
      return numbered.map(({ id }) => results.get(id) ?? new AppError('unreachable'))
    },

    async write(url, body, reference) {
      const answer = await patiently(
        2,
        (status) => status === 429,
        () => send('POST', url, { body, reference }),
      ).catch((error: unknown) => {
        if (error instanceof AppError) throw error
        throw new AppError('unanswered', { reference, cause: error })
      })
      if (answer.status >= 200 && answer.status < 300) return answer
      throw await refused(answer, true)
    },
  }
}

const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown(),
    }),
  ),
})

function isPassing(status: number): boolean {
  return status === 429 || status === 503 || status === 504
}

function waitOf(results: unknown[]): number {
  const until = results.map((result) => (result instanceof AppError && result.retryAt) || 0)
  return Math.max(...until) - Date.now()
}

function isShortlyBusy(result: unknown): boolean {
  return (
    result instanceof AppError &&
    result.failure === 'busy' &&
    (result.retryAt ?? Infinity) <= Date.now() + longestWait
  )
}

/** An address of Graph's v1.0 and no other: `nextLink` and `Location` come from outside. */
function onGraph(url: string): string {
  if (url.startsWith('/')) return url
  const parsed = URL.parse(url)
  if (
    parsed?.origin !== env().graph ||
    parsed.username ||
    parsed.password ||
    !parsed.pathname.startsWith('/v1.0/')
  )
    throw new AppError('unexpected', { cause: new Error('A link leads away from Graph') })
  return url
}

/** The JSON of an answer; undefined when there is none, or it is something else. */
async function parse(response: Response): Promise<unknown> {
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/plain')) return text
  if (!type.startsWith('application/json')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
