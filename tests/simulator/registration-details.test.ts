import { expect, test } from 'vitest'
import { createSimulator } from './simulator'

const simulator = createSimulator()
const path = '/reports/authenticationMethods/userRegistrationDetails'

async function ask(persona: string, address: string, scopes?: string[]) {
  const token = await simulator.signIn(persona, scopes)
  const answer = await simulator.handle(
    new Request(`https://graph.microsoft.com/v1.0${address}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(address.includes('$count') && { ConsistencyLevel: 'eventual' }),
      },
    }),
  )
  return {
    status: answer.status,
    body: (await answer.json()) as { value?: Record<string, unknown>[] } & Record<string, unknown>,
  }
}

test('the report tells of administrators what they have registered', async () => {
  const { status, body } = await ask('root', `${path}?$filter=isAdmin eq true`)
  expect(status).toBe(200)
  const root = body.value?.find(({ userPrincipalName }) => userPrincipalName === 'root@contoso.example')
  expect(root).toMatchObject({ isSsprRegistered: true, isSsprCapable: true, userType: 'member' })
  expect(body.value?.every(({ isAdmin }) => isAdmin)).toBe(true)
  expect((await ask('root', `${path}/${String(root?.id)}`)).body).toMatchObject({ isAdmin: true })
})

test.each([
  ['megan', undefined, 403],
  ['petra', undefined, 403],
  ['rani', undefined, 200],
  ['root', ['User.Read.All'], 403],
])('it takes a role and a permission: %s with %s is answered %s', async (persona, scopes, status) => {
  expect((await ask(persona, path, scopes)).status).toBe(status)
})

test('and a licence', async () => {
  simulator.state.policy.premium = false
  const { status, body } = await ask('root', path)
  simulator.state.policy.premium = true
  expect({ status, body }).toMatchObject({
    status: 403,
    body: { error: { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' } },
  })
})

test('a group tells its people, those of groups inside it too', async () => {
  const group = [...simulator.tenant.groups.values()].find(
    ({ displayName }) => displayName === 'Everybody at the airport',
  )
  const members = `/groups/${group?.id}/transitiveMembers/microsoft.graph.user`
  const { status, body } = await ask('root', `${members}?$select=userPrincipalName&$count=true&$top=999`)
  expect(status).toBe(200)
  expect(body.value?.some(({ userPrincipalName }) => /night\d@/.test(String(userPrincipalName)))).toBe(true)
  expect((await ask('root', `${members}?$count=true`, ['User.Read.All'])).status).toBe(403)
  expect(
    (
      await ask(
        'root',
        '/groups/6e7b768e-07e2-4810-8459-485f84f8f204/transitiveMembers/microsoft.graph.user?$count=true',
      )
    ).status,
  ).toBe(404)
})
