import 'server-only'
import { decode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { env } from '../env'
import { AppError } from '../errors'
import { readSession, removeSession, type Session } from '../store/sessions'
import { cookieNames } from './cookies'
import { graphToken } from './entra'

/** Who is signed in. */
export type Manager = {
  id: string
  name: string
  signInName: string
  /** An access token for Microsoft Graph in this manager's own name. */
  token: () => Promise<string>
  /** Ends this session and forgets its tokens. */
  end: () => Promise<void>
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
  return /\/status(\?|$)/.test((await headers()).get('x-mystaff-path') ?? '')
}

/** The manager whose session cookie came with this request, or null. Read once per request. */
export const getManager = cache(async (): Promise<Manager | null> => {
  const session = await currentSession()
  if (!session) return null
  return {
    id: session.object_id,
    name: session.name,
    signInName: session.sign_in_name,
    token: () => graphToken(session.id_hash, session.home_account_id),
    end: () => removeSession(session.id_hash),
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
