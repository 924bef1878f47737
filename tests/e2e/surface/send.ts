import { expect } from '@playwright/test'
import { request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { personaPassword } from '../../simulator/tenant'
import { keep } from '../kept'
import { lane } from '../lane'

/** Requests as no browser would send them: any header, twice, malformed, with any body. */

export const { app, simulator } = lane

export type Answer = { status: number; headers: Record<string, string>; cookies: string[]; body: string }

export type Sent = {
  method?: string
  /** in order and as often as given */
  headers?: [string, string][]
  cookie?: string
  body?: string
}

export function send(
  address: string,
  { method = 'GET', headers = [], cookie, body }: Sent = {},
): Promise<Answer> {
  const url = new URL(address)
  const names = headers.map(([name]) => name.toLowerCase())
  const all: [string, string][] = [
    ...(names.includes('host') ? [] : ([['host', url.host]] as [string, string][])),
    ...headers,
    ...(cookie ? ([['cookie', cookie]] as [string, string][]) : []),
    ...(body !== undefined && !names.includes('content-length') && !names.includes('transfer-encoding')
      ? ([['content-length', String(Buffer.byteLength(body))]] as [string, string][])
      : []),
    ['connection', 'close'],
  ]
  const path = address.slice(url.origin.length) || '/'
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: url.hostname, port: url.port, path, method, headers: all.flat(), agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('error', reject)
        response.on('end', () => {
          const { 'set-cookie': cookies = [], ...others } = response.headers
          const flat = Object.entries(others).map(([name, value]) => [name, String(value)])
          keep('answers', {
            url: address,
            method,
            headers: [...flat, ...cookies.map((cookie) => ['set-cookie', cookie])],
            body: text,
          })
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(flat) as Record<string, string>,
            cookies,
            body: text,
          })
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Cookies as a browser would send them back. */
export function cookieOf({ cookies }: Answer): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

/** What comes before another sign-in: the session in which a page asked for it, and the address that it leads to. */
const nothingBefore = { cookie: '', address: '/sign-in/start' }

/** The way through the pretend Entra without a browser; answers what sets the session's cookie. */
export async function signIn(persona: string, at = app, before = nothingBefore): Promise<string> {
  const start = await send(at + before.address, { cookie: before.cookie })
  const form = new URLSearchParams({ username: `${persona}@contoso.example`, password: personaPassword })
  const code = await send(start.headers.location ?? '', {
    method: 'POST',
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: form.toString(),
  })
  const cookie = [before.cookie, cookieOf(start)].filter(Boolean).join('; ')
  const done = await send(code.headers.location ?? '', { cookie })
  const found = done.cookies.find((cookie) => cookie.startsWith('__Host-mystaff.session='))
  if (!found) throw new Error(`${persona} did not get in: ${done.status} ${done.headers.location}`)
  return found
}

async function calls(since = 0): Promise<{ n: number; path: string }[]> {
  return (await (await fetch(`${simulator}/__sim/log?since=${since}`)).json()) as {
    n: number
    path: string
  }[]
}

/** The cookie of a new session, once the roles that are read ahead are there: whoever counts calls does not count those. */
export async function session(persona: string): Promise<string> {
  const since = (await calls()).at(-1)?.n ?? 0
  const cookie = (await signIn(persona)).split(';')[0] ?? ''
  const isRead = async () => (await calls(since)).some(({ path }) => path.endsWith('/$batch'))
  await expect.poll(isRead, { message: `the roles of ${persona} are read`, intervals: [20] }).toBe(true)
  return cookie
}

/** The cookie of a new session that holds Setup's permissions: they are asked for in a sign-in of their own. */
export async function setupSession(persona: string): Promise<string> {
  const cookie = await session(persona)
  const { body } = await send(`${app}/setup`, { cookie })
  const [, address = ''] = /href="(\/sign-in\/start[^"]*)"/.exec(body) ?? []
  const found = await signIn(persona, app, { cookie, address: address.replaceAll('&amp;', '&') })
  return found.split(';')[0] ?? ''
}

const boundary = '----surface'

/** What a browser sends for a form. */
export function multipart(fields: [string, string][]): { headers: [string, string][]; body: string } {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    headers: [['content-type', `multipart/form-data; boundary=${boundary}`]],
    body: `${parts.join('')}--${boundary}--\r\n`,
  }
}

/** What the browser itself sends as it sends a form of our own page. */
export const ownForm: [string, string][] = [
  ['origin', app],
  ['sec-fetch-site', 'same-origin'],
  ['sec-fetch-dest', 'document'],
]

/** The fields of the last form on a page, which is the one in its middle. */
export async function formOn(address: string, cookie: string): Promise<[string, string][]> {
  const { body } = await send(address, { cookie })
  const form = body.match(/<form.*?<\/form>/gs)?.at(-1) ?? ''
  const fields = [...form.matchAll(/<input type="hidden"[^>]*? name="([^"]+)"(?: value="([^"]*)")?/g)]
  return fields.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')])
}

/** The same form as React sends it by script: the action's id in a header, the fields behind a reference. */
export function byScript(fields: [string, string][]): { action: string; fields: [string, string][] } {
  const reference = fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1] ?? ''
  const action = /[0-9a-f]{42}/.exec(reference)?.[0] ?? ''
  const own = fields.filter(([name]) => !name.startsWith('$'))
  return {
    action,
    fields: [
      ...own.map(([name, value]): [string, string] => [`_1_${name}`, value]),
      ['0', '[{"status":"open"},"$K1"]'],
    ],
  }
}

/** A form runs once; with an id of its own it is another one. */
export function fresh(fields: [string, string][]): [string, string][] {
  return fields.map(([name, value]) => [name, /^(_1_)?operation$/.test(name) ? randomUUID() : value])
}
