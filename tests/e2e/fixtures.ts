import { readFile } from 'node:fs/promises'
import { test as base, expect, type Page } from '@playwright/test'
import { personaPassword } from '../simulator/tenant'
import { keep, keepAnswer, keeping } from './kept'
import { lane } from './lane'
import { session } from './surface/send'

export { expect }

export const { app, simulator } = lane

export type LogEntry = {
  /** they are numbered from 1 */
  n: number
  method: string
  path: string
  query: string
  status: number
  actor: string
  write: boolean
  clientRequestId: string | null
  /** an item of a batch, which is logged too */
  batch?: true
}

type Person = {
  user: { id: string; userPrincipalName: string; displayName: string }
  password: string
  mustChange: boolean
  methods: {
    '@odata.type': string
    id: string
    phoneType?: string
    phoneNumber?: string
    smsSignIn?: string
  }[]
}

async function control<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const answer = await fetch(`${simulator}/__sim/${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  if (!answer.ok) throw new Error(`${method} /__sim/${path}: ${answer.status} ${await answer.text()}`)
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** The pretend tenant's controls. */
export const tenant = {
  /** Anew, with ids that no other test has: what the app keeps of others is not about anybody in here. */
  reset: (how: { seed?: string; people?: number; latencyMs?: number } = {}) =>
    control('reset', 'POST', { seed: base.info().testId, ...how }),
  person: (signInName: string) => control<Person>(`users/${signInName}@contoso.example`),
  change: (signInName: string, fields: object) =>
    control(`users/${signInName}@contoso.example`, 'PATCH', fields),
  /** Deletes somebody: nobody has this id any more. */
  remove: (signInName: string) => control(`users/${signInName}@contoso.example`, 'DELETE'),
  log: (since = 0) => control<LogEntry[]>(`log?since=${since}`),
  writes: async () => (await control<LogEntry[]>('log')).filter(({ write }) => write),
  faults: (...faults: object[]) => control('faults', 'POST', faults),
  noFaults: () => control('faults', 'DELETE'),
  policy: (policy: object) => control('policy', 'POST', policy),
  features: (features: object) => control('features', 'POST', features),
  lag: (lag: object) => control('lag', 'POST', lag),
  rename: (unit: string, to: { displayName?: string; description?: string }) =>
    control(`units/${unit}`, 'PATCH', to),
  move: (unit: string, change: { add?: string[]; remove?: string[] }) =>
    control(`units/${unit}/members`, 'POST', change),
  enforcement: (on: boolean) => control('enforcement', 'POST', { on }),
  /** The stored person with this id; null for anything else that is in a unit. */
  stored: (id: string) => control<object>(`users/${id}`).catch(() => null),
  idp: (hostile: string | null) => control('idp', 'POST', { hostile }),
  clock: (offsetSeconds: number) => control('clock', 'POST', { offsetSeconds }),
  revoke: (signInName: string, more: { interaction?: boolean } = {}) =>
    control('revoke', 'POST', { user: `${signInName}@contoso.example`, ...more }),
  units: () => control<{ id: string; displayName: string; members: string[] }[]>('units'),
}

/** Signs in at the pretend Entra, starting at the address a person would open. */
export async function signIn(page: Page, persona: string, address = '/'): Promise<void> {
  await page.goto(address)
  if (address !== '/sign-in/start') await page.getByRole('link', { name: 'Sign in with Microsoft' }).click()
  await page.getByLabel('Sign-in name').fill(`${persona}@contoso.example`)
  await page.getByLabel('Password').fill(personaPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.origin === app)
}

const logFile = `${lane.folder}/app.log`

const sessions = new Map<string, string>()

/** What the app wrote into its log since `from`, one object a line. */
export async function logSince(from: number): Promise<Record<string, unknown>[]> {
  const text = (await readFile(logFile, 'utf8')).slice(from)
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

export async function logLength(): Promise<number> {
  return (await readFile(logFile, 'utf8')).length
}

/** Comes signed in, without the way through Entra's pages: for tests that are not about signing in. */
export async function comeBack(page: Page, persona: string, address = '/'): Promise<void> {
  const key = `${base.info().testId} ${persona}`
  const known = sessions.get(key)
  if (known) {
    await openWith(known, page, address)
    // Newer sessions of the same person may have taken its place.
    if (new URL(page.url()).pathname !== '/sign-in') return
  }
  const made = await session(persona)
  sessions.set(key, made)
  await openWith(made, page, address)
}

async function openWith(cookie: string, page: Page, address: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  const { hostname: domain } = new URL(app)
  const kind = { domain, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  await page.context().addCookies([{ name, value, ...kind }])
  await page.goto(address)
}

/** After `load`, waits until the page's own script listens: before that a browser follows a link and sends a form by itself. */
export async function scripted(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')))
  // React is at rest, too, once the browser is.
  await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())))
}

/** What the page alarms with; Next keeps an empty alert of its own for page changes. */
export function alert(page: Page) {
  return page.locator('[role="alert"]:not(#__next-route-announcer__)')
}

/** From the list of one's people to the dialog, as a person gets there. */
export async function openReset(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('link', { name: 'Reset password' }).click()
  await expect(page.getByRole('dialog', { name: 'Reset password' })).toBeVisible()
}

/** The field for a new phone number, once the page's script is there, where there is one. */
export async function numberField(page: Page) {
  if (base.info().project.use.javaScriptEnabled !== false)
    await expect(page.locator('input#country')).toBeVisible()
  return page.getByLabel('Phone number', { exact: true })
}

export async function submitReset(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click()
}

/** Every test starts in a fresh tenant. This one needs no browser. */
export const testByRequest = base.extend<{ seed: string; freshTenant: void }>({
  baseURL: app,
  seed: [async ({}, use, { testId }) => use(testId), { scope: 'test' }],
  request: [
    async ({ request }, use) => {
      await use(keeping(request))
    },
    { scope: 'test' },
  ],
  freshTenant: [
    async ({ seed }, use) => {
      await tenant.reset({ seed })
      await use()
    },
    { auto: true },
  ],
})

/** With a browser, whose every page must end without a broken content security policy. */
export const test = testByRequest.extend<{ cleanConsole: void; kept: void }>({
  kept: [
    async ({ context }, use) => {
      const reading: Promise<void>[] = []
      context.on('response', (response) => {
        if (response.url().startsWith(app) && !response.url().includes('/_next/static/'))
          reading.push(keepAnswer(response, response.request().method()))
      })
      await use()
      await Promise.all(reading)
      for (const { name, value } of await context.cookies(app))
        if (/session|state|nonce|pkce|csrf/.test(name)) keep('secrets', { kind: 'cookie', value })
    },
    { auto: true },
  ],
  cleanConsole: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (/Content Security Policy|hydrat/i.test(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})
