// How the app is registered, and what it was granted here.
import type { HttpHandler } from 'msw'
import { clientId, clientSecret } from '../constants.ts'
import type { Tenant } from '../directory.ts'
import { notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { applicationShape, permissionGrantShape, servicePrincipalShape } from '../resources.ts'
import type { Shape } from '../odata/shape.ts'
import { idFrom } from '../seed.ts'
import type { State } from '../state.ts'

export function applicationHandlers(state: State): HttpHandler[] {
  return [
    // https://learn.microsoft.com/graph/api/application-get, by the alternate key.
    graphCall(state, 'get', "/applications(appId='{appId}')", (call) =>
      showOne(call, applicationShape, registered(call.tenant)),
    ),
    // https://learn.microsoft.com/graph/api/serviceprincipal-get, likewise.
    graphCall(state, 'get', "/servicePrincipals(appId='{appId}')", (call) =>
      showOne(call, servicePrincipalShape, { id: principalId(call.tenant), appId: clientId }),
    ),
    graphCall(state, 'get', '/oauth2PermissionGrants', listGrants),
  ]
}

function principalId({ seed }: Tenant): string {
  return idFrom(seed, 'service principal of the app')
}

function showOne(call: Call, shape: Shape, row: Record<string, unknown>): Answer {
  const { select } = readQuery(call.url, call.request.headers, ['$select'])
  checkSelect(shape, select)
  requireDirectoryReader(call)
  const { appId = '' } = call.params
  if (appId.toLowerCase() !== clientId) throw notFound(appId)
  return {
    body: { '@odata.context': contextOf(shape.set, select, '/$entity'), ...project(shape, row, select) },
  }
}

/** https://learn.microsoft.com/graph/api/resources/application: of a secret nothing but its beginning is told. */
function registered({ seed, registration }: Tenant): Record<string, unknown> {
  return {
    id: idFrom(seed, 'application of the app'),
    appId: clientId,
    displayName: 'My Staff',
    signInAudience: registration.signInAudience,
    web: {
      redirectUris: registration.redirectUris,
      homePageUrl: null,
      logoutUrl: null,
      implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
    },
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
    passwordCredentials: [
      {
        customKeyIdentifier: null,
        displayName: 'of the pretend tenant',
        endDateTime: registration.secretEnds,
        hint: clientSecret.slice(0, 3),
        keyId: idFrom(seed, 'secret of the app'),
        secretText: null,
        startDateTime: '2026-01-05T09:00:00Z',
      },
    ],
    keyCredentials: [],
    requiredResourceAccess: [
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [
          { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
          ...registration.applicationPermissions.map((id) => ({ id, type: 'Role' })),
        ],
      },
    ],
  }
}

/**
 * One for everybody, which an administrator granted, and one for somebody's own sake.
 * https://learn.microsoft.com/graph/api/oauth2permissiongrant-list
 */
function listGrants(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$filter', '$select', '$top'])
  requireDirectoryReader(call)
  const { tenant } = call
  const grant = {
    clientId: principalId(tenant),
    resourceId: idFrom(tenant.seed, 'service principal of Graph'),
  }
  const rows = [
    {
      ...grant,
      id: 'for-everybody',
      consentType: 'AllPrincipals',
      principalId: null,
      // Graph itself puts a blank before the first.
      scope: ` openid profile offline_access ${[...tenant.consented].join(' ')}`,
    },
    {
      ...grant,
      id: 'for-one',
      consentType: 'Principal',
      principalId: [...tenant.people.keys()][0] ?? null,
      scope: ' Calendars.Read',
    },
  ]
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: permissionGrantShape,
      rows: () => rows,
      present: (row) => project(permissionGrantShape, row, query.select),
    }),
  }
}
