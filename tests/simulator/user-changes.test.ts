import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, advanced, codeOf, control, graphAs, json, rowsOf, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

async function change(manager: string, name: string, body: object, scopes?: string[]) {
  const graph = await graphAs(simulator, manager, scopes)
  return graph('PATCH', `/users/${accountOf(simulator, name).user.id}`, { headers: json, body })
}

const blocked = { accountEnabled: false }
const password = { passwordProfile: { password: 'Quiet-Harbour-58', forceChangePasswordNextSignIn: true } }

describe('who may change what of whom', () => {
  const cases: [manager: string, person: string, body: object, status: number][] = [
    ['megan', 'amara.okafor', blocked, 204],
    ['megan', 'nora', blocked, 403],
    ['megan', 'alex', blocked, 403],
    ['megan', 'wanda.kowalska', blocked, 403],
    ['megan', 'lena.fischer', blocked, 403],
    ['vera', 'lena.fischer', blocked, 204],
    ['hugo', 'nora', blocked, 403],
    ['hugo', 'nora', { mobilePhone: '+1 2065550120' }, 204],
    ['hugo', 'nora', password, 204],
    ['nora', 'amara.okafor', { mobilePhone: null }, 403],
    ['root', 'tessa', { otherMails: ['tessa@home.example'], mobilePhone: '+1 2065550120' }, 204],
    ['root', 'root', { otherMails: ['rosa@home.example'] }, 204],
    ['tessa', 'root', { otherMails: ['rosa@home.example'] }, 403],
  ]

  test.each(cases)('%s, %s: %o answers %i', async (manager, person, body, status) => {
    expect((await change(manager, person, body)).status).toBe(status)
  })

  test.each([
    [blocked, 'User.EnableDisableAccount.All', 403],
    [blocked, 'User.EnableDisableAccount.All User.Read.All', 204],
    [blocked, 'User.ReadWrite.All', 403],
    [{ mobilePhone: null }, 'User.ReadWrite.All', 403],
    [{ mobilePhone: null }, 'User-Phone.ReadWrite.All', 204],
    [{ otherMails: [] }, 'User-Phone.ReadWrite.All', 403],
    [password, 'User.ReadWrite.All', 403],
    [{ mobilePhone: null, ...blocked }, 'User-Phone.ReadWrite.All', 403],
  ])('%o with %s answers %i', async (body, scopes, status) => {
    const answer = await change('megan', 'amara.okafor', body, scopes.split(' '))
    expect(answer.status).toBe(status)
    if (status === 403) expect(codeOf(answer)).toBe('Authorization_RequestDenied')
  })
})

describe('a change', () => {
  test('is there to read, and late in the index', async () => {
    await control(simulator, '/lag', { seconds: 60 })
    expect((await change('megan', 'amara.okafor', blocked)).text).toBe('')
    const graph = await graphAs(simulator, 'megan')
    const { id } = accountOf(simulator, 'amara.okafor').user
    expect((await graph('GET', `/users/${id}?$select=accountEnabled`)).body.accountEnabled).toBe(false)
    const path = `/users?$search="displayName:amara okafor"&$select=accountEnabled`
    expect(rowsOf(await graph('GET', path, { headers: advanced }))).toMatchObject([{ accountEnabled: true }])
    expect(simulator.state.log.find(({ method }) => method === 'PATCH')?.write).toBe(true)
  })

  test('of a password works at once, and is due for another', async () => {
    await change('megan', 'amara.okafor', password)
    expect(accountOf(simulator, 'amara.okafor')).toMatchObject({
      password: 'Quiet-Harbour-58',
      mustChange: true,
    })
    const weak = { passwordProfile: { password: 'password1' } }
    expect((await change('megan', 'amara.okafor', weak)).status).toBe(400)
  })

  test('of what the on-premises directory owns is refused as a whole', async () => {
    for (const body of [password, { mobilePhone: null }, { mobilePhone: null, otherMails: [] }]) {
      const answer = await change('megan', 'ingrid.sorensen', body)
      expect([answer.status, codeOf(answer)]).toEqual([400, 'Request_BadRequest'])
    }
    expect((await change('megan', 'ingrid.sorensen', { otherMails: [] })).status).toBe(204)
  })

  test('of a synchronised account’s block is a matter of the switch', async () => {
    expect((await change('megan', 'ingrid.sorensen', blocked)).status).toBe(204)
    await control(simulator, '/features', { syncedAccountEnabled: false })
    expect((await change('megan', 'ingrid.sorensen', blocked)).status).toBe(400)
  })

  test.each([
    [{ accountEnabled: 'no' }],
    [{ otherMails: ['nobody'] }],
    [{ businessPhones: ['1', '2'] }],
    [{ onPremisesSyncEnabled: false }],
    [{ passwordProfile: { password: 'Quiet-Harbour-58', hint: 'a hint' } }],
  ])('%o is no change', async (body) => {
    expect((await change('megan', 'amara.okafor', body)).status).toBe(400)
  })
})

test('a unit is called what a test says', async () => {
  const { id } = unitOf(simulator, 'Garden Terrace')
  const graph = await graphAs(simulator, 'hugo')
  expect((await control(simulator, `/units/${id}`, { displayName: 'Roof Garden' }, 'PATCH')).status).toBe(200)
  const { body } = await graph('GET', `/directory/administrativeUnits/${id}`)
  expect(body).toMatchObject({ displayName: 'Roof Garden', description: null })
  expect((await control(simulator, `/units/${id}`, { displayName: 1 }, 'PATCH')).status).toBe(400)
})
