import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { consent } from './admin-consent.ts'
import { authorize, isRegistered } from './authorize.ts'
import { now } from './clock.ts'
import { loginHost, tenantId } from './constants.ts'
import { EntraError, tokenError } from './entra-error.ts'
import { takeFault, withFault } from './faults.ts'
import { keySet } from './keys.ts'
import { errorText, page } from './page.ts'
import { noteReceived } from './secrets.ts'
import type { State } from './state.ts'
import { redeem } from './token-endpoint.ts'

const origin = `https://${loginHost}`

/** The Entra of this tenant: https://learn.microsoft.com/entra/identity-platform/v2-protocols */
export function entraHandlers(state: State): HttpHandler[] {
  /** Errors of the network strike here as they do at Graph, when the fault names this host. */
  function serve(answer: (request: Request) => Response | Promise<Response>) {
    return async ({ request, params }: { request: Request; params: Record<string, unknown> }) => {
      await noteReceived(state, request)
      const fault = takeFault(state.faults, loginHost, request.method, new URL(request.url).pathname)
      const run = async () => {
        const tenant = String(params.tenant)
        const response = isHere(tenant) ? await answer(request) : unknownTenant(state, tenant)
        response.headers.set('Date', new Date(now(state.tenant)).toUTCString())
        return response
      }
      return withFault(fault, run, (status) => new Response(null, { status }))
    }
  }

  return [
    http.get(
      `${origin}/:tenant/oauth2/v2.0/authorize`,
      serve((request) => authorize(state, request)),
    ),
    http.post(
      `${origin}/:tenant/oauth2/v2.0/authorize`,
      serve((request) => authorize(state, request)),
    ),
    http.get(
      `${origin}/:tenant/v2.0/adminconsent`,
      serve((request) => consent(state, request)),
    ),
    http.post(
      `${origin}/:tenant/v2.0/adminconsent`,
      serve((request) => consent(state, request)),
    ),
    http.post(
      `${origin}/:tenant/oauth2/v2.0/token`,
      serve((request) => redeem(state, request)),
    ),
    http.get(
      `${origin}/:tenant/oauth2/v2.0/token`,
      serve(() => postOnly(state)),
    ),
    http.get(`${origin}/:tenant/oauth2/v2.0/logout`, serve(signOut)),
    http.get(
      `${origin}/:tenant/discovery/v2.0/keys`,
      serve(() => Response.json(keySet)),
    ),
    http.get(
      `${origin}/:tenant/v2.0/.well-known/openid-configuration`,
      serve(() => Response.json(configuration)),
    ),
  ]
}

function isHere(tenant: string): boolean {
  return [tenantId, 'organizations', 'common'].includes(tenant.toLowerCase())
}

function unknownTenant(state: State, tenant: string): Response {
  return tokenError(state.tenant, new EntraError('invalid_tenant', 90002, `Tenant '${tenant}' not found.`))
}

function postOnly({ tenant }: State): Response {
  return tokenError(
    tenant,
    new EntraError('invalid_request', 900561, 'The endpoint only accepts POST requests.'),
  )
}

/** https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request */
function signOut(request: Request): Response {
  const next = new URL(request.url).searchParams.get('post_logout_redirect_uri') ?? ''
  if (isRegistered(next)) return new Response(null, { status: 302, headers: { Location: next } })
  return page('You signed out', next ? errorText(`${next} is not registered for this application.`) : '')
}

const endpoint = `${origin}/${tenantId}/oauth2/v2.0`

const configuration = {
  issuer: `${origin}/${tenantId}/v2.0`,
  authorization_endpoint: `${endpoint}/authorize`,
  token_endpoint: `${endpoint}/token`,
  end_session_endpoint: `${endpoint}/logout`,
  jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  response_modes_supported: ['query'],
  response_types_supported: ['code'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  code_challenge_methods_supported: ['S256'],
  claims_supported: [
    'sub',
    'iss',
    'aud',
    'exp',
    'iat',
    'auth_time',
    'nonce',
    'preferred_username',
    'name',
    'oid',
    'tid',
  ],
  tenant_region_scope: null,
  cloud_instance_name: 'microsoftonline.com',
  msgraph_host: 'graph.microsoft.com',
}
