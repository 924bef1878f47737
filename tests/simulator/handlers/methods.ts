// https://learn.microsoft.com/graph/api/authentication-list-methods: all kinds in one list, each saying which it is.
import type { HttpHandler } from 'msw'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isQr } from '../methods.ts'
import type { Method } from '../methods.ts'
import type { Row } from '../odata/filter.ts'
import { methodsSeen } from '../replication.ts'
import { shownMethod } from '../shown-method.ts'
import type { State } from '../state.ts'
import type { Account } from '../directory.ts'
import { base, chosen, contextFor, readable } from './authentication.ts'

const one = 'methods/{authenticationMethod-id}'

export function methodHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', `${base}/methods`, listMethods),
    graphCall(state, 'get', '/me/authentication/methods', listMethods),
    graphCall(state, 'get', `${base}/${one}`, showMethod),
    graphCall(state, 'get', `/me/authentication/${one}`, showMethod),
  ]
}

function listMethods(call: Call): Answer {
  const target = readable(call)
  const value = visible(call, target).map((method) => described(call, target, method))
  return { body: { '@odata.context': contextFor(target, 'methods'), value } }
}

/** https://learn.microsoft.com/graph/api/authenticationmethod-get */
function showMethod(call: Call): Answer {
  const target = readable(call)
  const method = chosen(call, visible(call, target), 'authenticationMethod')
  const context = contextFor(target, 'methods/$entity')
  return { body: { '@odata.context': context, ...described(call, target, method) } }
}

/** What v1.0 does not know of yet is not in its lists. */
function visible(call: Call, target: Account): readonly Method[] {
  const hidden = ['#microsoft.graph.hardwareOathAuthenticationMethod']
  if (!call.state.features.qrCodePinMethod) hidden.push('#microsoft.graph.qrCodePinAuthenticationMethod')
  return methodsSeen(call.tenant, target).filter((method) => !hidden.includes(method['@odata.type']))
}

function described(call: Call, target: Account, method: Method): Row {
  const type = { '@odata.type': method['@odata.type'] }
  if (isQr(method) && !call.state.features.qrCodeListedWhole)
    return { ...type, id: method.id, createdDateTime: method.createdDateTime }
  return { ...type, ...shownMethod(call, target, method) }
}
