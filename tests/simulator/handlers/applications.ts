// How the app is registered.
import type { HttpHandler } from 'msw'
import { clientId, clientSecret } from '../constants.ts'
import type { Tenant } from '../directory.ts'
import { notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { applicationShape, servicePrincipalShape } from '../resources.ts'
import type { Shape } from '../odata/shape.ts'
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
        { id: graphId(call.tenant), appId: graphApp },
      ]),
    ),
  ]
}

export function principalId({ seed }: Tenant): string {
  return idFrom(seed, 'service principal of the app')
}

export function graphId({ seed }: Tenant): string {
  return idFrom(seed, 'service principal of Graph')
}

export function applicationId({ seed }: Tenant): string {
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
