// The gate that every Graph call passes: log, faults, latency, token, permission, and Graph's own headers.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { graphHost } from './constants.ts'
import { findPerson } from './directory.ts'
import type { Account, Tenant } from './directory.ts'
import { takeFault, withFault } from './faults.ts'
import { GraphError, badRequest, errorBody, forbidden, notFound, usualError } from './graph-error.ts'
import { record } from './log.ts'
import { mayReadDirectory } from './reach.ts'
import { settle } from './operations.ts'
import { mayCall } from './permissions.ts'
import type { State } from './state.ts'
import { readCaller } from './tokens.ts'
import type { Caller } from './tokens.ts'

export type Call = {
  state: State
  tenant: Tenant
  caller: Caller
  params: Record<string, string>
  url: URL
  request: Request
  /** The handler says so when it has changed something. */
  wrote: boolean
}

/** An object is sent as JSON, a text as plain text, nothing as nothing. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown }

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'
const version = '/v1.0'

/** The batch call marks its items with this. */
export const batchHeader = 'x-simulator-batch'

/** One operation. The path is written as in the permission data: `/users/{user-id}/memberOf/graph.group`. */
export function graphCall(
  state: State,
  method: Method,
  path: string,
  answer: (call: Call) => Answer | Promise<Answer>,
): HttpHandler {
  // Clients write a cast with its namespace in full; parameters are called `user`, `administrativeUnit` and so on.
  const pattern = path.replaceAll('/graph.', '/microsoft.graph.').replaceAll(/\{(\w+)-id\}/g, ':$1')
  return http[method](`https://${graphHost}${version}${pattern}`, ({ request, params }) =>
    pass(state, request, async (call) => {
      call.params = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
      const isAboutOneself =
        !call.params.user || findPerson(call.tenant, call.params.user)?.user.id === call.caller.id
      requireThat(call, mayCall(method.toUpperCase(), path, call.caller.scopes, isAboutOneself))
      return answer(call)
    }),
  )
}

/** What every request goes through, known path or not. */
export async function pass(
  state: State,
  request: Request,
  answer: (call: Call) => Answer | Promise<Answer>,
): Promise<Response> {
  const began = performance.now()
  const at = new Date().toISOString()
  const { tenant } = state
  const url = new URL(request.url)
  const call: Call = {
    state,
    tenant,
    caller: { id: '', scopes: new Set() },
    params: {},
    url,
    request,
    wrote: false,
  }
  const ids = { request: randomUUID(), client: request.headers.get('client-request-id') }

  async function run(): Promise<Response> {
    try {
      call.caller = await readCaller(tenant, request.headers.get('Authorization'))
      settle(state)
      return respond(await answer(call), ids, call)
    } catch (error) {
      if (error instanceof GraphError) return respondWith(error)
      throw error
    }
  }

  function respondWith(error: GraphError): Response {
    const body = errorBody(error, ids.request, ids.client ?? ids.request)
    return respond({ status: error.status, headers: error.headers, body }, ids, call)
  }

  if (state.latencyMs) await wait(state.latencyMs)
  const fault = takeFault(state.faults, graphHost, request.method, url.pathname)
  const response = await withFault(fault, run, (status) => respondWith(usualError(status)))
  record(state, {
    at,
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    status: response.status,
    ms: Math.round(performance.now() - began),
    actor: call.caller.id || null,
    write: call.wrote,
    clientRequestId: ids.client,
    ...(request.headers.has(batchHeader) && { batch: true }),
  })
  return response
}

/** https://learn.microsoft.com/graph/best-practices-concept#reliability-and-support */
function respond(answer: Answer, ids: { request: string; client: string | null }, call: Call): Response {
  const { body, status = 200 } = answer
  const isText = typeof body === 'string'
  const headers = new Headers({
    'Cache-Control': 'no-cache',
    'Strict-Transport-Security': 'max-age=31536000',
    'request-id': ids.request,
    'client-request-id': ids.client ?? ids.request,
    'x-ms-ags-diagnostic': JSON.stringify({
      ServerInfo: {
        DataCenter: 'Pretend',
        Slice: 'E',
        Ring: '1',
        ScaleUnit: '000',
        RoleInstance: 'PRETEND01',
      },
    }),
    'x-ms-resource-unit': String(resourceUnits(call)),
    Date: new Date().toUTCString(),
    Vary: 'Accept-Encoding',
  })
  if (body !== undefined) {
    headers.set(
      'Content-Type',
      isText
        ? 'text/plain'
        : 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
    )
    headers.set('OData-Version', '4.0')
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value)
  return new Response(body === undefined ? null : isText ? body : JSON.stringify(body), { status, headers })
}

/** https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
function resourceUnits({ request, url }: Call): number {
  if (request.method !== 'GET') return 1
  const base = /\/users$|memberOf/i.test(url.pathname) ? 2 : 1
  const top = Number(url.searchParams.get('$top') ?? 20)
  const saved = (url.searchParams.has('$select') ? 1 : 0) + (top < 20 ? 1 : 0)
  return Math.max(1, base - saved + (url.searchParams.has('$expand') ? 1 : 0))
}

/** Refuses, unless enforcement is off. */
export function requireThat(call: Call, isAllowed: boolean): void {
  if (!isAllowed && call.state.enforcement) throw forbidden(call.url.pathname)
}

/** Guests see next to nothing of the directory. */
export function requireDirectoryReader(call: Call): void {
  requireThat(call, mayReadDirectory(call.tenant, call.caller.id))
}

/** The person in the path, or the caller where the path says `/me`. */
export function targetOf(call: Call): Account {
  const name = call.params.user ?? call.caller.id
  const found = findPerson(call.tenant, name)
  if (!found) throw notFound(name)
  return found
}

/** The body of a write. Graph insists on a content type even for `{}`. */
export async function readBody(call: Call, known: readonly string[]): Promise<Record<string, unknown>> {
  const type = call.request.headers.get('Content-Type')
  if (!type) {
    throw badRequest('Write requests (excluding DELETE) must contain the Content-Type header declaration.')
  }
  const text = await call.request.text()
  if (!text) throw badRequest('Empty Payload. JSON content expected.')
  const body = parse(text)
  if (!/^application\/json\b/i.test(type) || !isObject(body)) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  }
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown) throw badRequest(`The parameter '${unknown}' in the request payload is not a valid parameter.`)
  return body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
