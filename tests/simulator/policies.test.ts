import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, control, graphAs, json, rowsOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const authorization = '/policies/authorizationPolicy'
const methods = '/policies/authenticationMethodsPolicy'
const get = async (reader: string, path: string) => (await graphAs(simulator, reader))('GET', path)

async function patch(manager: string, body: object, scopes?: string[]) {
  return (await graphAs(simulator, manager, scopes))('PATCH', authorization, { headers: json, body })
}

describe('self-service reset for administrators', () => {
  test('is read by anybody, and changed by a Global Administrator', async () => {
    expect((await get('megan', authorization)).body.allowedToUseSSPR).toBe(true)
    expect((await patch('root', { allowedToUseSSPR: false })).status).toBe(204)
    expect((await get('megan', authorization)).body.allowedToUseSSPR).toBe(false)
    expect(simulator.state.policy.allowedToUseSSPR).toBe(false)
  })

  test('is not changed by others, without the permission, or to nonsense', async () => {
    expect((await patch('tessa', { allowedToUseSSPR: false })).status).toBe(403)
    expect((await patch('root', { allowedToUseSSPR: false }, ['Policy.Read.All'])).status).toBe(403)
    expect((await patch('root', { allowedToUseSSPR: 'no' })).status).toBe(400)
    expect((await patch('root', { nonsense: true })).status).toBe(400)
  })

  test('a Privileged Role Administrator may change it', async () => {
    const role = { principal: 'nora@contoso.example', role: 'Privileged Role Administrator', scope: '/' }
    await control(simulator, '/assignments', { add: [role] })
    expect((await patch('nora', { allowedToUseSSPR: false })).status).toBe(204)
  })
})

test('a tenant that keeps its directory closed keeps it closed to members', async () => {
  await control(simulator, '/policy', { allowedToReadOtherUsers: false })
  const person = `/users/${accountOf(simulator, 'amara.okafor').user.id}`
  for (const path of [
    '/users',
    '/directory/administrativeUnits',
    '/roleManagement/directory/roleAssignments',
    person,
  ]) {
    expect(codeOf(await get('megan', path))).toBe('Authorization_RequestDenied')
  }
  expect((await get('megan', '/me')).status).toBe(200)
})

describe('the methods policy', () => {
  test('is not for a team manager, unless the switch says so', async () => {
    expect((await get('megan', methods)).status).toBe(403)
    await control(simulator, '/features', { managersReadMethodsPolicy: true })
    expect((await get('megan', methods)).status).toBe(200)
  })

  test('says what the tenant’s switches say', async () => {
    await control(simulator, '/policy', { sms: false, passMaximumMinutes: 120 })
    const configurations = `${methods}/authenticationMethodConfigurations`
    expect((await get('root', `${configurations}/sms`)).body).toMatchObject({
      id: 'Sms',
      state: 'disabled',
      includeTargets: [{ id: 'all_users', isUsableForSignIn: true }],
    })
    const { body } = await get('root', `${configurations}/TemporaryAccessPass`)
    expect(body).toMatchObject({
      state: 'enabled',
      minimumLifetimeInMinutes: 60,
      maximumLifetimeInMinutes: 120,
    })
    expect((await get('root', `${configurations}/pigeon`)).status).toBe(404)
    const names = rowsOf(await get('root', configurations)).map(({ id }) => id)
    expect(names).toEqual(expect.arrayContaining(['Sms', 'TemporaryAccessPass', 'QRCodePin', 'Fido2']))
  })
})

test('the organisation is found by its id, and no other is', async () => {
  const { id } = simulator.tenant
  const { body } = await get(
    'megan',
    `/organization/${id}?$select=displayName,onPremisesLastPasswordSyncDateTime`,
  )
  expect(body).toMatchObject({ displayName: simulator.tenant.displayName })
  expect((await get('megan', '/organization/c0ffee00-0000-4000-8000-000000000000')).status).toBe(404)
})

test.each([
  ['/features', { phoneMask: 'some' }],
  ['/features', { phoneConflictStatus: 500 }],
  ['/features', { resourceUnits: -1 }],
  ['/policy', { sms: 'on' }],
  ['/policy', { nonsense: true }],
])('%s does not take %o', async (path, body) => {
  expect((await control(simulator, path, body)).status).toBe(400)
})
