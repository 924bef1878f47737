import { vi } from 'vitest'
import { exchangesFile } from './contract/exchanges'
import { pretend, settings } from './pretend'

/** The one place where Next is faked: its headers, its cookies, and who is signed in. */

for (const [name, value] of Object.entries(settings)) process.env[name] = value

/** For the contract test, which follows. */
process.env.SIMULATOR_EXCHANGES_FILE = exchangesFile('simulator') ?? ''

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers(pretend.headers)),
  cookies: () => Promise.resolve({ get: () => undefined }),
}))

vi.mock('@/lib/auth/session', async () => {
  const { AppError } = await import('@/lib/errors')
  return {
    getManager: () => Promise.resolve(pretend.manager),
    requireManager: () =>
      pretend.manager ? Promise.resolve(pretend.manager) : Promise.reject(new AppError('signed-out')),
  }
})
