import { beforeEach, describe, expect, test } from 'vitest'
import { phoneIds } from './methods.ts'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, control, graphAs, json, rowsOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const pathOf = (name: string) => `/users/${accountOf(simulator, name).user.id}/authentication/phoneMethods`
const one = (name: string, type: keyof typeof phoneIds) => `${pathOf(name)}/${phoneIds[type]}`

async function call(manager: string, method: string, path: string, body?: unknown) {
  return (await graphAs(simulator, manager))(method, path, body === undefined ? {} : { headers: json, body })
}

const mobile = { phoneNumber: '+1 2065550199', phoneType: 'mobile' }

async function statesOf(name: string) {
  return rowsOf(await call('root', 'GET', pathOf(name))).map(({ smsSignInState }) => smsSignInState)
}

describe('reading', () => {
  test('the Authentication Administrator sees masked numbers, in list and get', async () => {
    const [first] = rowsOf(await call('megan', 'GET', pathOf('sofia.hernandez')))
    expect(first).toEqual({
      id: phoneIds.mobile,
      createdDateTime: expect.any(String),
      phoneNumber: '+X XXXXXXXX42',
      phoneType: 'mobile',
      smsSignInState: 'ready',
    })
    const { body } = await call('megan', 'GET', one('sofia.hernandez', 'office'))
    expect(body.phoneNumber).toBe('+X XXXXXXXX00')
  })

  test.each(['root', 'sofia.hernandez'])('%s sees the whole number', async (reader) => {
    const { body } = await call(reader, 'GET', one('sofia.hernandez', 'mobile'))
    expect(body.phoneNumber).toBe('+1 2065550142')
  })

  test.each([
    ['countryAndLast2', '+1 XXXXXXXX42'],
    ['off', '+1 2065550142'],
  ])('the mask %s is %s', async (phoneMask, shown) => {
    await control(simulator, '/features', { phoneMask })
    const { body } = await call('megan', 'GET', one('sofia.hernandez', 'mobile'))
    expect(body.phoneNumber).toBe(shown)
  })

  test.each(['hugo', 'priya', 'ulla', 'greta', 'nora', 'guest'])('%s may not', async (manager) => {
    const answer = await call(manager, 'GET', pathOf('sofia.hernandez'))
    expect([answer.status, codeOf(answer)]).toEqual([403, 'accessDenied'])
  })

  test('a Global Reader sees whole numbers and changes none', async () => {
    await control(simulator, '/assignments', {
      add: [{ principal: 'nora@contoso.example', role: 'Global Reader', scope: '/' }],
    })
    const { body } = await call('nora', 'GET', one('sofia.hernandez', 'mobile'))
    expect(body.phoneNumber).toBe('+1 2065550142')
    expect((await call('nora', 'POST', pathOf('amara.okafor'), mobile)).status).toBe(403)
  })

  test('one that is not there is 404', async () => {
    const answer = await call('megan', 'GET', one('amara.okafor', 'mobile'))
    expect([answer.status, codeOf(answer)]).toEqual([404, 'resourceNotFound'])
  })

  test('one’s own numbers are there at /me', async () => {
    expect(rowsOf(await call('nora', 'GET', '/me/authentication/phoneMethods'))).toHaveLength(1)
  })

  test('takes no options', async () => {
    expect((await call('megan', 'GET', `${pathOf('sofia.hernandez')}?$select=id`)).status).toBe(400)
  })
})

describe('adding', () => {
  test('answers the number with its fixed id, and what it is good for', async () => {
    const answer = await call('megan', 'POST', pathOf('amara.okafor'), mobile)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ ...mobile, id: phoneIds.mobile, smsSignInState: 'ready' })
    expect(simulator.state.log.at(-1)?.write).toBe(true)
  })

  test.each([
    '+12065550199',
    '2065550199',
    '+1 206 5550199',
    '+1 206-555-0199',
    '+0 2065550199',
    '+1  2065550199',
    '',
    7,
  ])('refuses the number %o', async (phoneNumber) => {
    const answer = await call('megan', 'POST', pathOf('amara.okafor'), { ...mobile, phoneNumber })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'badRequest'])
  })

  test('takes an extension', async () => {
    const office = { phoneNumber: '+1 2065550100x123', phoneType: 'office' }
    expect((await call('megan', 'POST', pathOf('amara.okafor'), office)).status).toBe(201)
  })

  test('a second of a type fails, with the status that the switch says', async () => {
    expect((await call('megan', 'POST', pathOf('sofia.hernandez'), mobile)).status).toBe(400)
    await control(simulator, '/features', { phoneConflictStatus: 409 })
    expect((await call('megan', 'POST', pathOf('sofia.hernandez'), mobile)).status).toBe(409)
  })

  test('an alternate mobile number takes a mobile number first', async () => {
    const alternate = { phoneNumber: '+1 2065550198', phoneType: 'alternateMobile' }
    expect((await call('megan', 'POST', pathOf('amara.okafor'), alternate)).status).toBe(400)
    await call('megan', 'POST', pathOf('amara.okafor'), mobile)
    expect((await call('megan', 'POST', pathOf('amara.okafor'), alternate)).status).toBe(201)
    expect(await statesOf('amara.okafor')).toEqual(['ready', 'notSupported'])
  })

  test.each([
    ['a type that there is not', { ...mobile, phoneType: 'home' }],
    ['the state of SMS sign-in', { ...mobile, smsSignInState: 'ready' }],
  ])('refuses %s', async (_what, body) => {
    expect((await call('megan', 'POST', pathOf('amara.okafor'), body)).status).toBe(400)
  })

  test.each([
    ['megan', 'nora', 'a person of another location'],
    ['megan', 'megan', 'oneself'],
    ['megan', 'wanda.kowalska', 'a member of a role-assignable group'],
    ['megan', 'alex', 'a fellow manager'],
    ['hugo', 'nora', 'anybody, by a Helpdesk Administrator'],
    ['ulla', 'nora', 'anybody, by a User Administrator'],
  ])('%s may not for %s: %s', async (manager, person) => {
    expect((await call(manager, 'POST', pathOf(person), mobile)).status).toBe(403)
  })

  test('wants its own permission', async () => {
    const graph = await graphAs(simulator, 'megan', ['UserAuthMethod-TAP.ReadWrite.All'])
    const answer = await graph('POST', pathOf('amara.okafor'), { headers: json, body: mobile })
    expect(answer.status).toBe(403)
  })
})

describe('changing', () => {
  const changed = { phoneNumber: '+1 2065550197' }

  test('answers nothing, and what is read back is the new number', async () => {
    const answer = await call('megan', 'PATCH', one('nora', 'mobile'), changed)
    expect(answer.status).toBe(403)
    expect((await call('tessa', 'PATCH', one('nora', 'mobile'), changed)).text).toBe('')
    expect((await call('root', 'GET', one('nora', 'mobile'))).body.phoneNumber).toBe('+1 2065550197')
  })

  test('never the type', async () => {
    const path = one('sofia.hernandez', 'mobile')
    expect((await call('megan', 'PATCH', path, { ...changed, phoneType: 'office' })).status).toBe(400)
  })

  test('is heard of late, where the tenant lags', async () => {
    await control(simulator, '/lag', { methodSeconds: 60 })
    await call('tessa', 'PATCH', one('nora', 'mobile'), changed)
    const read = async () => (await call('root', 'GET', one('nora', 'mobile'))).body.phoneNumber
    expect(await read()).toBe('+1 2065550112')
    await control(simulator, '/clock', { offsetSeconds: 61 })
    expect(await read()).toBe('+1 2065550197')
  })
})

describe('removing', () => {
  test('the alternate number goes before the mobile one', async () => {
    expect((await call('megan', 'DELETE', one('sofia.hernandez', 'mobile'))).status).toBe(400)
    expect((await call('megan', 'DELETE', one('sofia.hernandez', 'alternateMobile'))).status).toBe(204)
    expect((await call('megan', 'DELETE', one('sofia.hernandez', 'mobile'))).status).toBe(204)
  })

  test('the default goes last', async () => {
    expect((await call('megan', 'DELETE', one('piotr.zielinski', 'mobile'))).status).toBe(400)
    expect((await call('megan', 'DELETE', one('piotr.zielinski', 'office'))).status).toBe(204)
    expect((await call('megan', 'DELETE', one('piotr.zielinski', 'mobile'))).status).toBe(204)
    expect(accountOf(simulator, 'piotr.zielinski').preferred).toBeNull()
  })
})

describe('SMS sign-in', () => {
  const enable = (name: string) => call('megan', 'POST', `${one(name, 'mobile')}/enableSmsSignIn`)
  const disable = (name: string) => call('megan', 'POST', `${one(name, 'mobile')}/disableSmsSignIn`)

  test('is switched off and on', async () => {
    expect((await disable('sofia.hernandez')).status).toBe(204)
    expect((await statesOf('sofia.hernandez'))[0]).toBe('notEnabled')
    expect((await enable('sofia.hernandez')).status).toBe(204)
    expect((await statesOf('sofia.hernandez'))[0]).toBe('ready')
  })

  test('is not for a number that is somebody else’s sign-in name, until that one lets go', async () => {
    expect(await statesOf('sofia.hernandez2')).toEqual(['phoneNumberNotUnique'])
    expect((await enable('sofia.hernandez2')).status).toBe(400)
    await disable('sofia.hernandez')
    expect((await enable('sofia.hernandez2')).status).toBe(204)
  })

  test('a number that is taken is saved all the same', async () => {
    const taken = { phoneNumber: '+1 2065550142', phoneType: 'mobile' }
    const { status, body } = await call('megan', 'POST', pathOf('amara.okafor'), taken)
    expect([status, body.smsSignInState]).toEqual([201, 'phoneNumberNotUnique'])
  })

  test.each(['sms', 'smsSignIn'])('is nobody’s without the policy %s', async (policy) => {
    await control(simulator, '/policy', { [policy]: false })
    expect((await statesOf('sofia.hernandez'))[0]).toBe('notAllowedByPolicy')
    expect((await enable('sofia.hernandez')).status).toBe(400)
  })

  test('is not for guests, other numbers, or people without a licence', async () => {
    expect(await statesOf('dana.novak_partner.example#EXT#')).toEqual(['notAllowedByPolicy'])
    const office = `${one('sofia.hernandez', 'office')}/enableSmsSignIn`
    expect((await call('megan', 'POST', office)).status).toBe(400)
    await call('megan', 'POST', pathOf('sam.ortiz'), mobile)
    expect(await statesOf('sam.ortiz')).toEqual(['notEnabled'])
  })
})
