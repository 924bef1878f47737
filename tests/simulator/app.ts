import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { clientId, clientSecret, tenantId } from './constants.ts'
import { note } from './secrets.ts'

export type RunningApp = {
  pid: number
  /** resolves with what to say when the app has ended */
  ended: Promise<string>
  stop: () => void
  /** from now on the app's own output is shown; before, it is only kept for the case that it does not start */
  show: () => void
}

type Where = {
  root: string
  port: number
  simulatorPort: number
  folder: string
  /** where to note the app's own keys, for a test that looks for leaks */
  secretsFile?: string | undefined
}

/** The production build of the app, reaching the pretend tenant through the preload. */
export function startApp({ root, port, simulatorPort, folder, secretsFile }: Where): RunningApp {
  const newKey = () => randomBytes(32).toString('base64')
  const [sessionKey, tokenKey, auditKey] = [newKey(), newKey(), newKey()]
  for (const key of [sessionKey, tokenKey, auditKey]) note({ secretsFile }, 'app-key', key)
  const env = {
    ...process.env,
    // Settings of a real deployment that the terminal may carry have no say here.
    DATABASE_URL: undefined,
    CLIENT_CERTIFICATE_FILE: undefined,
    CLOUD: undefined,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    SIMULATOR_PORT: String(simulatorPort),
    PUBLIC_ADDRESS: `http://localhost:${port}`,
    TENANT_ID: tenantId,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    SESSION_KEY: sessionKey,
    TOKEN_KEYS: `1:${tokenKey}`,
    AUDIT_KEY: auditKey,
    AUDIT_DAYS: undefined,
    TRUSTED_PROXIES: undefined,
    SESSION_IDLE_MINUTES: undefined,
    SESSION_HOURS: undefined,
    STEP_UP_MINUTES: undefined,
    STEP_UP_CONTEXT: undefined,
    DATABASE_FILE: join(folder, 'my-staff.sqlite'),
    NOTICE: 'Pretend tenant',
    SUPPORT_CONTACT: 'extension 4400',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  }
  const preload = new URL('redirect.ts', import.meta.url).href
  // next-auth still calls url.parse, which Node 24 warns of in the terminal.
  const serve = join(root, 'lib/serve.js')
  const command = ['--disable-warning=DEP0169', '--import', preload, serve, String(port), '127.0.0.1']
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })

  let held: string[] | undefined = []
  function pass(chunk: unknown): void {
    if (held) held.push(String(chunk))
    else process.stdout.write(String(chunk))
  }
  child.stdout.on('data', pass)
  child.stderr.on('data', pass)

  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`The app did not start: ${error.message}`))
    child.once('close', (code, signal) =>
      resolve(`${held?.join('') ?? ''}The app ended (${signal ?? `code ${code}`}).`),
    )
  })
  return {
    // none when it did not even start, which `ended` tells
    pid: child.pid ?? 0,
    ended,
    stop: () => void child.kill('SIGTERM'),
    show: () => {
      held = undefined
    },
  }
}

/** Resolves once the app says that it is well. */
export async function untilHealthy(port: number, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const answer = await fetch(`http://localhost:${port}/api/health`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.status === 200) return
    await wait(150)
  }
}
