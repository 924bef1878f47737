// https://learn.microsoft.com/graph/json-batching
import { getResponse, http } from 'msw'
import type { HttpHandler } from 'msw'
import { graphHost } from '../constants.ts'
import { GraphError } from '../graph-error.ts'
import { batchHeader, pass } from '../graph.ts'
import { isObject, readBody } from '../graph-body.ts'
import type { State } from '../state.ts'

type Item = {
  id: string
  method: string
  url: string
  headers: Record<string, string>
  body: string | undefined
  dependsOn: string[]
}

type ItemAnswer = { id: string; status: number; headers?: Record<string, string>; body?: unknown }

const limit = 20
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']

/** `handlers` are those that serve the items: a batch in a batch finds nobody. */
export function batchHandlers(state: State, handlers: HttpHandler[]): HttpHandler[] {
  return ['v1.0', 'beta'].map((version) =>
    http.post(`https://${graphHost}/${version}/$batch`, async ({ request }) => {
      let isCut = false
      const response = await pass(state, request, async (call) => {
        const { requests } = await readBody(call.request, ['requests'])
        const answers = await answerItems(readItems(requests), request, handlers)
        // A connection cannot break for one item alone.
        isCut = answers.includes(undefined)
        // They may come in any order.
        return { body: { responses: state.features.batchOrder === 'kept' ? answers : answers.reverse() } }
      })
      return isCut ? Response.error() : response
    }),
  )
}

type Answers = (ItemAnswer | undefined)[]

/** All at once, or, where one depends on another, one after the other. */
async function answerItems(items: Item[], batch: Request, handlers: HttpHandler[]): Promise<Answers> {
  if (items.every((item) => !item.dependsOn.length)) {
    return Promise.all(items.map((item) => answerItem(item, batch, handlers)))
  }
  const answers: Answers = []
  for (const item of items) {
    const isFine = (id: string) =>
      answers.some((one) => one?.id.toLowerCase() === id.toLowerCase() && one.status < 400)
    const failed = item.dependsOn.find((id) => !isFine(id))
    answers.push(
      failed === undefined ? await answerItem(item, batch, handlers) : failedDependency(item.id, failed),
    )
  }
  return answers
}

function failedDependency(id: string, failed: string): ItemAnswer {
  const error = { code: 'FailedDependency', message: `The request depends on '${failed}', which failed.` }
  return { id, status: 424, body: { error } }
}

async function answerItem(
  item: Item,
  batch: Request,
  handlers: HttpHandler[],
): Promise<ItemAnswer | undefined> {
  const headers = new Headers(item.headers)
  headers.set('Authorization', batch.headers.get('Authorization') ?? '')
  headers.set(batchHeader, 'item')
  const url = `${batch.url.replace(/\$batch$/, '')}${item.url.replace(/^\//, '')}`
  const request = new Request(url, { method: item.method, headers, body: item.body })
  const response = await getResponse(handlers, request)
  if (!response) throw badRequest(`Nobody answers ${item.url}`)
  if (response.type === 'error') return undefined
  return describe(item.id, response)
}

async function describe(id: string, response: Response): Promise<ItemAnswer> {
  const shown = [
    'Content-Type',
    'Location',
    'Retry-After',
    'request-id',
    'client-request-id',
    'Cache-Control',
    'ETag',
  ]
  const headers = Object.fromEntries(
    shown.flatMap((name) => [[name, response.headers.get(name) ?? '']]).filter(([, value]) => value),
  )
  const bytes = Buffer.from(await response.arrayBuffer().catch(() => new ArrayBuffer(0)))
  if (!bytes.length) return { id, status: response.status, headers }
  const type = response.headers.get('Content-Type') ?? ''
  if (/json/.test(type)) return { id, status: response.status, headers, body: parsed(bytes.toString()) }
  // What is not JSON travels as base64, except plain text.
  const body = type.startsWith('text/plain') ? bytes.toString() : bytes.toString('base64')
  return { id, status: response.status, headers, body }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message)
}

/** Malformed items fail the whole batch. */
function readItems(requests: unknown): Item[] {
  if (!Array.isArray(requests) || !requests.length) throw badRequest('Invalid batch payload format.')
  if (requests.length > limit) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${limit}.`)
  }
  const items = requests.map(readItem)
  const ids = new Set<string>()
  for (const { id, dependsOn } of items) {
    if (ids.has(id.toLowerCase())) throw badRequest('Request Id duplicated.')
    if (dependsOn.some((one) => !ids.has(one.toLowerCase()))) {
      throw badRequest(`Request '${id}' depends on a request that does not come before it.`)
    }
    ids.add(id.toLowerCase())
  }
  const chained = items.slice(1).filter((item) => item.dependsOn.length)
  if (chained.length && chained.length < items.length - 1) {
    throw badRequest('Requests of a batch run either all one after the other or all at once.')
  }
  return items
}

function readItem(value: unknown): Item {
  if (!isObject(value)) throw badRequest('Invalid batch payload format.')
  const { id, method, url, headers, body, dependsOn } = value
  if (typeof id !== 'string' || !id) throw badRequest('A batch request needs an id.')
  if (typeof method !== 'string' || !methods.includes(method.toUpperCase())) {
    throw badRequest(`Request '${id}' has an invalid method.`)
  }
  if (typeof url !== 'string' || /^[a-z]+:/i.test(url))
    throw badRequest(`Request '${id}' needs a relative url.`)
  const entries = isObject(headers)
    ? Object.entries(headers).map(([name, one]) => [name, String(one)] as const)
    : []
  const hasType = entries.some(([name]) => name.toLowerCase() === 'content-type')
  if (body !== undefined && !hasType)
    throw badRequest(`Request '${id}' has a body and needs a Content-Type header.`)
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers: Object.fromEntries(entries),
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  }
}
