import 'server-only'
import { decode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { env } from '../env'
import { AppError } from '../errors'
import type { Session } from '../store/session-ends'
import { readSession } from '../store/sessions'
import { cookieNames } from './cookies'
import { managerOf, type Manager } from './manager'

export type { Manager } from './manager'

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
  return session && managerOf(session)
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
