import 'server-only'
import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  ServerError,
  type AuthenticationResult,
  type INetworkModule,
} from '@azure/msal-node'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { endWithTokens, type Session, type TokensEnd } from '../store/session-ends'
import type { Partition } from '../store/tokens'
import { network, noNetwork } from './network'
import { graphScopes, signInScopes, type Purpose } from './scopes'

/** MSAL holds a token for too old this long before it ends. */
const margin = 5 * 60_000

/**
 * A new application for one operation on one partition. One application shared by several people writes
 * one person's refresh token into another's cache: github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/2455.
 * `kept` answers what MSAL wants to remember afterwards.
 */
function newApplication(cache: string, networkClient: INetworkModule = network) {
  const { clientId, clientSecret, clientCertificate, login, tenantId } = env()
  let kept = cache
  const application = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${login}/${tenantId}`,
      ...(clientCertificate ? { clientCertificate } : { clientSecret }),
      clientCapabilities: ['CP1'],
    },
    cache: {
      cachePlugin: {
        beforeCacheAccess: async ({ tokenCache }) => tokenCache.deserialize(kept),
        afterCacheAccess: async ({ tokenCache, cacheHasChanged }) => {
          if (cacheHasChanged) kept = tokenCache.serialize()
        },
      },
    },
    system: { networkClient },
  })
  return { application, kept: () => kept }
}

/** Until when a token needs no renewal: MSAL's margin before its end, or earlier where Entra asks for it. */
function goodUntil({ expiresOn, refreshOn }: AuthenticationResult): number {
  const end = (expiresOn?.getTime() ?? 0) - margin
  return refreshOn ? Math.min(end, refreshOn.getTime()) : end
}

type Redeemed = { idToken: string; homeAccountId: string; partition: Partition }

/** Exchanges a code for tokens, which stay in the partition; only the ID token comes out. */
export async function redeemCode(request: {
  code: string
  codeVerifier: string
  nonce: string
  redirectUri: string
  purpose?: Purpose
}): Promise<Redeemed> {
  const { purpose, ...code } = request
  const { application, kept } = newApplication('')
  const result = await application.acquireTokenByCode({
    ...code,
    scopes: [...signInScopes, ...graphScopes(purpose)],
  })
  if (!result.account) throw new Error('no-account')
  return {
    idToken: result.idToken,
    homeAccountId: result.account.homeAccountId,
    partition: { cache: kept(), goodUntil: goodUntil(result) },
  }
}

/** Whose token is asked for. */
export type Asked = Pick<Session, 'id_hash' | 'home_account_id' | 'purpose'>

export type Acquired = { token: string; partition: Partition }

/** The application and the account of a session's partition. Somebody else's tokens in it end the session. */
async function open(
  { id_hash, home_account_id }: Asked,
  { cache }: Partition,
  networkClient?: INetworkModule,
) {
  const { application, kept } = newApplication(cache, networkClient)
  const [account, ...others] = await application.getTokenCache().getAllAccounts()
  if (account?.homeAccountId === home_account_id && others.length === 0) return { application, kept, account }
  log().error({ event: 'foreign-account', session: id_hash.slice(0, 8) }, 'tokens of somebody else')
  throw await endedSession(id_hash, 'foreign-tokens')
}

/** The access token for Microsoft Graph that the partition holds, without asking Entra; null when there is none. */
export async function heldToken(asked: Asked, partition: Partition): Promise<string | null> {
  return (await held(asked, partition))?.accessToken ?? null
}

/** The permissions of that token, as Entra named them when it gave it out. */
export async function heldPermissions(asked: Asked, partition: Partition): Promise<string[]> {
  const scopes = (await held(asked, partition))?.scopes ?? []
  return scopes.map((scope) => scope.replace(/^https:\/\/.*\//, ''))
}

async function held(asked: Asked, partition: Partition): Promise<AuthenticationResult | null> {
  const { application, account } = await open(asked, partition, noNetwork)
  const scopes = graphScopes(asked.purpose)
  return application.acquireTokenSilent({ account, scopes }).catch(() => null)
}

/**
 * A new access token for Microsoft Graph, with the claims that Graph demands if there are any. Throws `signed-out`
 * when Entra wants no more of this sign-in (the session is then ended), `step-up` when it wants another one,
 * `unreachable` when it does not answer.
 */
export async function renewToken(
  asked: Asked,
  partition: Partition,
  claims: string | null,
): Promise<Acquired> {
  const { application, kept, account } = await open(asked, partition)
  try {
    const result = await application.acquireTokenSilent({
      account,
      scopes: graphScopes(asked.purpose),
      forceRefresh: true,
      ...(claims !== null && { claims }),
    })
    if (result.account?.homeAccountId !== account.homeAccountId)
      throw await endedSession(asked.id_hash, 'foreign-tokens')
    return { token: result.accessToken, partition: { cache: kept(), goodUntil: goodUntil(result) } }
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof InteractionRequiredAuthError && (error.claims || claims))
      throw new AppError('step-up', { claims: error.claims || claims, cause: error })
    if (error instanceof InteractionRequiredAuthError)
      throw await endedSession(asked.id_hash, 'revoked', error)
    if (error instanceof ServerError && error.errorCode === 'invalid_grant')
      throw await endedSession(asked.id_hash, 'revoked', error)
    throw new AppError('unreachable', { cause: error })
  }
}

async function endedSession(session: string, why: TokensEnd, cause?: unknown): Promise<AppError> {
  await endWithTokens(session, why)
  return new AppError('signed-out', { cause })
}
