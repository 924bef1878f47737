// What all calls below `…/authentication/` have in common.
import type { HttpHandler } from 'msw'
import type { Account } from '../directory.ts'
import { methodNotFound } from '../graph-error.ts'
import { graphCall, requireReach, requireThat, targetOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import type { Method } from '../methods.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery } from '../odata/query.ts'
import { mayChangeMethods, mayReadMethods } from '../reach.ts'
import { methodsSeen } from '../replication.ts'
import { shownMethod } from '../shown-method.ts'
import type { State } from '../state.ts'

export const base = '/users/{user-id}/authentication'
export const ownBase = '/me/authentication'

/** Calls about authentication methods take no OData options; whether one is refused or ignored is not documented. */
export function refuseOptions(call: Call): void {
  if (call.state.features.methodOptions === 'refuse') readQuery(call.url, call.request.headers, [])
}

/** The person, for whoever may read their methods. */
export function readable(call: Call): Account {
  refuseOptions(call)
  const target = targetOf(call)
  requireThat(call, mayReadMethods(call.tenant, call.caller.id, target.user.id))
  return target
}

/** The person, for whoever may change their methods. */
export function changeable(call: Call): Account {
  refuseOptions(call)
  const target = targetOf(call)
  requireReach(call, mayChangeMethods(call.tenant, call.caller.id, target.user.id), target)
  return target
}

/** As in `$metadata#users('…')/authentication/phoneMethods`. */
export function contextFor({ user }: Account, path: string): string {
  return `https://graph.microsoft.com/v1.0/$metadata#users('${user.id}')/authentication/${path}`
}

/** One method as the answer to a call. */
export function entity(target: Account, path: string, row: Row): Record<string, unknown> {
  return { '@odata.context': contextFor(target, `${path}/$entity`), ...row }
}

type Kind<M extends Method> = { segment: string; key: string; is: (method: Method) => method is M }

/** List and get are the same for every kind: `…/phoneMethods`, `…/phoneMethods/{phoneAuthenticationMethod-id}`. */
export function listOf<M extends Method>(state: State, { segment, is }: Kind<M>, at = base): HttpHandler {
  return graphCall(state, 'get', `${at}/${segment}`, (call): Answer => {
    const target = readable(call)
    const found = methodsSeen(call.tenant, target).filter(is)
    const value = found.map((method) => shownMethod(call, target, method))
    return { body: { '@odata.context': contextFor(target, segment), value } }
  })
}

export function getOf<M extends Method>(state: State, { segment, key, is }: Kind<M>): HttpHandler {
  return graphCall(state, 'get', `${base}/${segment}/{${key}-id}`, (call): Answer => {
    const target = readable(call)
    const method = chosen(call, methodsSeen(call.tenant, target).filter(is), key)
    return { body: entity(target, segment, shownMethod(call, target, method)) }
  })
}

/** The one that the address names, or 404. */
export function chosen<M extends Method>(call: Call, methods: readonly M[], key: string): M {
  const id = call.params[key]?.toLowerCase()
  const found = methods.find((method) => method.id.toLowerCase() === id)
  if (!found) throw methodNotFound()
  return found
}
