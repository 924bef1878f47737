import 'server-only'
import { decode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { env } from '../env'
import { AppError } from '../errors'
import { readSession, removeSession, removeSessionsOf, type Session } from '../store/sessions'
import { cookieNames } from './cookies'
import { graphToken, type Refused } from './graph-token'

/** Who is signed in. */
export type Manager = {
  id: string
  name: string
  signInName: string
  /** An access token for Microsoft Graph in this manager's own name; another one than the one `refused`. */
  token: (refused?: Refused) => Promise<string>
  /** Ends this session and forgets its tokens. */
  end: () => Promise<void>
  /** Ends all sessions of this person, on every browser. */
  endAll: () => Promise<void>
  session: SignIn
}

/** What is known of a sign-in. */
export type SignIn = {
  /** Names the session without opening it. */
  idHash: string
  signedInAt: number
  /** When the person last gave credentials, in milliseconds since 1970; null where Entra does not say. */
  authenticatedAt: number | null
  /** Authentication contexts of Conditional Access that it satisfied. */
  contexts: string[]
}

// getServerSession would join every cookie whose name starts like ours; this reads the one exact name.
async function currentSession(): Promise<Session | null> {
  const cookie = (await cookies()).get(cookieNames.session)?.value
  if (!cookie || cookie.length > 4096) return null
  const token = await decode({ token: cookie, secret: env().sessionKey }).catch(() => null)
  return typeof token?.sid === 'string' ? readSession(token.sid, !(await isPoll())) : null
}

/** An open page asks `…/status` by itself: that is no sign of a person at work. The proxy writes this header. */
async function isPoll(): Promise<boolean> {
  const [path = ''] = ((await headers()).get('x-mystaff-path') ?? '').split('?')
  return path.endsWith('/status')
}

/** The manager whose session cookie came with this request, or null. Read once per request. */
export const getManager = cache(async (): Promise<Manager | null> => {
  const session = await currentSession()
  if (!session) return null
  return {
    id: session.object_id,
    name: session.name,
    signInName: session.sign_in_name,
    token: (refused) => graphToken(session, refused),
    end: () => removeSession(session.id_hash),
    endAll: () => removeSessionsOf(session.object_id),
    session: {
      idHash: session.id_hash,
      signedInAt: session.signed_in_at,
      authenticatedAt: session.authenticated_at,
      contexts: session.contexts.split(' '),
    },
  }
})

/** The manager, or an AppError `signed-out`. */
export async function requireManager(): Promise<Manager> {
  const manager = await getManager()
  if (!manager) throw new AppError('signed-out')
  return manager
}

/** The browser still shows the cookie of a session: told apart are those who were signed out and strangers. */
export async function hadSession(): Promise<boolean> {
  return (await cookies()).has(cookieNames.session)
}
