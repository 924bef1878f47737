import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { openSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { clientId, clientSecret, tenantId } from '../../simulator/tenant'
import { tenant, testByRequest } from '../fixtures'
import { lane } from '../lane'
import { send, signIn } from './send'

/** The app as a reverse proxy with TLS in front would reach it. */
export type Deployment = {
  at: string
  publicAddress: string
  /** the session of one manager and what set it, and that of another who is about to leave */
  cookie: string
  setCookie: string
  leaving: string
}

const publicAddress = 'https://mystaff.contoso.example'
/** Its sessions outlive a test, so the people that they are of must too. */
const seed = 'deployment'

function startApp(port: number, address: string, shared: Record<string, string>) {
  const command = ['--import', './tests/simulator/redirect.ts', 'lib/serve.js']
  const log = openSync(`${lane.folder}/deployment.log`, 'a')
  const child = spawn(process.execPath, [...command, String(port), '127.0.0.1'], {
    env: { ...process.env, ...shared, NODE_ENV: 'production', PUBLIC_ADDRESS: address },
    stdio: ['ignore', log, log],
  })
  return {
    ready: async () => {
      while (child.exitCode === null)
        if (await send(`http://localhost:${port}/api/health`).catch(() => null)) return
      throw new Error(`The app for ${address} ended with ${child.exitCode}`)
    },
    stop: () => new Promise((resolve) => (child.once('exit', resolve), child.kill())),
  }
}

/**
 * The pretend Entra sends people back to this machine only. So one app signs the manager in on localhost, and
 * another one with the same keys and the same store is where people would meet it.
 */
export const test = testByRequest.extend<object, { deployment: Deployment }>({
  seed,
  deployment: [
    async ({}, use) => {
      await tenant.reset({ seed })
      // Searched for leaks with all the rest.
      const folder = `${lane.folder}/deployment-${process.pid}`
      await mkdir(folder, { recursive: true })
      const shared = {
        SIMULATOR_PORT: String(lane.simulatorPort),
        TENANT_ID: tenantId,
        CLIENT_ID: clientId,
        CLIENT_SECRET: clientSecret,
        SESSION_KEY: randomBytes(32).toString('base64'),
        TOKEN_KEYS: `1:${randomBytes(32).toString('base64')}`,
        AUDIT_KEY: randomBytes(32).toString('base64'),
        DATABASE_FILE: `${folder}/my-staff.sqlite`,
        LOG_LEVEL: 'info',
        NEXT_TELEMETRY_DISABLED: '1',
      }
      const port = lane.port + 1
      const inside = `http://localhost:${port}`
      const front = startApp(port, inside, shared)
      await front.ready()
      const setCookie = await signIn('megan', inside)
      const leaving = await signIn('hugo', inside)
      await front.stop()
      const behind = startApp(port + 1, publicAddress, shared)
      await behind.ready()
      const value = (cookie: string) => cookie.split(';')[0] ?? ''
      const cookies = { cookie: value(setCookie), setCookie, leaving: value(leaving) }
      await use({ at: `http://localhost:${port + 1}`, publicAddress, ...cookies })
      await behind.stop()
    },
    { scope: 'worker' },
  ],
})
