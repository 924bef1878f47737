// https://learn.microsoft.com/graph/api/smsauthenticationmethodconfiguration-update and its like
import type { HttpHandler } from 'msw'
import { isObject, readBody } from '../graph-body.ts'
import { badRequest, methodNotFound } from '../graph-error.ts'
import { graphCall, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { methodConfigurations } from '../method-policies.ts'
import { hasTenantRole } from '../reach.ts'
import { roleIds } from '../roles.ts'
import type { Policy, State } from '../state.ts'

const path =
  '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/{authenticationMethodConfiguration-id}'

export function methodPolicyChangeHandlers(state: State): HttpHandler[] {
  return [graphCall(state, 'patch', path, change)]
}

/** Which switch of the tenant's each of them is. */
const switches: Record<string, 'sms' | 'temporaryAccessPass' | 'qrCodePin'> = {
  sms: 'sms',
  temporaryaccesspass: 'temporaryAccessPass',
  qrcodepin: 'qrCodePin',
}
const ofPasses: Record<string, 'passMinimumMinutes' | 'passMaximumMinutes'> = {
  minimumLifetimeInMinutes: 'passMinimumMinutes',
  maximumLifetimeInMinutes: 'passMaximumMinutes',
}

/** The type must be named, and be that of the address. 204, and no body. */
async function change(call: Call): Promise<Answer> {
  const id = (call.params.authenticationMethodConfiguration ?? '').toLowerCase()
  const known = methodConfigurations(call.state.policy).find((one) => one.id.toLowerCase() === id)
  const name = switches[id]
  if (!known || !name) throw methodNotFound()
  const properties = name === 'temporaryAccessPass' ? Object.keys(ofPasses) : []
  const body = await readBody(call.request, ['@odata.type', 'id', 'state', 'includeTargets', ...properties])
  const changers = [roleIds.authenticationPolicyAdministrator, roleIds.globalAdministrator]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, changers))
  if (body['@odata.type'] !== known['@odata.type']) {
    throw badRequest("The property '@odata.type' is missing or is not that of this configuration.")
  }
  Object.assign(call.state.policy, changesIn(call.state.policy, body, name))
  call.wrote = true
  return { status: 204 }
}

function changesIn(
  { methodTargets }: Policy,
  body: Record<string, unknown>,
  name: keyof Policy['methodTargets'],
): Partial<Policy> {
  const { state, includeTargets } = body
  if (state !== undefined && state !== 'enabled' && state !== 'disabled') {
    throw badRequest("Invalid value specified for property 'state'.")
  }
  const targets = Array.isArray(includeTargets) ? includeTargets.filter(isObject) : []
  const minutes = Object.entries(ofPasses).flatMap(([property, its]) => {
    const value = body[property]
    if (value === undefined) return []
    // https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethodconfiguration
    if (typeof value !== 'number' || value < 10 || value > 43_200)
      throw badRequest(`Invalid value specified for property '${property}'.`)
    return [[its, value]]
  })
  return {
    ...(state !== undefined && { [name]: state === 'enabled' }),
    ...(Array.isArray(includeTargets) && {
      methodTargets: { ...methodTargets, [name]: targets.map(({ id }) => String(id)) },
    }),
    ...(targets.length > 0 &&
      name === 'sms' && { smsSignIn: targets.some((one) => one.isUsableForSignIn === true) }),
    ...Object.fromEntries(minutes),
  }
}
