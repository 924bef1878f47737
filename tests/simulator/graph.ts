// The gate that every Graph call passes: log, faults, latency, token, permission, and Graph's own headers.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { now } from './clock.ts'
import { graphHost } from './constants.ts'
import { findPerson, isManagementRestricted } from './directory.ts'
import type { Account, Tenant, Unit } from './directory.ts'
import { keepExchange, readSent } from './exchanges.ts'
import { takeFault, withFault } from './faults.ts'
import { respond } from './graph-answer.ts'
import type { Answer } from './graph-answer.ts'
import { GraphError, errorBody, forbidden, notFound, restricted, usualError } from './graph-error.ts'
import { record } from './log.ts'
import { mayReadDirectory } from './reach.ts'
import { settle } from './operations.ts'
import { mayCall } from './permissions.ts'
import { noteReceived } from './secrets.ts'
import type { State } from './state.ts'
import { meter } from './throttle.ts'
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

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'
type Version = 'v1.0' | 'beta'

/** The batch call marks its items with this. */
export const batchHeader = 'x-simulator-batch'

/** One operation. The path is written as in the permission data: `/users/{user-id}/memberOf/graph.group`. */
export function graphCall(
  state: State,
  method: Method,
  path: string,
  answer: (call: Call) => Answer | Promise<Answer>,
  version: Version = 'v1.0',
): HttpHandler {
  // Clients write a cast with its namespace in full; parameters are called `user`, `administrativeUnit` and so on.
  const pattern = path
    .replaceAll('/graph.', '/microsoft.graph.')
    .replaceAll(/\{(\w+)-id\}/g, ':$1')
    // An argument in parentheses: `filterByCurrentUser(on='principal')`.
    .replaceAll(/\((\w+)='\{(\w+)\}'\)/g, '\\($1=:$2\\)')
  return http[method](`https://${graphHost}/${version}${pattern}`, ({ request, params }) =>
    pass(state, request, async (call) => {
      call.params = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, String(value).replace(/^'(.*)'$/, '$1')]),
      )
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
  const requestId = randomUUID()
  const clientRequestId = request.headers.get('client-request-id')
  let usage: number | undefined
  const stamp = () => ({
    requestId,
    clientRequestId: clientRequestId ?? requestId,
    time: now(tenant),
    usage,
  })

  async function run(): Promise<Response> {
    try {
      call.caller = await readCaller(state, request.headers.get('Authorization'))
      settle(state)
      usage = meter(state, request)
      return respond(await answer(call), request, stamp())
    } catch (error) {
      if (error instanceof GraphError) return respondWith(error)
      throw error
    }
  }

  function respondWith(error: GraphError): Response {
    const body = errorBody(error, stamp())
    return respond({ status: error.status, headers: error.headers, body }, request, stamp())
  }

  const sent = await readSent(state, request)
  await noteReceived(state, request)
  if (state.latencyMs) await wait(state.latencyMs)
  const fault = takeFault(state.faults, graphHost, request.method, url.pathname)
  const response = await withFault(fault, run, (status) => respondWith(usualError(status)))
  const batch = request.headers.has(batchHeader) && { batch: true as const }
  record(state, {
    at,
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    status: response.status,
    ms: Math.round(performance.now() - began),
    actor: call.caller.id || null,
    write: call.wrote,
    clientRequestId,
    ...batch,
  })
  await keepExchange(state, request, sent, response, { ...(fault && { faulty: true }), ...batch })
  return response
}

/** Refuses, unless enforcement is off. */
export function requireThat(call: Call, isAllowed: boolean): void {
  if (!isAllowed && call.state.enforcement) throw forbidden(call.url.pathname)
}

/** Refuses to change this person; over people in a restricted unit perhaps in other words. */
export function requireReach(call: Call, isAllowed: boolean, { user }: Account): void {
  if (isAllowed || !isManagementRestricted(call.tenant, user.id)) return requireThat(call, isAllowed)
  if (call.state.enforcement) throw restricted(call.url.pathname, call.state.features.restrictedRefusal)
}

/** Guests see next to nothing of the directory. */
export function requireDirectoryReader(call: Call): void {
  const { allowedToReadOtherUsers } = call.state.policy
  requireThat(call, mayReadDirectory(call.tenant, call.caller.id, allowedToReadOtherUsers))
}

/** The person in the path, or the caller where the path says `/me`. */
export function targetOf(call: Call): Account {
  const name = call.params.user ?? call.caller.id
  const found = findPerson(call.tenant, name)
  if (!found) throw notFound(name)
  return found
}

/** The unit in the path, or 404. */
export function unitOf(call: Call): Unit {
  const id = call.params.administrativeUnit ?? ''
  const unit = call.tenant.units.get(id.toLowerCase())
  if (!unit) throw notFound(id)
  return unit
}
