import { expect } from '@playwright/test'
import { tenant, testByRequest as test } from '../fixtures'
import { app, byScript, formOn, fresh, multipart, ownForm, send, session } from './send'

const none = '00'.repeat(21)
const reference = (id: string, bound = '$@1') => JSON.stringify({ id, bound })

/** Forms that our own page seems to send, and that no page of ours has. */
const broken: [string, string | [string, string][], string?][] = [
  ['no form at all', 'garbage', 'multipart/form-data; boundary=x'],
  ['no boundary', 'garbage', 'multipart/form-data'],
  ['an empty boundary', '----\r\n', 'multipart/form-data; boundary='],
  ['a boundary of 80 letters', '', `multipart/form-data; boundary=${'x'.repeat(80)}`],
  ['another boundary than it says', multipart([['a', 'b']]).body, 'multipart/form-data; boundary=x'],
  ['cut off', multipart([['a', 'b']]).body.slice(0, 70), 'multipart/form-data; boundary=----surface'],
  ['without a name', '--x\r\nContent-Disposition: form-data\r\n\r\ny\r\n--x--\r\n', 'multipart/form-data; boundary=x'],
  ['a file', '--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\ny\r\n--x--\r\n', 'multipart/form-data; boundary=x'],
  ['urlencoded', 'a=b', 'application/x-www-form-urlencoded'],
  ['badly urlencoded', '%E0%A4%A=%', 'application/x-www-form-urlencoded'],
  ['plain text', 'garbage', 'text/plain'],
  ['JSON', '{}', 'application/json'],
  ['a type that does not exist', 'x', 'no/such-type'],
  ['an empty type', 'x', ''],
  ['no action', [['a', 'b']]],
  ['nothing', []],
  ['an action that is no id', [['$ACTION_ID_xyz', '']]],
  ['an action of every object', [['$ACTION_ID_toString', '']]],
  ['two actions', [[`$ACTION_ID_${none}`, ''], [`$ACTION_ID_${'40'.repeat(21)}`, '']]],
  ['an action twice', [[`$ACTION_ID_${none}`, ''], [`$ACTION_ID_${none}`, '']]],
  ['a reference to nothing', [['$ACTION_REF_1', '']]],
  ['a reference to half a value', [['$ACTION_REF_1', ''], ['$ACTION_1:0', '{"id":'], ['$ACTION_1:1', '[]']]],
  ['a reference to another', [['$ACTION_REF_1', ''], ['$ACTION_2:0', reference(none)], ['$ACTION_2:1', '[]']]],
  ['a state that is no list', [['$ACTION_REF_1', ''], ['$ACTION_1:0', reference(none)], ['$ACTION_1:1', '{}']]],
  ['a state with a promise', [['$ACTION_REF_1', ''], ['$ACTION_1:0', reference(none)], ['$ACTION_1:1', '["$@9"]']]],
  ['a state with a way to the constructor', [['$ACTION_REF_1', ''], ['$ACTION_1:0', reference(none)], ['$ACTION_1:1', '["$1:__proto__:constructor"]']]],
  ['a state that bursts the stack', [['$ACTION_REF_1', ''], ['$ACTION_1:0', reference(none)], ['$ACTION_1:1', '['.repeat(30_000)]]],
  ['no state', [['$ACTION_REF_1', ''], ['$ACTION_1:0', reference(none)], ['$ACTION_1:1', '[]']]],
  ['two states', [['$ACTION_REF_1', ''], ['$ACTION_1:0', reference(none)], ['$ACTION_1:1', '[1,2]']]],
  ['bound to somewhere else', [['$ACTION_REF_1', ''], ['$ACTION_1:0', reference(none, '$@2')], ['$ACTION_1:1', '[]']]],
] // prettier-ignore

/** The same by script, with the id in a header. */
const brokenScripts: [string, string, string | [string, string][], string?][] = [
  ['an action that is no id', 'xyz', '[]', 'text/plain;charset=UTF-8'],
  ['an action of every object', 'toString', '[]', 'text/plain;charset=UTF-8'],
  ['half a value', none, '[[[', 'text/plain;charset=UTF-8'],
  ['values without a form', none, '["a"]', 'text/plain;charset=UTF-8'],
  ['a way to the constructor', none, '["$1:__proto__:constructor"]', 'text/plain;charset=UTF-8'],
  ['urlencoded', none, 'a=b', 'application/x-www-form-urlencoded'],
  ['no form at all', none, '[[[', 'multipart/form-data; boundary=x'],
  ['no values', none, [['_1_a', 'b']]],
  ['values twice', none, [['0', '["$K1"]'], ['0', '["$K1"]']]],
  ['half a value', none, [['0', '["$K1"']]],
  ['a chunk of its own', none, [['0', '["$K1"]'], ['1', '{}']]],
  ['a promise', none, [['0', '["$@1","$K1"]']]],
  ['a function of the server', none, [['0', '["$F1","$K1"]']]],
  ['a way to the constructor', none, [['0', '["$1:constructor:constructor","$K1"]']]],
  ['no form', none, [['0', '[]']]],
  ['no form but a state', none, [['0', '[{"status":"open"}]']]],
  ['two states', none, [['0', '[1,2,"$K1"]']]],
  ['a prototype', none, [['0', '[{"__proto__":{"a":1}},"$K1"]']]],
] // prettier-ignore

function bodyOf(content: string | [string, string][], type = '') {
  if (typeof content !== 'string') return multipart(content)
  return { headers: [['content-type', type]] as [string, string][], body: content }
}

test(`${broken.length + brokenScripts.length} broken forms are told apart from ours, and nothing runs`, async () => {
  const cookie = await session('megan')
  const { user } = await tenant.person('amara.okafor')
  for (const address of [`${app}/staff/${user.id}/reset-password`, `${app}/sign-out`, `${app}/nowhere`]) {
    for (const [what, content, type] of broken) {
      const { headers, body } = bodyOf(content, type)
      const answer = await send(address, { method: 'POST', cookie, headers: [...ownForm, ...headers], body })
      expect(answer.status, what).toBe(400)
      expect(answer.body, what).toContain('<h1>This form cannot be read</h1>')
    }
    for (const [what, action, content, type] of brokenScripts) {
      const { headers, body } = bodyOf(content, type)
      const sent: [string, string][] = [...ownForm, ...headers, ['next-action', action]]
      const answer = await send(address, { method: 'POST', cookie, headers: sent, body })
      expect([answer.status, answer.body], what).toEqual([400, '{"failure":"unreadable-form"}'])
    }
  }
  expect(await tenant.writes()).toEqual([])
  expect((await send(`${app}/locations`, { cookie })).status).toBe(200)
})

test('a form of more than 32 KB is refused, but where a logo may come with it', async () => {
  const cookie = await session('megan')
  for (const [address, status] of [
    ['/sign-out', 413],
    ['/setup', 413],
    ['/setup/rules', 400],
  ] as const) {
    const headers: [string, string][] = [...ownForm, ['content-type', 'multipart/form-data; boundary=x']]
    const answer = await send(app + address, { method: 'POST', cookie, headers, body: 'x'.repeat(33_000) })
    expect(answer.status, address).toBe(status)
  }
})

test('a form of a version before says so, to a person and to a script', async () => {
  const cookie = await session('megan')
  const { user } = await tenant.person('amara.okafor')
  const address = `${app}/staff/${user.id}/reset-password`
  const fields = await formOn(address, cookie)
  const old = fields.map(([name, value]): [string, string] => [name, value.replace(/[0-9a-f]{42}/, none)])
  const form = multipart(old)
  const page = await send(address, {
    method: 'POST',
    cookie,
    headers: [...ownForm, ...form.headers],
    body: form.body,
  })
  expect(page.status).toBe(409)
  expect(page.body).toContain('<h1>My Staff has a new version</h1>')
  const script = multipart(byScript(fields).fields)
  const data = await send(address, {
    method: 'POST',
    cookie,
    headers: [...ownForm, ...script.headers, ['next-action', none]],
    body: script.body,
  })
  expect([data.status, data.body]).toEqual([409, '{"failure":"outdated-form"}'])
  expect(await tenant.writes()).toEqual([])
})

test('a form with every field bent, one at a time, never ends in a broken page', async () => {
  const cookie = await session('megan')
  const { user } = await tenant.person('amara.okafor')
  const address = `${app}/staff/${user.id}/reset-password`
  const fields = await formOn(address, cookie)
  for (const [bent] of fields)
    for (const value of ['', 'x', '$@1', '[]', 'null', '\u0000', '../..', '9'.repeat(400)]) {
      if (bent === '$ACTION_KEY' || bent.startsWith('$ACTION_REF')) continue
      const form = multipart(fresh(fields).map(([name, was]) => [name, name === bent ? value : was]))
      const headers = [...ownForm, ...form.headers]
      const answer = await send(address, { method: 'POST', cookie, headers, body: form.body })
      // 409: the person is no longer as the form says they were.
      expect([400, 404, 409], `${bent} is ${JSON.stringify(value)}`).toContain(answer.status)
      expect(answer.headers['content-type'], bent).toContain('text/html')
    }
  expect(await tenant.writes()).toEqual([])
})
