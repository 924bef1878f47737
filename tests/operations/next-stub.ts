import type { Manager } from '@/lib/auth/session'

/** Who is signed in, in a process of its own. */
export const signedIn: { manager: Manager | null; headers: Record<string, string> } = {
  manager: null,
  headers: {},
}

export const getManager = () => Promise.resolve(signedIn.manager)
export const requireManager = () => Promise.resolve(signedIn.manager)
export const hadSession = () => Promise.resolve(true)
export const headers = () => Promise.resolve(new Headers(signedIn.headers))
export const cookies = () => Promise.resolve({ get: () => undefined })
export const redirect = (address: string) => {
  throw new Error(`A redirect to ${address}`)
}
export const getLocale = () => Promise.resolve('en')
export const getTranslations = () => Promise.resolve((key: string) => key)
export const getFormatter = () => Promise.resolve({ dateTime: (date: Date) => date.toISOString() })
