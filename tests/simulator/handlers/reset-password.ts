import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import { GraphError, badRequest, forbidden, methodNotFound } from '../graph-error.ts'
import { graphCall, requireReach, requireThat, targetOf } from '../graph.ts'
import { readBody } from '../graph-body.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { startOperation, statusOf } from '../operations.ts'
import { generatePassword, isBanned, isComplex, setPassword } from '../passwords.ts'
import { passwordMethodId } from '../methods.ts'
import { mayChangeMethods, mayReadOperation, mayResetPassword } from '../reach.ts'
import { note } from '../secrets.ts'
import type { State } from '../state.ts'
import { refuseOptions } from './authentication.ts'

const base = '/users/{user-id}/authentication'
/** Names the place where the operation lives. Only the address with both of these finds it. */
const place = { aadgdc: 'PRETEND01P', aadgsu: 'ssprprod-a' }

export function resetPasswordHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'post', `${base}/methods/{authenticationMethod-id}/resetPassword`, resetPassword),
    graphCall(state, 'get', `${base}/operations/{longRunningOperation-id}`, showOperation),
  ]
}

/** https://learn.microsoft.com/graph/api/authenticationmethod-resetpassword */
async function resetPassword(call: Call): Promise<Answer> {
  refuseOptions(call)
  const target = targetOf(call)
  const { newPassword } = await readBody(call.request, ['newPassword'])
  const mayReset = call.state.features.helpdeskMayReset ? mayResetPassword : mayChangeMethods
  requireReach(call, mayReset(call.tenant, call.caller.id, target.user.id), target)
  if (call.params.authenticationMethod !== passwordMethodId) {
    throw methodNotFound()
  }
  const isSynced = target.user.onPremisesSyncEnabled === true
  const isTyped = newPassword !== undefined && newPassword !== null && newPassword !== ''
  if (
    isTyped &&
    (typeof newPassword !== 'string' || !isComplex(newPassword) || isBanned(newPassword, target))
  ) {
    throw badRequest(
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    )
  }
  // A password that is generated in the cloud could not be shown to the on-premises directory first.
  if (isSynced && !isTyped)
    throw badRequest('A new password is required for a user synchronized from on-premises.')
  refuseFederated(call, isSynced)
  const password = typeof newPassword === 'string' && isTyped ? newPassword : generatePassword()
  if (!isTyped) note(call.state, 'password', password)
  call.wrote = true
  if (!isSynced) setPassword(call.tenant, target, password, true)
  const operation = startOperation(call.state, target.user.id, isSynced ? password : undefined)
  const location = `https://graph.microsoft.com/v1.0/users/${target.user.id}/authentication/operations/${operation.id}`
  const headers = {
    Location: `${location}?${new URLSearchParams(place)}`,
    'Retry-After': String(Math.max(1, Math.ceil(call.state.features.operationSeconds / 2))),
  }
  if (isTyped) return { status: 202, headers }
  const context = 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.passwordResetResponse'
  return { status: 202, headers, body: { '@odata.context': context, newPassword: password } }
}

/**
 * Whoever signs in at a server of the organisation's own has the password there. With write-back it gets there, as
 * https://learn.microsoft.com/entra/identity/authentication/concept-sspr-writeback says; without, nobody says what happens.
 */
function refuseFederated({ state: { policy, features }, url }: Call, isSynced: boolean): void {
  if (!isSynced || !policy.federated || policy.writeback || features.federatedReset === 'operation') return
  throw features.federatedReset === 'deny'
    ? forbidden(url.pathname)
    : badRequest('The password of a federated user cannot be reset.')
}

/** https://learn.microsoft.com/graph/api/longrunningoperation-get */
function showOperation(call: Call): Answer {
  refuseOptions(call)
  const { state, url } = call
  const target = targetOf(call).user.id
  requireThat(call, mayReadOperation(call.tenant, call.caller.id, target, state.features.helpdeskMayPoll))
  const operation = state.operations.get(call.params.longRunningOperation ?? '')
  const isPlace = Object.entries(place).every(([name, value]) => url.searchParams.get(name) === value)
  if (!operation || operation.userId !== target || !isPlace) {
    throw new GraphError(404, 'resourceNotFound', 'The requested operation was not found.')
  }
  const status = statusOf(state, operation)
  const isOver = status === operation.outcome
  return {
    body: {
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${target}')/authentication/operations/$entity`,
      id: operation.id,
      status,
      statusDetail: isOver ? operation.statusDetail : null,
      createdDateTime: new Date(operation.started).toISOString(),
      lastActionDateTime: new Date(isOver ? operation.ends : now(call.tenant)).toISOString(),
      resourceLocation: `https://graph.microsoft.com/v1.0/users/${target}/authentication/methods/${passwordMethodId}`,
    },
  }
}
