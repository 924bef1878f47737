import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { app, expect } from '../fixtures'
import { lane } from '../lane'
import { formOn, fresh, multipart, ownForm, send, session, type Answer } from '../surface/send'

/** Actions called by their form, by who may and by who may not. */

export type Fields = [name: string, value: string][]

/** With which failure the form is refused to them. */
export type Caller = [who: string, cookie: string | undefined, origin: string, failure: string]

export type Call = { action: string; address: string; fields: Fields }

/** The actions of these files that the build exports: the id under which anybody may call each, by its name. */
export async function exportedActions(files: RegExp): Promise<Map<string, string>> {
  const manifest = JSON.parse(await readFile('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { exportedName: string; filename: string }>
  }
  const ours = Object.entries(manifest.node).filter(([, { filename }]) => files.test(filename))
  const byName = new Map(ours.map(([id, { exportedName }]) => [exportedName, id]))
  expect(byName.size, 'no two of them have the same name').toBe(ours.length)
  return byName
}

/** Signs out by the form for it, as a browser without JavaScript sends it. */
export async function signOutOf(cookie: string): Promise<void> {
  const form = multipart([...(await formOn(`${app}/sign-out`, cookie)), ['where', 'here']])
  const headers = [...ownForm, ...form.headers]
  await send(`${app}/sign-out`, { method: 'POST', cookie, headers, body: form.body })
}

/** Whether somebody who comes with this cookie is signed in. */
export async function isSignedIn(cookie: string): Promise<boolean> {
  const { status, headers } = await send(`${app}/locations`, { cookie })
  return status === 200 && headers.location === undefined
}

/** What the app keeps of its own. */
async function openStore(): Promise<DatabaseSync> {
  const [folder = ''] = (await readdir(lane.folder)).filter((name) => name.startsWith('my-staff-demo-'))
  const store = new DatabaseSync(join(lane.folder, folder, 'my-staff.sqlite'))
  store.exec('pragma busy_timeout = 5000')
  return store
}

/** Makes the session that was started last one of yesterday. */
async function letPass(): Promise<void> {
  using store = await openStore()
  const { changes } = store
    .prepare(
      `update sessions set signed_in_at = signed_in_at - 86400000, seen_at = seen_at - 86400000
       where id_hash = (select id_hash from sessions order by signed_in_at desc limit 1)`,
    )
    .run()
  expect(changes).toBe(1)
}

/** How often the rules of Setup have been written. */
export async function timesRulesWritten(): Promise<number> {
  using store = await openStore()
  return Number(store.prepare(`select version from rules where name = 'settings'`).get()?.version ?? 0)
}

/** A session of somebody who may, and those who seem to be them: without it, after it, and from elsewhere. */
export async function sessionAmongOthers(
  persona: string,
  start = session,
): Promise<{ own: string; others: Caller[] }> {
  const over = await start(persona)
  await letPass()
  const left = await start(persona)
  await signOutOf(left)
  const own = await start(persona)
  const all = await Promise.all([over, left, own].map(isSignedIn))
  expect(all, 'of these the last one is signed in').toEqual([false, false, true])
  return {
    own,
    others: [
      ['nobody', undefined, app, 'signed-out'],
      ['somebody whose cookie is spoiled', `${own.slice(0, -6)}AAAAAA`, app, 'signed-out'],
      [`${persona}, who signed out`, left, app, 'signed-out'],
      [`${persona}, whose session is past its end`, over, app, 'signed-out'],
      [`${persona}, from another site`, own, 'https://evil.example', 'foreign-form'],
      [`${persona}, from nowhere`, own, '', 'foreign-form'],
    ],
  }
}

/** The form of an action on a page, with what is filled in and ticked there; what is a list to choose from is left out. */
export async function formOf(action: string, address: string, cookie: string): Promise<Fields> {
  const { body } = await send(address, { cookie })
  const form = body.match(/<form.*?<\/form>/gs)?.find((one) => one.includes(action)) ?? ''
  return (form.match(/<input [^>]*>/g) ?? []).flatMap((input): Fields => {
    const is = (attribute: string) => input.includes(` ${attribute}`)
    const [, name] = / name="([^"]+)"/.exec(input) ?? []
    const isTicked = /type="(checkbox|radio)"/.test(input)
    if (name === undefined || is('type="file"') || (isTicked && !is('checked=""'))) return []
    const [, value = isTicked ? 'on' : ''] = / value="([^"]*)"/.exec(input) ?? []
    return [[name, value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')]]
  })
}

/** The fields of a form as a script sends them, with what is typed into it. What they are put together to comes last. */
export function filledIn(drawn: Fields, typed: Record<string, string>): Fields {
  const own = Object.entries(typed).map(([name, value]): [string, string] => [`_1_${name}`, value])
  return [...own, ...drawn.filter(([name]) => !own.some(([other]) => other === name))]
}

/** Calls an action as a script of the page does. An empty origin is none. */
export function call(
  { action, address, fields }: Call,
  cookie: string | undefined,
  origin = app,
): Promise<Answer> {
  const form = multipart(fresh(fields))
  const from: Fields = origin ? [['origin', origin]] : []
  return send(address, {
    method: 'POST',
    ...(cookie && { cookie }),
    headers: [...from, ['next-action', action], ...form.headers],
    body: form.body,
  })
}

/** What the answer to a call says of how it went. */
export function toldIn({ status, body }: Answer): string {
  return `${status} ${/"(?:failure|status)":"(?!failed)([^"]+)"/.exec(body)?.[1] ?? ''}`
}

/** Sends a form as everybody who may not; answers who was not refused, or not with their failure, or wrote something. */
export async function callAsOthers(
  form: Call,
  others: Caller[],
  written: () => Promise<number>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const [who, cookie, origin, failure] of others) {
    const answer = await call(form, cookie, origin)
    const count = await written()
    const isRefused = answer.status >= 400 && answer.status < 500 && toldIn(answer).endsWith(` ${failure}`)
    if (!isRefused || count > 0) wrong.push(`${who}: ${toldIn(answer)}, ${count} writes`)
  }
  return wrong
}
