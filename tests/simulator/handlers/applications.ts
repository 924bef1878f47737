// How the app is registered.
import type { HttpHandler } from 'msw'
import { clientId, clientSecret } from '../constants.ts'
import type { Tenant } from '../directory.ts'
import { isObject, readBody } from '../graph-body.ts'
import { badRequest, notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { hasTenantRole } from '../reach.ts'
import { applicationShape, servicePrincipalShape } from '../resources.ts'
import type { Shape } from '../odata/shape.ts'
import { roleIds } from '../roles.ts'
import { idFrom } from '../seed.ts'
import type { State } from '../state.ts'

/** Microsoft Graph, in every tenant. */
const graphApp = '00000003-0000-0000-c000-000000000000'

export function applicationHandlers(state: State): HttpHandler[] {
  return [
    // https://learn.microsoft.com/graph/api/application-get, by the alternate key.
    graphCall(state, 'get', "/applications(appId='{appId}')", (call) =>
      showOne(call, applicationShape, [registered(call.tenant)]),
    ),
    // https://learn.microsoft.com/graph/api/serviceprincipal-get, likewise.
    graphCall(state, 'get', "/servicePrincipals(appId='{appId}')", (call) =>
      showOne(call, servicePrincipalShape, [
        { id: principalId(call.tenant), appId: clientId },
        { id: idFrom(call.tenant.seed, 'service principal of Graph'), appId: graphApp },
      ]),
    ),
    graphCall(state, 'patch', '/applications/{application-id}', change),
    graphCall(state, 'post', '/applications/{application-id}/addPassword', addPassword),
  ]
}

export function principalId({ seed }: Tenant): string {
  return idFrom(seed, 'service principal of the app')
}

function applicationId({ seed }: Tenant): string {
  return idFrom(seed, 'application of the app')
}

function showOne(call: Call, shape: Shape, known: Record<string, unknown>[]): Answer {
  const { select } = readQuery(call.url, call.request.headers, ['$select'])
  checkSelect(shape, select)
  requireDirectoryReader(call)
  const { appId = '' } = call.params
  const row = known.find((one) => one.appId === appId.toLowerCase())
  if (!row) throw notFound(appId)
  return {
    body: { '@odata.context': contextOf(shape.set, select, '/$entity'), ...project(shape, row, select) },
  }
}

/** https://learn.microsoft.com/graph/api/resources/application: of a secret nothing but its beginning is told. */
function registered(tenant: Tenant): Record<string, unknown> {
  const { seed, registration } = tenant
  return {
    id: applicationId(tenant),
    appId: clientId,
    displayName: 'My Staff',
    signInAudience: registration.signInAudience,
    web: {
      redirectUris: registration.redirectUris,
      homePageUrl: null,
      logoutUrl: null,
      implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
    },
    spa: { redirectUris: registration.spaRedirectUris },
    publicClient: { redirectUris: registration.publicRedirectUris },
    optionalClaims: {
      idToken: registration.idTokenClaims.map((name) => ({
        name,
        source: null,
        essential: false,
        additionalProperties: [],
      })),
      accessToken: [],
      saml2Token: [],
    },
    passwordCredentials: [...registration.furtherSecretsEnd, registration.secretEnds].map((ends, index) => ({
      customKeyIdentifier: null,
      displayName: 'of the pretend tenant',
      endDateTime: ends,
      hint: clientSecret.slice(0, 3),
      keyId: idFrom(seed, `secret of the app ${index}`),
      secretText: null,
      startDateTime: '2025-01-05T09:00:00Z',
    })),
    keyCredentials: [],
    requiredResourceAccess: [
      {
        resourceAppId: graphApp,
        resourceAccess: [
          { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
          ...registration.applicationPermissions.map((id) => ({ id, type: 'Role' })),
        ],
      },
    ],
  }
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
