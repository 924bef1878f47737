// Who changes how the app is registered.
import type { HttpHandler } from 'msw'
import { clientSecret } from '../constants.ts'
import { isObject, readBody } from '../graph-body.ts'
import { badRequest, notFound } from '../graph-error.ts'
import { graphCall, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { hasTenantRole } from '../reach.ts'
import { roleIds } from '../roles.ts'
import { idFrom } from '../seed.ts'
import type { State } from '../state.ts'
import { applicationId } from './applications.ts'

export function applicationChangeHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'patch', '/applications/{application-id}', change),
    graphCall(state, 'post', '/applications/{application-id}/addPassword', addPassword),
  ]
}

function requireRegistrar(call: Call): void {
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, [roleIds.globalAdministrator]))
  if (call.params.application !== applicationId(call.tenant)) throw notFound(call.params.application ?? '')
}

/** https://learn.microsoft.com/graph/api/application-update: 204; of a platform that is named, the addresses are replaced. */
async function change(call: Call): Promise<Answer> {
  const platforms = {
    web: 'redirectUris',
    spa: 'spaRedirectUris',
    publicClient: 'publicRedirectUris',
  } as const
  const others = ['signInAudience', 'optionalClaims', 'requiredResourceAccess']
  const body = await readBody(call.request, [...Object.keys(platforms), ...others])
  requireRegistrar(call)
  const { registration } = call.tenant
  for (const [platform, field] of Object.entries(platforms))
    if (isObject(body[platform])) registration[field] = texts(body[platform].redirectUris)
  if (typeof body.signInAudience === 'string') registration.signInAudience = body.signInAudience
  if (isObject(body.optionalClaims))
    registration.idTokenClaims = texts(rows(body.optionalClaims.idToken).map(({ name }) => name))
  if (Array.isArray(body.requiredResourceAccess))
    registration.applicationPermissions = rows(body.requiredResourceAccess)
      .flatMap(({ resourceAccess }) => rows(resourceAccess))
      .flatMap(({ id, type }) => (type === 'Role' ? [String(id)] : []))
  call.wrote = true
  return { status: 204 }
}

/** https://learn.microsoft.com/graph/api/application-addpassword: good for two years, and shown this once. */
async function addPassword(call: Call): Promise<Answer> {
  const { passwordCredential } = await readBody(call.request, ['passwordCredential'])
  requireRegistrar(call)
  const { registration, seed } = call.tenant
  registration.secretEnds = new Date(Date.now() + 730 * 24 * 3600_000).toISOString()
  call.wrote = true
  const displayName = isObject(passwordCredential) ? passwordCredential.displayName : null
  return {
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.passwordCredential',
      customKeyIdentifier: null,
      displayName,
      endDateTime: registration.secretEnds,
      hint: clientSecret.slice(0, 3),
      keyId: idFrom(seed, 'new secret of the app'),
      // As before: what this machine goes by does not change.
      secretText: clientSecret,
      startDateTime: new Date().toISOString(),
    },
  }
}

function rows(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
    throw badRequest('A list of texts is expected.')
  return value
}
