import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { demandedClaims } from './claims-challenge'
import { graphError } from './errors'
import {
  batchAddress,
  headersOf,
  inBatch,
  longestWait,
  patiently,
  senderFor,
  type Answer,
  type Credential,
  type Writing,
} from './transport'
import { newTrace, traced, type WriteTrace } from './write-trace'

/** What took longer was no broken connection, but a Graph that does not answer. */
const brokenAtOnce = 2_000
const batchLimit = 20

/** What the pages of most writes say that Graph answers. */
const usual: Record<Writing, readonly number[]> = {
  POST: [201],
  PUT: [200, 201],
  PATCH: [204],
  DELETE: [204],
}

/** Of a list that is read to its end; one without an end is none. */
const mostPages = 100

/** `url` may be a whole address of Graph's own. `whole`: a list is read to its end, its pages put together as one. */
export type BatchItem = { url: string; eventual?: boolean; whole?: boolean }

/** Graph in one manager's name. It rides inside a Grant; nobody outside this folder holds one. */
export type Graph = {
  /** One read; an AppError unless Graph answers 2xx with JSON. `url` may be a whole address of Graph's own. */
  read: (url: string, options?: { eventual?: boolean }) => Promise<unknown>
  /** Several reads in one round trip, in the order given; each body, or the AppError it met. */
  readAll: (items: BatchItem[]) => Promise<(unknown | AppError)[]>
  /**
   * One write, sent once; again only after 429, which says that nothing was done. `done`: the statuses with which Graph
   * says that it did it; another 2xx is the answer of something in between, and leaves it unanswered.
   */
  write: (
    url: string,
    body: object | null,
    reference: string,
    method?: Writing,
    done?: readonly number[],
  ) => Promise<Answer>
  /** How the writes went that were sent so far, in order. */
  writes: WriteTrace[]
  /** By how much Graph’s clock was ahead of ours at its last answer, in milliseconds. */
  ahead?: number
  /** Asked before a write is sent, each time; it is not sent where this throws. */
  hold?: () => Promise<void>
  /** Microsoft took on what was written, and tells at this address how it went; null where it gave none. */
  takenOn?: { at: string | null }
}

/** A connection that was kept open may break at the moment it is used again: a read is then sent once more. */
async function onceMore(once: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now()
  try {
    return await once()
  } catch (error) {
    if (error instanceof AppError || performance.now() - began > brokenAtOnce) throw error
    return once()
  }
}

export function graphFor({ token, refused: noToken }: Credential): Graph {
  const send = senderFor(token)
  const writes: WriteTrace[] = []

  async function reading(once: () => Promise<Answer>): Promise<Answer> {
    const answer = await patiently(3, isPassing, () => onceMore(once)).catch((error: unknown) => {
      if (error instanceof AppError) throw error
      throw new AppError('unreachable', { cause: error })
    })
    const date = Date.parse(answer.headers.get('date') ?? '')
    if (!Number.isNaN(date)) graph.ahead = date - Date.now()
    if (answer.status >= 200 && answer.status < 300 && answer.body !== undefined) return answer
    if (answer.status < 300) throw new AppError('unreachable', { reference: answer.reference })
    throw await refused(answer, false)
  }

  /** Graph refused a renewed token too. What it demands takes the person; without a demand the session ends. */
  async function refused(answer: Answer, write: boolean): Promise<AppError> {
    const claims = answer.status === 401 ? demandedClaims(answer.headers) : null
    if (claims !== null) return new AppError('step-up', { claims, reference: answer.reference })
    if (answer.status === 401) await noToken()
    return graphError(answer, write)
  }

  async function batch(items: (BatchItem & { id: string })[]): Promise<Map<string, unknown | AppError>> {
    const requests = items.map(({ id, url, eventual }) => ({
      id,
      method: 'GET',
      url: inBatch(url),
      ...(eventual && { headers: { ConsistencyLevel: 'eventual' } }),
    }))
    const answer = await reading(() => send('POST', batchAddress, { body: { requests } }))
    const responses = batchAnswer.safeParse(answer.body).data?.responses ?? []
    const results = new Map<string, unknown | AppError>()
    const told = new Set<string>()
    for (const { id, status, headers, body } of responses) {
      // Which of two answers to one question is right, nobody can tell.
      if (told.has(id)) {
        results.set(id, new AppError('unreachable', { reference: answer.reference }))
        continue
      }
      told.add(id)
      const refusal = { status, headers: headersOf(headers), body, reference: answer.reference }
      results.set(id, status >= 200 && status < 300 ? body : await refused(refusal, false))
    }
    return results
  }

  const graph: Graph = {
    writes,

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
      return Promise.all(
        numbered.map(({ id, ...item }) => {
          const result = results.get(id) ?? new AppError('unreachable')
          return item.whole ? toItsEnd(graph, item, result).catch(asAppError) : result
        }),
      )
    },

    async write(url, body, reference, method = 'POST', done = usual[method]) {
      const trace = newTrace(method, url)
      const answer = await patiently(
        2,
        (status) => status === 429,
        async () => {
          await graph.hold?.()
          if (!writes.includes(trace)) writes.push(trace)
          return traced(trace, () => send(method, url, { body: body ?? undefined, reference }))
        },
      ).catch((error: unknown) => {
        if (error instanceof AppError) throw error
        throw new AppError('unanswered', { reference, cause: error })
      })
      if (done.includes(answer.status)) return answer
      if (answer.status < 300) throw new AppError('unanswered', { reference })
      throw await refused(answer, true)
    },
  }
  return graph
}

const listPage = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string() })

/** Graph carries no header from page to page: learn.microsoft.com/graph/paging */
async function toItsEnd(graph: Graph, { eventual }: BatchItem, first: unknown): Promise<unknown> {
  const rows: unknown[] = []
  let page = first
  for (let pages = 1; ; pages += 1) {
    const more = listPage.safeParse(page).data
    if (!more) break
    if (pages >= mostPages) throw new AppError('unreachable')
    rows.push(...more.value)
    page = await graph.read(more['@odata.nextLink'], { eventual })
  }
  if (page === first) return first
  const last = lastPage.safeParse(page)
  if (!last.success) throw new AppError('unreachable', { cause: last.error })
  return { value: [...rows, ...last.data.value] }
}

const lastPage = z.object({ value: z.array(z.unknown()) })

function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('unreachable', { cause: error })
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
