// https://learn.microsoft.com/graph/api/user-revokesigninsessions
import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import { graphCall, requireReach, targetOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { mayRevokeSessions } from '../reach.ts'
import { changePerson } from '../replication.ts'
import { revoke } from '../revocations.ts'
import type { State } from '../state.ts'

export function signOutHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'post', '/me/revokeSignInSessions', revokeSessions),
    graphCall(state, 'post', '/users/{user-id}/revokeSignInSessions', revokeSessions),
    // The older name of it. https://learn.microsoft.com/graph/api/user-invalidateallrefreshtokens
    graphCall(state, 'post', '/users/{user-id}/invalidateAllRefreshTokens', revokeSessions, 'beta'),
  ]
}

/** The page promises 204; the service answers 200 and true. Guests stay: their sessions are those of their home tenant. */
function revokeSessions(call: Call): Answer {
  const target = targetOf(call)
  const { user } = target
  requireReach(call, mayRevokeSessions(call.tenant, call.caller.id, user.id), target)
  if (user.userType === 'Member') {
    call.wrote = true
    const signInSessionsValidFromDateTime = new Date(now(call.tenant)).toISOString()
    changePerson(call.tenant, user, { signInSessionsValidFromDateTime })
    revoke(call.state, user.id, true)
  }
  return { body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Edm.Boolean', value: true } }
}
