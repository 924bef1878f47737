// https://learn.microsoft.com/graph/api/resources/signinpreferences: beta only.
import type { HttpHandler } from 'msw'
import { unfit } from '../graph-error.ts'
import { readBody } from '../graph-body.ts'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isPreferred, isServedBy } from '../methods.ts'
import type { State } from '../state.ts'
import { base, changeable, readable } from './authentication.ts'

const path = `${base}/signInPreferences`

export function signInPreferenceHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', path, showPreferences, 'beta'),
    graphCall(state, 'patch', path, changePreferences, 'beta'),
  ]
}

/** https://learn.microsoft.com/graph/api/authentication-get */
function showPreferences(call: Call): Answer {
  const target = readable(call)
  const context = `https://graph.microsoft.com/beta/$metadata#users('${target.user.id}')/authentication/signInPreferences`
  return {
    body: {
      '@odata.context': context,
      isSystemPreferredAuthenticationMethodEnabled: false,
      userPreferredMethodForSecondaryAuthentication: target.preferred,
    },
  }
}

/** https://learn.microsoft.com/graph/api/authentication-update: only what the person has registered. */
async function changePreferences(call: Call): Promise<Answer> {
  const target = changeable(call)
  const body = await readBody(call.request, [
    '@odata.type',
    'isSystemPreferredAuthenticationMethodEnabled',
    'userPreferredMethodForSecondaryAuthentication',
  ])
  const wanted = body.userPreferredMethodForSecondaryAuthentication
  if (!isPreferred(wanted) || !isServedBy(wanted, target.methods)) {
    throw unfit('The preferred method is not one that the user has registered.')
  }
  target.preferred = wanted
  call.wrote = true
  return { status: 204 }
}
