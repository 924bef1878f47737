import { beforeEach, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, control, graphAs, reset, rowsOf, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const give = (...add: object[]) => control(simulator, '/assignments', { add })
const take = (...remove: object[]) => control(simulator, '/assignments', { remove })
const nora = 'nora@contoso.example'
const pikeStreet = () => unitOf(simulator, 'Pike Street').id

async function statusOfReset(manager: string, person: string) {
  return (await reset(await graphAs(simulator, manager), accountOf(simulator, person))).status
}

test('a role that is given opens what it should, and one that is taken no longer does', async () => {
  const role = { principal: nora, role: 'Authentication Administrator', scope: 'Pike Street' }
  expect((await give(role)).status).toBe(200)
  expect(await statusOfReset('nora', 'amara.okafor')).toBe(202)
  expect((await take(role)).status).toBe(200)
  expect(await statusOfReset('nora', 'amara.okafor')).toBe(403)
})

test('a role makes an administrator of whoever holds it', async () => {
  await give({ principal: 'amara.okafor@contoso.example', role: 'Reports Reader', scope: '/' })
  expect(await statusOfReset('megan', 'amara.okafor')).toBe(403)
})

test.each([
  ['names', () => ({ principal: nora, role: 'Helpdesk Administrator', scope: 'Pike Street' })],
  [
    'ids',
    () => ({
      principal: accountOf(simulator, 'nora').user.id,
      role: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
      scope: pikeStreet(),
    }),
  ],
  [
    'the words of Graph',
    () => ({
      principal: nora,
      role: 'Helpdesk Administrator',
      scope: `/administrativeUnits/${pikeStreet()}`,
    }),
  ],
])('principal, role and scope may come as %s', async (_what, one) => {
  const graph = await graphAs(simulator, 'megan')
  await give(one())
  const { id } = accountOf(simulator, 'nora').user
  const path = `/roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'`
  expect(rowsOf(await graph('GET', path))).toMatchObject([
    {
      roleDefinitionId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
      directoryScopeId: `/administrativeUnits/${pikeStreet()}`,
    },
  ])
})

test('a role-assignable group can hold a role, and another group cannot', async () => {
  const groups = [...simulator.tenant.groups.values()]
  const [kiosk, crew] = ['Kiosk managers', 'Airport night crew'].map((name) =>
    groups.find((one) => one.displayName === name),
  )
  const role = { role: 'Password Administrator', scope: 'Pike Street' }
  expect((await give({ principal: kiosk?.id, ...role })).status).toBe(200)
  expect(await statusOfReset('gina', 'amara.okafor')).toBe(202)
  expect((await give({ principal: crew?.id, ...role })).status).toBe(400)
})

test('a role that is given twice is there once', async () => {
  const before = simulator.tenant.assignments.length
  const role = { principal: nora, role: 'Guest Inviter', scope: '/' }
  await give(role, role)
  expect(simulator.tenant.assignments).toHaveLength(before + 1)
})

test('the answer is all assignments, as they are then', async () => {
  const { text } = await give({ principal: nora, role: 'Guest Inviter', scope: '/' })
  expect(JSON.parse(text)).toEqual(simulator.tenant.assignments)
})

test.each([
  ['person', { principal: 'nobody@contoso.example', role: 'Guest Inviter', scope: '/' }],
  ['role', { principal: nora, role: 'Emperor', scope: '/' }],
  ['scope', { principal: nora, role: 'Guest Inviter', scope: 'Atlantis' }],
])('an unknown %s changes nothing', async (_what, wrong) => {
  const before = [...simulator.tenant.assignments]
  const right = { principal: nora, role: 'Guest Inviter', scope: '/' }
  expect((await give(right, wrong)).status).toBe(400)
  expect((await take(right)).status).toBe(400)
  expect(simulator.tenant.assignments).toEqual(before)
})
