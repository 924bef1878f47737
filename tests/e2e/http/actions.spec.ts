import { app, expect, tenant, testByRequest as test } from '../fixtures'
import { byScript, formOn, session } from '../surface/send'
import { call, callAsOthers, exportedActions, filledIn, sessionAmongOthers, toldIn } from './acting'

/** Each action about a person by the form of its own page: sent first by all who may not, and then by the one who may. */

/** Whose page has the form, what is typed into it, and how often Graph is then written to. */
type Form = { person?: string; page: string; typed?: Record<string, string>; writes?: number }

const inAMonth = new Date(Date.now() + 30 * 24 * 3600_000).toISOString()
const typedNumber = { country: 'US', phoneNumber: '+1 2065550133' }

const forms: Record<string, Form> = {
  resetPassword: { page: 'reset-password' },
  signOutEverywhere: { page: 'sign-out' },
  // To block is to sign out as well.
  turnSignIn: { page: 'block', typed: { turn: 'block' }, writes: 2 },
  // Offered where the password of somebody who is blocked was reset: its form has no more than that one.
  unblock: { page: 'reset-password' },
  addPhoneNumber: { page: 'phone/add', typed: { ...typedNumber, phoneType: 'office' } },
  changePhoneNumber: { person: 'sofia.hernandez', page: 'phone/office/change', typed: typedNumber },
  removePhoneNumber: { person: 'eleni.papadopoulou', page: 'phone/mobile/remove' },
  turnSmsSignIn: { person: 'chloe.dubois', page: 'phone/sms-sign-in' },
  createTemporaryAccessPass: {
    page: 'temporary-access-pass',
    typed: { lifetimeInMinutes: '60', isUsableOnce: 'true' },
  },
  voidTemporaryAccessPass: { person: 'dmytro.shevchenko', page: 'temporary-access-pass/void' },
  changeQrCode: { page: 'qr-code', typed: { deed: 'create', expireDateTime: inAMonth } },
  removeSignInMethod: { person: 'nino.beridze', page: 'methods/3ddfcfc8-9383-446f-83cc-3ab9be4be18f' },
  startMethodsOver: { person: 'somchai.jaidee', page: 'methods/start-over' },
}

test('every action about a person, by its own form: nothing from those who may not, and its one write from the manager', async () => {
  test.setTimeout(300_000)
  const actions = await exportedActions(/^app\/staff\//)
  expect([...actions.keys()].toSorted()).toEqual(Object.keys(forms).toSorted())
  const { own: megan, others } = await sessionAmongOthers('megan')
  others.push(
    ['somebody without a role', await session('nora'), app, 'not-found'],
    ['the manager of another location', await session('pim'), app, 'not-found'],
  )
  const written = async () => (await tenant.writes()).length

  const wrong: string[] = []
  for (const [name, { person = 'amara.okafor', page, typed = {}, writes = 1 }] of Object.entries(forms)) {
    await tenant.reset()
    const { user } = await tenant.person(person)
    const address = `${app}/staff/${user.id}/${page}`
    const drawn = byScript(await formOn(address, megan))
    if (name === 'unblock') await tenant.change(person, { accountEnabled: false })
    else expect.soft(drawn.action, `the form of ${name}`).toBe(actions.get(name))
    const form = { action: actions.get(name) ?? '', address, fields: filledIn(drawn.fields, typed) }
    for (const one of await callAsOthers(form, others, written)) wrong.push(`${name}, ${one}`)
    const answer = await call(form, megan)
    const count = await written()
    if (!answer.body.includes('"status":"done"') || count !== writes)
      wrong.push(`${name}, the manager: ${toldIn(answer)}, ${count} writes`)
  }
  const refused = actions.size * others.length
  process.stdout.write(`    ${actions.size} actions done by their form, ${refused} times refused to others\n`)
  expect(wrong).toEqual([])
})
