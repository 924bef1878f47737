// The methods that a manager cannot add, only read and remove.
// https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
import type { HttpHandler } from 'msw'
import { unfit } from '../graph-error.ts'
import { graphCall, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isGuardedDefault } from '../methods.ts'
import type { Method } from '../methods.ts'
import { maySeeNumbers } from '../reach.ts'
import { methodsSeen } from '../replication.ts'
import { shownMethod } from '../shown-method.ts'
import type { State } from '../state.ts'
import { base, changeable, chosen, contextFor, getOf, listOf, ownBase, readable } from './authentication.ts'
import { removeMethod } from './remove-method.ts'

type Known = {
  segment: string
  type: Method['@odata.type']
  key: string
  calls: ('get' | 'delete' | 'own')[]
}

const known: Known[] = [
  {
    segment: 'passwordMethods',
    type: '#microsoft.graph.passwordAuthenticationMethod',
    key: 'passwordAuthenticationMethod',
    calls: ['own', 'get'],
  },
  {
    segment: 'microsoftAuthenticatorMethods',
    type: '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
    key: 'microsoftAuthenticatorAuthenticationMethod',
    calls: ['get', 'delete'],
  },
  {
    segment: 'fido2Methods',
    type: '#microsoft.graph.fido2AuthenticationMethod',
    key: 'fido2AuthenticationMethod',
    calls: ['get', 'delete'],
  },
  {
    segment: 'windowsHelloForBusinessMethods',
    type: '#microsoft.graph.windowsHelloForBusinessAuthenticationMethod',
    key: 'windowsHelloForBusinessAuthenticationMethod',
    calls: ['get', 'delete'],
  },
  {
    segment: 'softwareOathMethods',
    type: '#microsoft.graph.softwareOathAuthenticationMethod',
    key: 'softwareOathAuthenticationMethod',
    calls: ['get', 'delete'],
  },
  {
    segment: 'platformCredentialMethods',
    type: '#microsoft.graph.platformCredentialAuthenticationMethod',
    key: 'platformCredentialAuthenticationMethod',
    calls: ['delete'],
  },
  {
    segment: 'externalAuthenticationMethods',
    type: '#microsoft.graph.externalAuthenticationMethod',
    key: 'externalAuthenticationMethod',
    calls: [],
  },
]

export function otherMethodHandlers(state: State): HttpHandler[] {
  return [
    ...known.flatMap(({ segment, type, key, calls }) => {
      const is = (method: Method): method is Method => method['@odata.type'] === type
      const kind = { segment, key, is }
      return [
        listOf(state, kind),
        ...(calls.includes('own') ? [listOf(state, kind, ownBase)] : []),
        ...(calls.includes('get') ? [getOf(state, kind)] : []),
        ...(calls.includes('delete')
          ? [graphCall(state, 'delete', `${base}/${segment}/{${key}-id}`, (call) => remove(call, type, key))]
          : []),
      ]
    }),
    graphCall(state, 'get', `${base}/hardwareOathMethods`, listHardwareTokens, 'beta'),
  ]
}

/** https://learn.microsoft.com/graph/api/microsoftauthenticatorauthenticationmethod-delete and its like */
function remove(call: Call, type: Method['@odata.type'], key: string): Answer {
  const target = changeable(call)
  const ofType = target.methods.filter((one) => one['@odata.type'] === type)
  const method = chosen(call, ofType, key)
  if (isGuardedDefault(target.preferred, target.methods, method)) {
    throw unfit('The default authentication method cannot be deleted.')
  }
  return removeMethod(call, target, method)
}

/** https://learn.microsoft.com/graph/api/authentication-list-hardwareoathmethods: not for the Authentication Administrator. */
function listHardwareTokens(call: Call): Answer {
  const target = readable(call)
  requireThat(call, maySeeNumbers(call.tenant, call.caller.id, target.user.id))
  const type = '#microsoft.graph.hardwareOathAuthenticationMethod'
  const found = methodsSeen(call.tenant, target).filter((method) => method['@odata.type'] === type)
  const value = found.map((method) => shownMethod(call, target, method))
  return { body: { '@odata.context': contextFor(target, 'hardwareOathMethods'), value } }
}
