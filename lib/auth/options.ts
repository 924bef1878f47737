import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { AuthOptions } from 'next-auth'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { newSessionId, writeSession } from '../store/sessions'
import { cookieNames, cookieOptions } from './cookies'
import { redeemCode } from './entra'
import { SignInRefused, issuer, verifyIdToken } from './id-token'
import { nextAddress } from './next-address'
import { bounds } from '../rule-settings'
import { graphScopes, signInScopes, type Purpose } from './scopes'

export const provider = 'entra'
const transactionSeconds = 600

function cookie(name: string, maxAge?: number) {
  return { name, options: { ...cookieOptions, ...(maxAge && { maxAge }) } }
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/**
 * What next-auth leaves to us once `token.request` is ours: it then compares neither state nor ID token.
 * MSAL redeems the code; once the ID token is verified, the session is written with its tokens, and only its
 * id goes into the cookie.
 */
async function signIn(
  params: Record<string, unknown>,
  checks: { state?: string; nonce?: string; code_verifier?: string },
) {
  const { code, state, iss } = params
  if (!checks.state || !checks.nonce || !checks.code_verifier) throw new SignInRefused('no-transaction')
  if (typeof state !== 'string' || !same(state, checks.state)) throw new SignInRefused('wrong-state')
  if (iss !== undefined && iss !== issuer()) throw new SignInRefused('wrong-issuer')
  if (typeof code !== 'string') throw new SignInRefused('no-code')

  const { before, purpose } = outcome.getStore() ?? { before: null, purpose: 'manage' }
  const { idToken, homeAccountId, partition } = await redeemCode({
    code,
    purpose,
    codeVerifier: checks.code_verifier,
    nonce: checks.nonce,
    redirectUri: `${env().publicAddress}/api/auth/callback/${provider}`,
  })
  const claims = await verifyIdToken(idToken, checks.nonce)
  const [uid, utid] = homeAccountId.split('.')
  // A guest's home account is elsewhere; at home the two ids must be the same person.
  if (utid === claims.tid && uid !== claims.oid) throw new SignInRefused('wrong-account')
  // Without it nobody could ever show that their sign-in is recent.
  if (claims.auth_time === undefined && !env().stepUpContext) throw new SignInRefused('missing-auth_time')

  const { id, idHash } = newSessionId()
  await writeSession(
    {
      id_hash: idHash,
      object_id: claims.oid,
      home_account_id: homeAccountId,
      name: claims.name || claims.preferred_username,
      sign_in_name: claims.preferred_username,
      authenticated_at: claims.auth_time === undefined ? null : claims.auth_time * 1000,
      contexts: claims.acrs.join(' '),
      purpose,
    },
    partition,
    before === claims.oid ? 'step-up' : 'sign-in',
  )
  log().info({ event: 'signed-in', manager: claims.oid }, 'signed in')
  const told = outcome.getStore()
  if (told) told.session = idHash
  return { id, idToken }
}

/** Our own words and the codes of libraries only: a message may quote what came over the wire. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.failure
  let deepest: unknown = error
  for (let depth = 0; depth < 5; depth += 1) {
    if (typeof deepest !== 'object' || deepest === null) break
    const inner = 'error' in deepest ? deepest.error : 'cause' in deepest ? deepest.cause : undefined
    if (inner === undefined) break
    deepest = inner
  }
  if (!(deepest instanceof Error)) return 'unknown'
  const { errorCode, code } = deepest as { errorCode?: unknown; code?: unknown } // MSAL's, and Node's
  const reason = String(errorCode ?? code ?? deepest.message)
  return /^[\w.-]{1,60}$/.test(reason) ? reason : 'unknown'
}

/**
 * Between this and whoever finishes a sign-in: who was signed in before, what it is for, and either the session that began (by
 * its hash) or why it failed. next-auth itself tells only that it did.
 */
export type SignInOutcome = { before: string | null; purpose: Purpose; session?: string; reason?: string }
export const outcome = new AsyncLocalStorage<SignInOutcome>()

/** What the authorize request asks for. */
export function scopeFor(purpose: Purpose): string {
  return [...signInScopes, ...graphScopes(purpose)].join(' ')
}

let options: AuthOptions | undefined

export function authOptions(): AuthOptions {
  // The session record decides; these only keep a cookie from outliving whatever the rules may say.
  const sessionSeconds = bounds.SESSION_HOURS[1] * 3600
  options ??= {
    secret: env().sessionKey,
    useSecureCookies: true,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    jwt: { maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-out' },
    cookies: {
      sessionToken: cookie(cookieNames.session),
      callbackUrl: cookie(cookieNames.callback, transactionSeconds),
      csrfToken: cookie(cookieNames.csrf),
      pkceCodeVerifier: cookie(cookieNames.pkce, transactionSeconds),
      state: cookie(cookieNames.state, transactionSeconds),
      nonce: cookie(cookieNames.nonce, transactionSeconds),
    },
    logger: {
      error: (code, detail) =>
        log().warn({ event: 'sign-in-failed', step: code, reason: reasonOf(detail) }, 'sign-in failed'),
      warn: () => undefined,
      // Without this one, next-auth hands tokens and secrets to the debug logger.
      debug: () => undefined,
    },
    providers: [
      {
        id: provider,
        name: 'Microsoft Entra',
        type: 'oauth',
        checks: ['pkce', 'state', 'nonce'],
        idToken: true,
        clientId: env().clientId,
        clientSecret: 'unused: MSAL authenticates the app',
        issuer: issuer(),
        authorization: {
          url: `${env().login}/${env().tenantId}/oauth2/v2.0/authorize`,
          params: {
            scope: scopeFor('manage'),
            response_mode: 'query',
            prompt: 'select_account',
          },
        },
        token: {
          url: `${env().login}/${env().tenantId}/oauth2/v2.0/token`,
          async request({ params, checks }) {
            const { id, idToken } = await signIn(params, checks).catch((error: unknown) => {
              const reason = reasonOf(error)
              const told = outcome.getStore()
              if (told) told.reason = reason
              // next-auth keeps nothing of an error but its message.
              throw new SignInRefused(reason)
            })
            // Of all that is returned here, next-auth passes `account` to the jwt callback below.
            return { tokens: { id_token: idToken, session_state: id } }
          },
        },
        profile: (claims: { oid: string; tid: string }) => ({ id: `${claims.tid}.${claims.oid}` }),
      },
    ],
    callbacks: {
      redirect: ({ url }) => {
        const { publicAddress } = env()
        const path = url.startsWith(publicAddress) ? url.slice(publicAddress.length) : url
        return publicAddress + nextAddress(path)
      },
      // The cookie holds the session's id and nothing else; what is known of the session lives in the store.
      jwt: ({ token, account }) =>
        account?.session_state ? { sid: account.session_state } : { sid: token.sid },
    },
  }
  return options
}
