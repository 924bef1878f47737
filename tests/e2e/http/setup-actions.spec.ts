import { app, expect, tenant, testByRequest as test } from '../fixtures'
import { byScript, send, session, setupSession } from '../surface/send'
import {
  call,
  callAsOthers,
  exportedActions,
  filledIn,
  formOf,
  sessionAmongOthers,
  timesRulesWritten,
  toldIn,
  type Caller,
} from './acting'

/** Each action of Setup by the form of its own page: sent first by all who may not, and then by who runs the tenant. */

type Form = {
  action: string
  page: string
  typed?: Record<string, string>
  /** How often something is then written, to Graph or to the rules. */
  writes?: number
  /** Whether a Privileged Role Administrator may do it as well. */
  isForRoles?: boolean
}

/** `root`: the cookie of who runs the tenant. */
async function formsFor(root: string): Promise<Form[]> {
  const unit = (await tenant.units()).find(({ displayName }) => displayName === 'Opening Soon')
  const { body } = await send(`${app}/setup/delegation`, { cookie: root })
  const [, taking = ''] = /href="\/setup\/(delegation\?take=[^"#]+)/.exec(body) ?? []
  const proofs = { alternateEmail: 'greta@home.example', mobilePhone: '+1 206-555-0177' }
  const list = 'tessa@contoso.example, tessa@home.example, +1 206 555 0177'
  return [
    { action: 'turn', page: 'admin-recovery', isForRoles: true },
    {
      action: 'saveProofs',
      page: 'admin-recovery',
      typed: { userPrincipalName: 'greta@contoso.example', ...proofs },
      writes: 2,
    },
    { action: 'sendList', page: 'admin-recovery', typed: { list, step: 'apply', operation: '' }, writes: 2 },
    {
      action: 'delegate',
      page: `delegation?who=nora@contoso.example&role=authentication&location=${unit?.id}`,
      isForRoles: true,
    },
    { action: 'delegate', page: taking.replaceAll('&amp;', '&'), isForRoles: true },
    { action: 'sendFix', page: 'fix/pass-policy' },
    { action: 'saveRules', page: 'rules', typed: { LOCATIONS_WORD: 'Stores' } },
  ]
}

test('every action of Setup, by its own form: nothing from those who may not, and its writes from who runs the tenant', async () => {
  test.setTimeout(300_000)
  const actions = await exportedActions(/^app\/setup\//)
  const idOf = (action: string) => actions.get(action) ?? ''
  const { own: root, others } = await sessionAmongOthers('root', setupSession)
  others.push(
    ['a manager', await session('megan'), app, 'not-found'],
    ['somebody who may only look', await setupSession('rani'), app, 'not-allowed'],
    ['root without Setup’s permissions', await session('root'), app, 'setup-consent'],
  )
  const petra: Caller = ['who only gives roles', await setupSession('petra'), app, 'not-allowed']
  const forms = await formsFor(root)
  expect([...actions.keys()].toSorted()).toEqual([...new Set(forms.map(({ action }) => action))].toSorted())

  const rules = async () =>
    Object.fromEntries(await formOf(idOf('saveRules'), `${app}/setup/rules`, root)) as Record<string, string>
  const before = await rules()
  const wrong: string[] = []
  let refused = 0
  try {
    for (const { action, page, typed = {}, writes = 1, isForRoles } of forms) {
      await tenant.reset()
      // Something to mend.
      await tenant.policy({ temporaryAccessPass: false })
      const earlier = await timesRulesWritten()
      const written = async () => (await tenant.writes()).length + (await timesRulesWritten()) - earlier
      const address = `${app}/setup/${page}`
      const drawn = byScript(await formOf(idOf(action), address, root))
      expect.soft(drawn.action, `the form of ${action}`).toBe(idOf(action))
      const form = { action: idOf(action), address, fields: filledIn(drawn.fields, typed) }
      if (typed.step) {
        // What is applied has to be what was shown.
        const { body } = await call({ ...form, fields: filledIn(form.fields, { step: 'check' }) }, root)
        form.fields = filledIn(form.fields, { mark: /"mark":"([^"]+)"/.exec(body)?.[1] ?? '' })
      }
      const callers = isForRoles ? others : [...others, petra]
      for (const one of await callAsOthers(form, callers, written)) wrong.push(`${action}, ${one}`)
      refused += callers.length
      const answer = await call(form, root)
      const count = await written()
      if (!/"status":"done"|"isWhole":true/.test(answer.body) || count !== writes)
        wrong.push(`${action}, root: ${toldIn(answer)}, ${count} writes`)
    }
  } finally {
    await tenant.reset()
    const address = `${app}/setup/rules`
    const { fields } = byScript(await formOf(idOf('saveRules'), address, root))
    const LOCATIONS_WORD = before.LOCATIONS_WORD ?? ''
    await call({ action: idOf('saveRules'), address, fields: filledIn(fields, { LOCATIONS_WORD }) }, root)
  }
  process.stdout.write(
    `    ${actions.size} actions of Setup done by ${forms.length} forms, ${refused} times refused to others\n`,
  )
  expect(wrong).toEqual([])
  const after = await rules()
  const changing = { version: '', operation: '' }
  expect({ ...after, ...changing }, 'the rules are as they were').toEqual({ ...before, ...changing })
})
