// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token
import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import { isCaeCapable } from './claims-request.ts'
import { now } from './clock.ts'
import { clientId, clientSecret, tenantId } from './constants.ts'
import { findPerson } from './directory.ts'
import type { Account } from './directory.ts'
import { EntraError, tokenError } from './entra-error.ts'
import { mintIdToken } from './id-token.ts'
import type { SignIn } from './id-token.ts'
import { settle } from './operations.ts'
import { nextNumber } from './revocations.ts'
import { note } from './secrets.ts'
import { listScopes, permissionsFor, requireConsent } from './scopes.ts'
import type { Code, RefreshToken, State } from './state.ts'
import { accessTokenSeconds, mintAccessToken } from './tokens.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

type Grant = SignIn & { account: Account; scope: string }

export async function redeem(state: State, request: Request): Promise<Response> {
  try {
    const form = new URLSearchParams(await request.text())
    settle(state)
    requireClient(state, form)
    return Response.json(await answer(state, readGrant(state, form), form), {
      headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    })
  } catch (error) {
    if (error instanceof EntraError) return tokenError(state.tenant, error)
    throw error
  }
}

async function answer(state: State, grant: Grant, form: URLSearchParams) {
  const { account, scope, claims } = grant
  requireConsent(state.tenant, account.user.id, scope)
  const scopes = listScopes(scope)
  const idToken = scopes.includes('openid') ? await mintIdToken(state, account, grant) : undefined
  note(state, 'id-token', idToken)
  const options = {
    isCaeCapable: isCaeCapable(form.get('claims') ?? claims),
    seconds: accessTokenSeconds,
  }
  const accessToken = await mintAccessToken(
    state.tenant,
    account,
    permissionsFor(state.tenant, account.user.id),
    options,
  )
  note(state, 'access-token', accessToken)
  const clientInfo = { uid: account.user.id, utid: tenantId }
  return {
    token_type: 'Bearer',
    // What was asked for, though the token is good for more; Entra leaves offline_access out.
    scope: scopes.filter((one) => one !== 'offline_access').join(' '),
    expires_in: accessTokenSeconds,
    ext_expires_in: accessTokenSeconds,
    access_token: accessToken,
    ...(scopes.includes('offline_access') && { refresh_token: mintRefreshToken(state, grant) }),
    ...(idToken && { id_token: idToken }),
    ...(form.get('client_info') === '1' && {
      client_info: Buffer.from(JSON.stringify(clientInfo)).toString('base64url'),
    }),
  }
}

function mintRefreshToken(state: State, { account, scope, claims, authTime }: Grant): string {
  const token = `1.${randomBytes(96).toString('base64url')}`
  note(state, 'refresh-token', token)
  const userId = account.user.id
  const [issued, number] = [now(state.tenant), nextNumber()]
  state.refreshTokens.set(token, { userId, clientId, scope, claims, authTime, issued, number })
  return token
}

/**
 * A secret, or a signed assertion. Of the assertion its claims are checked, not its signature: no certificate is
 * registered here. https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
function requireClient(state: State, form: URLSearchParams): void {
  const client = form.get('client_id')
  if (client !== clientId) {
    throw new EntraError(
      'unauthorized_client',
      700016,
      `Application '${client}' was not found in the directory.`,
    )
  }
  const assertion = form.get('client_assertion')
  if (assertion && form.get('client_assertion_type') === assertionType) {
    if (isOurAssertion(state, assertion)) return
    throw new EntraError('invalid_client', 700027, 'The client assertion is not valid.', { status: 401 })
  }
  if (!form.get('client_secret')) {
    const message =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
    throw new EntraError('invalid_client', 7000218, message, { status: 401 })
  }
  if (form.get('client_secret') !== clientSecret) {
    throw new EntraError('invalid_client', 7000215, 'Invalid client secret provided.', { status: 401 })
  }
}

function isOurAssertion({ tenant }: State, assertion: string): boolean {
  try {
    const { iss, sub, aud, exp } = decodeJwt(assertion)
    const isHere =
      typeof aud === 'string' &&
      /^https:\/\/login\.microsoftonline\.com\/[^/]+\/oauth2\/v2\.0\/token$/.test(aud)
    return (
      iss === clientId && sub === clientId && isHere && typeof exp === 'number' && exp * 1000 > now(tenant)
    )
  } catch {
    return false
  }
}

function readGrant(state: State, form: URLSearchParams): Grant {
  const type = form.get('grant_type')
  if (type === 'authorization_code') return readCode(state, form)
  if (type === 'refresh_token') return readRefreshToken(state, form)
  throw new EntraError(
    'unsupported_grant_type',
    70003,
    `The app requested an unsupported grant type '${type}'.`,
  )
}

function readCode(state: State, form: URLSearchParams): Grant {
  const code = state.codes.get(form.get('code') ?? '')
  if (!code)
    throw invalidGrant(70000, 'The provided authorization code is invalid or was issued for another purpose.')
  if (code.redeemed) {
    throw invalidGrant(
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code.',
    )
  }
  if (code.expires < now(state.tenant))
    throw invalidGrant(70008, 'The provided authorization code has expired.')
  if (form.get('redirect_uri') !== code.redirectUri) {
    throw invalidGrant(500112, 'The reply address does not match the one provided when requesting the code.')
  }
  if (!isVerified(code, form.get('code_verifier') ?? '')) {
    throw invalidGrant(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    )
  }
  code.redeemed = true
  const { scope, nonce, claims, authTime } = code
  return { account: activeAccount(state, code), scope: form.get('scope') ?? scope, nonce, claims, authTime }
}

function isVerified({ challenge }: Code, verifier: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}

/** The old one stays good: Entra does not take it away when it hands out a new one. */
function readRefreshToken(state: State, form: URLSearchParams): Grant {
  const token = state.refreshTokens.get(form.get('refresh_token') ?? '')
  if (!token) throw invalidGrant(9002313, 'Invalid request. The refresh token is malformed or unknown.')
  const account = activeAccount(state, token)
  const isRevoked = token.number <= (state.revocations.get(token.userId)?.refreshTokens ?? 0)
  if (isRevoked || token.issued < Date.parse(account.user.signInSessionsValidFromDateTime)) {
    throw invalidGrant(
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
    )
  }
  const { scope, claims, authTime } = token
  return { account, scope: form.get('scope') ?? scope, nonce: null, claims, authTime }
}

function activeAccount(state: State, { userId }: Pick<Code | RefreshToken, 'userId'>): Account {
  const account = findPerson(state.tenant, userId)
  if (!account) throw invalidGrant(50034, 'The user account does not exist in the directory.')
  if (!account.user.accountEnabled) throw invalidGrant(50057, 'The user account is disabled.')
  return account
}

function invalidGrant(number: number, message: string): EntraError {
  return new EntraError('invalid_grant', number, message)
}
