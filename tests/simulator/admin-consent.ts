// https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
import { errorPage, requireKnownClient } from './authorize.ts'
import { tenantId } from './constants.ts'
import { checkCredentials } from './credentials.ts'
import { EntraError } from './entra-error.ts'
import { hasTenantRole } from './reach.ts'
import { roleIds } from './roles.ts'
import { askedIn, listScopes } from './scopes.ts'
import { readForm, signInPage } from './sign-in-page.ts'
import type { State } from './state.ts'

/** Who may grant delegated permissions for everybody: https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent */
const consenting = [roleIds.globalAdministrator, roleIds.privilegedRoleAdministrator]

/** Asks an administrator to sign in, grants what was asked for, and sends back that it did. Cancelling is not pretended. */
export async function consent(state: State, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  try {
    requireKnownClient(query)
    requireScope(query)
    if (request.method === 'GET') return signInPage()
    const found = checkCredentials(state, await readForm(request), signInPage)
    if (found instanceof Response) return found
    if (!hasTenantRole(state.tenant, found.user.id, consenting))
      throw new EntraError(
        'access_denied',
        90094,
        'Admin consent is required for the permissions requested.',
        {
          status: 403,
        },
      )
  } catch (error) {
    if (error instanceof EntraError) return errorPage(error)
    throw error
  }
  const scope = query.get('scope') ?? ''
  for (const one of askedIn(scope)) state.tenant.consented.add(one)
  const location = new URL(query.get('redirect_uri') ?? '')
  location.searchParams.set('admin_consent', 'True')
  location.searchParams.set('tenant', tenantId)
  location.searchParams.set('scope', scope)
  const echo = query.get('state')
  if (echo !== null) location.searchParams.set('state', echo)
  return new Response(null, {
    status: 302,
    headers: { Location: location.href, 'Cache-Control': 'no-store' },
  })
}

function requireScope(query: URLSearchParams): void {
  if (listScopes(query.get('scope') ?? '').length > 0) return
  const message = "The request must contain the following parameter: 'scope'."
  throw new EntraError('invalid_request', 900144, message)
}
