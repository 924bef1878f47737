import 'server-only'
import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  ServerError,
  type ICachePlugin,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node'
import { request } from 'undici'
import { env } from '../env'
import { AppError } from '../errors'
import { removeSession } from '../store/sessions'
import { readPartition, writePartition } from '../store/tokens'
import { graphScopes, signInScopes } from './scopes'

/** MSAL's own client has no deadline on token requests. Hosts come from MSAL's fixed list of clouds. */
async function send<T>(
  method: 'GET' | 'POST',
  url: string,
  options?: NetworkRequestOptions,
): Promise<NetworkResponse<T>> {
  const answer = await request(url, {
    method,
    ...(options?.headers && { headers: options.headers }),
    ...(options?.body !== undefined && { body: options.body }),
    signal: AbortSignal.timeout(10_000),
  })
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  )
  // MSAL declares the body as whatever it expects and checks it itself.
  return { status: answer.statusCode, headers, body: (await answer.body.json()) as T }
}

const network: INetworkModule = {
  sendGetRequestAsync: (url, options) => send('GET', url, options),
  sendPostRequestAsync: (url, options) => send('POST', url, options),
}

/**
 * A new application for one operation of one session. One application shared by several people writes
 * one person's refresh token into another's cache: github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/2455.
 */
function newApplication(session: string): ConfidentialClientApplication {
  const { clientId, clientSecret, clientCertificate, login, tenantId } = env()
  const partition: ICachePlugin = {
    async beforeCacheAccess(context) {
      context.tokenCache.deserialize((await readPartition(session)) ?? '')
    },
    async afterCacheAccess(context) {
      if (context.cacheHasChanged) await writePartition(session, context.tokenCache.serialize())
    },
  }
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${login}/${tenantId}`,
      ...(clientCertificate ? { clientCertificate } : { clientSecret }),
      clientCapabilities: ['CP1'],
    },
    cache: { cachePlugin: partition },
    system: { networkClient: network },
  })
}

type Redeemed = { idToken: string; homeAccountId: string }

/** Exchanges a code for tokens, which stay in the session's partition; only the ID token comes out. */
export async function redeemCode(
  session: string,
  {
    code,
    codeVerifier,
    nonce,
    redirectUri,
  }: { code: string; codeVerifier: string; nonce: string; redirectUri: string },
): Promise<Redeemed> {
  const { idToken, account } = await newApplication(session).acquireTokenByCode({
    code,
    codeVerifier,
    nonce,
    redirectUri,
    scopes: [...signInScopes, ...graphScopes()],
  })
  if (!account) throw new Error('Entra named no account')
  return { idToken, homeAccountId: account.homeAccountId }
}

/** An access token for Microsoft Graph, from the session's partition or renewed. Ends a session that Entra ended. */
export async function graphToken(session: string, homeAccountId: string): Promise<string> {
  const application = newApplication(session)
  const account = await application.getTokenCache().getAccountByHomeId(homeAccountId)
  if (!account) throw await endedSession(session)
  try {
    const result = await application.acquireTokenSilent({ account, scopes: graphScopes() })
    if (result.account?.homeAccountId !== homeAccountId) throw await endedSession(session)
    return result.accessToken
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof InteractionRequiredAuthError) throw await endedSession(session, error)
    if (error instanceof ServerError && error.errorCode === 'invalid_grant')
      throw await endedSession(session, error)
    throw new AppError('unreachable', { cause: error })
  }
}

async function endedSession(session: string, cause?: unknown): Promise<AppError> {
  await removeSession(session)
  return new AppError('signed-out', { cause })
}
