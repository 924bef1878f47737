import { expect } from '@playwright/test'
import { tenant, testByRequest as test } from '../fixtures'
import { app, byScript, formOn, fresh, multipart, send, session, type Sent } from './send'

/** The reset form of a real person, sent from wherever it should not come from. Only the last row may run. */

type Row = { how: string; method: string; headers: [string, string][]; status: number }

const host = new URL(app).host

/** What a page of somebody else can make a browser say, and what no browser says. */
const origins: [string, [string, string][]][] = [
  ['no origin', []],
  ['origin null', [['origin', 'null']]],
  ['an empty origin', [['origin', '']]],
  ['another site', [['origin', 'https://evil.example']]],
  ['another scheme', [['origin', `https://${host}`]]],
  ['another port', [['origin', 'http://localhost:3999']]],
  ['no port', [['origin', 'http://localhost']]],
  ['the same machine by number', [['origin', app.replace('localhost', '127.0.0.1')]]],
  ['our name and more', [['origin', `${app}.evil.example`]]],
  ['our name in theirs', [['origin', `https://evil.example/${host}`]]],
  ['our name as a user', [['origin', `${app}@evil.example`]]],
  ['a dot at the end', [['origin', app.replace('localhost', 'localhost.')]]],
  ['a slash at the end', [['origin', `${app}/`]]],
  ['capital letters', [['origin', app.toUpperCase()]]],
  ['two in one', [['origin', `${app}, https://evil.example`]]],
  ['two, ours first', [['origin', app], ['origin', 'https://evil.example']]],
  ['two, ours last', [['origin', 'https://evil.example'], ['origin', app]]],
  ['ours twice', [['origin', app], ['origin', app]]],
  ['half an address', [['origin', 'http://[']]],
  ['garbage', [['origin', '%00<script>']]],
] // prettier-ignore

/** Ours, but the browser knows better. */
const sites = ['cross-site', 'same-site', 'none', '', 'SAME-ORIGIN', 'same-origin, cross-site']

/** What makes Next take somebody else's origin for ours. */
const disguises: [string, [string, string][]][] = [
  ['X-Forwarded-Host', [['x-forwarded-host', 'evil.example']]],
  ['X-Forwarded-Host twice', [['x-forwarded-host', 'evil.example'], ['x-forwarded-host', host]]],
  ['X-Forwarded-Proto', [['x-forwarded-host', 'evil.example'], ['x-forwarded-proto', 'http']]],
  ['Forwarded', [['forwarded', 'host=evil.example;proto=http']]],
  ['Host', [['host', 'evil.example']]],
  ['a subrequest of Next', [['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy']]],
] // prettier-ignore

const rows: Row[] = ['form', 'script'].flatMap((sender) => {
  const post = (how: string, headers: [string, string][]): Row => ({
    how: `${sender}: ${how}`,
    method: 'POST',
    headers: [...(sender === 'script' ? [['next-action', ''] as [string, string]] : []), ...headers],
    status: 403,
  })
  return [
    ...origins.map(([how, headers]) => post(how, headers)),
    ...sites.map((site) => post(`Sec-Fetch-Site ${site}`, [['origin', app], ['sec-fetch-site', site]])), // prettier-ignore
    ...disguises.map(([how, headers]) => post(how, [['origin', 'http://evil.example'], ...headers])),
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].map((method) => ({
      ...post(method, [['origin', app]]),
      method,
      status: 405,
    })),
  ]
})

test(`${rows.length} ways to send a form that is not ours change nothing`, async () => {
  const cookie = await session('megan')
  const { user } = await tenant.person('amara.okafor')
  const address = `${app}/staff/${user.id}/reset-password`
  const fields = await formOn(address, cookie)
  const scripted = byScript(fields)
  expect(scripted.action, 'the form that a person finds').toMatch(/^[0-9a-f]{42}$/)

  for (const { how, method, headers, status } of rows) {
    const isScript = headers.some(([name]) => name === 'next-action')
    const form = multipart(fresh(isScript ? scripted.fields : fields))
    const named = headers.map(([name, value]): [string, string] =>
      name === 'next-action' ? [name, scripted.action] : [name, value],
    )
    const sent: Sent = { method, cookie, headers: [...named, ...form.headers], body: form.body }
    const answer = await send(address, method === 'TRACE' ? { method, cookie, headers: named } : sent)
    expect(answer.status, how).toBe(status)
    if (isScript && method === 'POST')
      expect(JSON.parse(answer.body), how).toEqual({ failure: 'foreign-form' })
    else expect(answer.body, how).toMatch(/<p role="alert">|"wrong-method"/)
  }
  expect(await tenant.writes(), 'nothing has been written').toEqual([])
  expect((await send(address, { cookie })).status, 'the session goes on').toBe(200)
})

// The same form, so that the test above is known to send one that would have run.
for (const sender of ['the browser', 'a script'])
  test(`a form of ours runs when ${sender} sends it, whatever a proxy in between calls us`, async () => {
    const cookie = await session('megan')
    const { user } = await tenant.person('amara.okafor')
    const address = `${app}/staff/${user.id}/reset-password`
    const fields = await formOn(address, cookie)
    const { action, fields: scripted } = byScript(fields)
    const form = multipart(sender === 'a script' ? scripted : fields)
    const headers: [string, string][] = [
      ['host', 'inside.example:8080'],
      ['x-forwarded-host', 'other.example'],
      ['origin', app],
      ['sec-fetch-site', 'same-origin'],
      ...(sender === 'a script' ? [['next-action', action] as [string, string]] : []),
      ...form.headers,
    ]
    const answer = await send(address, { method: 'POST', cookie, headers, body: form.body })
    expect(answer.status).toBe(200)
    expect(await tenant.writes()).toHaveLength(1)
  })
