import { app, expect, tenant, testByRequest as test } from '../fixtures'
import { send, session } from '../surface/send'
import { call, exportedActions, filledIn, formOf, isSignedIn, sessionAmongOthers } from './acting'

/** What people do for themselves: the way out, and the language and theme of their browser. */

/** The form of such an action as a script sends it: there is no state before it. */
async function ownForm(action: string, page: string, cookie: string, typed: Record<string, string>) {
  const actions = await exportedActions(/^(?!app\/(staff|setup)\/)/)
  expect([...actions.keys()].toSorted()).toEqual(['savePreferences', 'signOut'])
  const id = actions.get(action) ?? ''
  const address = app + page
  expect(await formOf(id, address, cookie), `the form of ${action}`).toEqual([[`$ACTION_ID_${id}`, '']])
  return { action: id, address, fields: filledIn([['0', '["$K1"]']], typed) }
}

test('nobody is signed out by anybody else, wherever the form comes from; by themselves they are, here or everywhere', async () => {
  const { own: here, others } = await sessionAmongOthers('megan')
  const there = await session('megan')
  const everywhere = await ownForm('signOut', '/sign-out', here, { where: 'everywhere' })
  const signedIn = () => Promise.all([here, there].map(isSignedIn))

  for (const [who, cookie, origin] of [...others, ['somebody else', await session('nora'), app] as const]) {
    expect((await call(everywhere, cookie, origin)).status, who).toBeLessThan(500)
    expect(await signedIn(), who).toEqual([true, true])
  }
  const third = await session('megan')
  await call({ ...everywhere, fields: filledIn(everywhere.fields, { where: 'here' }) }, third)
  expect([await isSignedIn(third), ...(await signedIn())]).toEqual([false, true, true])
  await call(everywhere, here)
  expect(await signedIn()).toEqual([false, false])
  expect(await tenant.writes()).toEqual([])
  process.stdout.write(`    signed out twice by their form, ${others.length + 1} times not by others\n`)
})

test('a language and a theme sent from elsewhere are not kept; from our own page they are', async () => {
  const megan = await session('megan')
  const form = await ownForm('savePreferences', '/locations', megan, { language: 'de', theme: 'dark' })
  for (const origin of ['https://evil.example', ''])
    for (const cookie of [megan, undefined]) {
      const { status, cookies } = await call(form, cookie, origin)
      expect([status, cookies]).toEqual([403, []])
    }
  const { cookies } = await call(form, megan)
  const kept = cookies.map((cookie) => cookie.split(';')[0])
  expect(kept).toEqual(['__Host-mystaff.lang=de', '__Host-mystaff.theme=dark'])
  const { body } = await send(form.address, { cookie: [megan, ...kept].join('; ') })
  expect(body).toMatch(/<html[^>]* lang="de"[^>]* data-theme="dark"/)
})
