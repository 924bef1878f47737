// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
import { randomBytes, randomUUID } from 'node:crypto'
import { now } from './clock.ts'
import type { Tenant } from './directory.ts'
import { clientId } from './constants.ts'
import { checkCredentials } from './credentials.ts'
import { EntraError } from './entra-error.ts'
import { errorText, page } from './page.ts'
import { listScopes, requireConsent } from './scopes.ts'
import { note } from './secrets.ts'
import { readForm, signInPage } from './sign-in-page.ts'
import type { State } from './state.ts'
import { usualAddress } from './tenant.ts'

const codeLifetime = 10 * 60 * 1000

/** Shows the sign-in page (GET), or takes what was typed there (POST to the same address) and sends a code back. */
export async function authorize(state: State, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  try {
    requireKnownClient(query)
    requireKnownPrompt(query)
  } catch (error) {
    // Never back to an address that nobody registered, and with a malformed question not back at all.
    if (error instanceof EntraError) return errorPage(error)
    throw error
  }
  try {
    requireCodeFlow(query)
    if (request.method === 'GET') return signInPage(query.get('login_hint') ?? '')
    return await takeForm(state, request, query)
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    // Entra stops here too, and offers to ask an administrator.
    if (error.suberror === 'consent_required') return errorPage(error)
    return sendBack(state, query, { error: error.error, error_description: error.message })
  }
}

async function takeForm(state: State, request: Request, query: URLSearchParams): Promise<Response> {
  const found = checkCredentials(state, await readForm(request), signInPage)
  if (found instanceof Response) return found
  const scope = query.get('scope') ?? ''
  requireConsent(state.tenant, found.user.id, scope)
  noteAddress(state.tenant, query.get('redirect_uri') ?? '')
  const code = `1.${randomBytes(48).toString('base64url')}`
  note(state, 'authorization-code', code)
  const authTime = now(state.tenant)
  state.codes.set(code, {
    userId: found.user.id,
    clientId: query.get('client_id') ?? '',
    redirectUri: query.get('redirect_uri') ?? '',
    scope,
    nonce: query.get('nonce'),
    challenge: query.get('code_challenge') ?? '',
    claims: query.get('claims'),
    authTime,
    expires: authTime + codeLifetime,
    redeemed: false,
  })
  return sendBack(state, query, { code, session_state: randomBytes(16).toString('hex') })
}

/** Whatever port of this machine is registered; until somebody registers others, Graph tells the one that is used. */
function noteAddress({ registration }: Tenant, address: string): void {
  if (registration.redirectUris.join() === usualAddress) registration.redirectUris = [address]
}

function sendBack(state: State, query: URLSearchParams, answer: Record<string, string>): Response {
  const location = new URL(query.get('redirect_uri') ?? '')
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value)
  const echo = state.hostility === 'wrong-state' ? randomUUID() : query.get('state')
  note(state, 'state', echo)
  if (echo !== null) location.searchParams.set('state', echo)
  return new Response(null, {
    status: 302,
    headers: { Location: location.href, 'Cache-Control': 'no-store' },
  })
}

export function errorPage(error: EntraError): Response {
  return page('Sign-in failed', errorText(error.message), error.status)
}

export function requireKnownClient(query: URLSearchParams): void {
  const client = query.get('client_id') ?? ''
  if (client !== clientId) {
    throw new EntraError(
      'unauthorized_client',
      700016,
      `Application '${client}' was not found in the directory.`,
    )
  }
  const redirect = query.get('redirect_uri') ?? ''
  if (!isRegistered(redirect)) {
    const message = `The redirect URI '${redirect}' does not match the redirect URIs configured for the application.`
    throw new EntraError('invalid_request', 50011, message)
  }
}

/** Registered is the callback of an app that runs on this machine, on whatever port. */
export function isRegistered(address: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/api\/auth\/callback\/entra$/.test(address)
}

/** One value at a time: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
const prompts = ['login', 'none', 'consent', 'select_account']

/** What is empty counts as absent (RFC 6749, 3.1). How Entra words the refusal of a `max_age` is not known. */
function requireKnownPrompt(query: URLSearchParams): void {
  const prompt = query.get('prompt')
  if (prompt && !prompts.includes(prompt)) {
    throw new EntraError('invalid_request', 90023, "Unsupported 'prompt' value.")
  }
  const maxAge = query.get('max_age')
  if (maxAge && !/^\d+$/.test(maxAge)) {
    throw new EntraError('invalid_request', 90023, "Unsupported 'max_age' value.")
  }
}

function requireCodeFlow(query: URLSearchParams): void {
  if (query.get('response_type') !== 'code') {
    throw new EntraError(
      'unsupported_response_type',
      700054,
      "response_type must be 'code' for this application.",
    )
  }
  if ((query.get('response_mode') ?? 'query') !== 'query') {
    throw new EntraError(
      'invalid_request',
      9002325,
      'The pretend tenant answers with response_mode=query only.',
    )
  }
  if (!query.get('code_challenge') || query.get('code_challenge_method') !== 'S256') {
    throw new EntraError('invalid_request', 9002325, 'Proof Key for Code Exchange with S256 is required.')
  }
  if (!listScopes(query.get('scope') ?? '').length) {
    throw new EntraError(
      'invalid_request',
      900144,
      "The request must contain the following parameter: 'scope'.",
    )
  }
  if (query.get('prompt') === 'none') {
    throw new EntraError(
      'login_required',
      50058,
      'A silent sign-in request was sent but no user is signed in.',
    )
  }
}
