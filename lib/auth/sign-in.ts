import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import { env } from '../env'
import { AppError } from '../errors'
import { freshRulesIfAny } from '../store/rules'
import { consentState } from './consent-state'
import { cookieNames, cookieOptions } from './cookies'
import { recordFailedSignIn } from './recorded'
import { nextAddress } from './next-address'
import { authOptions, outcome, provider, scopeFor, type SignInOutcome } from './options'
import type { Purpose } from './scopes'
import { getManager } from './session'
import { claimsFor, readTicket } from './step-up'

/** Collects what next-auth writes on a Pages-style response into a Response. */
function collector() {
  const headers = new Headers()
  let status = 200
  const res = {
    status(code: number) {
      status = code
      return res
    },
    setHeader(name: string, value: string | string[]) {
      headers.delete(name)
      for (const one of [value].flat()) headers.append(name, one)
      return res
    },
    getHeader: (name: string) =>
      name.toLowerCase() === 'set-cookie' ? headers.getSetCookie() : headers.get(name),
    send: () => res,
    end: () => res,
    json: () => res,
  }
  return { res, response: () => new Response(null, { status, headers }) }
}

/**
 * Sends the browser to Entra's sign-in page; afterwards it lands on `next`. A plain GET, because a form's
 * redirects may not leave our origin. next-auth starts a sign-in only by POST with its CSRF pair, so that
 * pair is made here on the spot and next-auth's own sign-in address can stay closed.
 */
export function startSignIn(next: string | null): Promise<Response> {
  return leadToEntra(next, 'manage', {})
}

/** A fresh sign-in of whoever is signed in: Entra asks for credentials again, and for what the ticket says. */
export async function startStepUp(ticket: string): Promise<Response> {
  const stepUp = await readTicket(ticket).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  if (stepUp === null) return leadTo('/sign-in?problem=unavailable')
  if (stepUp.go === 'nowhere') return leadTo('/sign-in?problem=ticket')
  if (stepUp.go === 'page') return leadTo(stepUp.address)
  const claims = claimsFor(stepUp.claims)
  return leadToEntra(stepUp.next, stepUp.purpose, {
    prompt: 'login',
    login_hint: stepUp.signInName,
    ...(claims !== null && { claims }),
  })
}

function leadTo(address: string): Response {
  return new Response(null, { status: 303, headers: { location: env().publicAddress + address } })
}

/** So long Entra's answer may take; next-auth's own cookies of a sign-in live as long. */
const transactionSeconds = 600

async function leadToEntra(
  next: string | null,
  purpose: Purpose,
  parameters: Record<string, string>,
): Promise<Response> {
  await freshRulesIfAny()
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256')
    .update(token + env().sessionKey)
    .digest('hex')
  const { res, response } = collector()
  const request = {
    query: { nextauth: ['signin', provider], scope: scopeFor(purpose), ...parameters },
    method: 'POST',
    headers: { host: new URL(env().publicAddress).host },
    cookies: { [cookieNames.csrf]: `${token}|${hash}` },
    body: { csrfToken: token, callbackUrl: nextAddress(next) },
  }
  // next-auth types this call for the Pages router's full request and response; it uses these fields.
  await NextAuth(request as never, res as never, authOptions())
  return forPurpose(response(), purpose, await wasForSetup())
}

async function wasForSetup(): Promise<boolean> {
  return (await cookies()).get(cookieNames.purpose)?.value === 'setup'
}

/** Notes what a sign-in is for until Entra answers: the code is good for the permissions that were asked for. */
function forPurpose(answer: Response, purpose: Purpose, wasForSetup: boolean): Response {
  if (purpose === 'manage' && wasForSetup)
    answer.headers.append('set-cookie', `${cookieNames.purpose}=; ${spent}`)
  if (purpose === 'manage') return answer
  const flags = `Path=${cookieOptions.path}; Max-Age=${transactionSeconds}; HttpOnly; Secure; SameSite=Lax`
  answer.headers.append('set-cookie', `${cookieNames.purpose}=setup; ${flags}`)
  return answer
}

/**
 * The answer of Microsoft's consent page comes to the same address, because Entra knows no other: it signs nobody in, and
 * leads back to where somebody asked for it. learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function finishConsent(request: Request): Response | null {
  const { searchParams } = new URL(request.url)
  if (searchParams.get('state') !== consentState || searchParams.has('code')) return null
  const isGiven = searchParams.get('admin_consent') === 'True' && !searchParams.has('error')
  return leadTo(`/setup/consent?answer=${isGiven ? 'given' : 'refused'}`)
}

/**
 * Entra's answer: next-auth checks its transaction cookies, `options.ts` the rest. Who got in is told, by the hash of the
 * session, before the browser is.
 */
export async function finishSignIn(
  request: Request,
  onSignedIn: (idHash: string) => void,
): Promise<Response> {
  await freshRulesIfAny()
  const { res, response } = collector()
  const known = [cookieNames.state, cookieNames.nonce, cookieNames.pkce, cookieNames.callback]
  const jar = await cookies()
  const callback = {
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth: ['callback', provider] },
    method: 'GET',
    headers: { host: new URL(env().publicAddress).host },
    cookies: Object.fromEntries(known.map((name) => [name, jar.get(name)?.value ?? ''])),
    body: undefined,
  }
  const before = await getManager().catch(() => null)
  const purpose: Purpose = (await wasForSetup()) ? 'setup' : 'manage'
  const told: SignInOutcome = { before: before?.id ?? null, purpose }
  await outcome.run(told, () => NextAuth(callback as never, res as never, authOptions()))
  const answer = forThisVisit(response())
  if (purpose === 'setup') answer.headers.append('set-cookie', `${cookieNames.purpose}=; ${spent}`)
  const isSignedIn = answer.headers.getSetCookie().some((one) => one.startsWith(`${cookieNames.session}=`))
  // A browser has one session: the one before ends with the new one, and its cookie opens nothing.
  if (isSignedIn) {
    await before?.end().catch(() => undefined)
    if (told.session) onSignedIn(told.session)
  } else {
    await recordFailedSignIn(told.reason ?? new URL(request.url).searchParams.get('error') ?? 'unknown')
    for (const name of known) answer.headers.append('set-cookie', `${name}=; ${spent}`)
  }
  return toldOnOurPage(answer, new URL(request.url).searchParams.get('error'), told.reason)
}

/** The cookie goes when the browser is closed, as on a shared tablet it should; the store knows when the session ends. */
function forThisVisit(answer: Response): Response {
  const cookies = answer.headers.getSetCookie()
  answer.headers.delete('set-cookie')
  for (const cookie of cookies) {
    const isSession = cookie.startsWith(`${cookieNames.session}=`)
    answer.headers.append('set-cookie', isSession ? cookie.replace(/; (Expires|Max-Age)=[^;]*/g, '') : cookie)
  }
  return answer
}

/** next-auth leaves the cookies of a transaction in place when it fails; each serves once. */
const spent = 'Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax'

/** next-auth sends a failed sign-in to pages of its own, which stay closed here. */
function toldOnOurPage(response: Response, error: string | null, reason: string | undefined): Response {
  const location = response.headers.get('location')
  if (location && !location.startsWith(`${env().publicAddress}/api/`) && !location.includes('/sign-in?'))
    return response
  const said = error === 'access_denied' ? 'cancelled' : error === 'consent_required' ? 'consent' : 'failed'
  const problem = reason === 'unavailable' || reason === 'unreachable' ? 'unavailable' : said
  response.headers.set('location', `${env().publicAddress}/sign-in?problem=${problem}`)
  return new Response(null, { status: 302, headers: response.headers })
}
