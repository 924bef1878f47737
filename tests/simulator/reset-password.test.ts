import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, graphAs, plainMember, reset, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

describe('who may reset whose password', () => {
  const cases: [manager: string, person: string, why: string, status: number][] = [
    ['megan', 'amara.okafor', 'a person of the own location', 202],
    ['megan', 'chloe.dubois', 'a blocked person', 202],
    ['megan', 'nora', 'a person of another location', 403],
    ['megan', 'megan', 'oneself', 403],
    ['megan', 'alex', 'a fellow manager', 403],
    ['megan', 'tomas.reyes', 'a person with a directory role', 403],
    ['megan', 'wanda.kowalska', 'a member of a role-assignable group', 403],
    ['megan', 'lena.fischer', 'a person who is also in a restricted unit', 403],
    ['vera', 'lena.fischer', 'a person of the own restricted unit', 202],
    ['root', 'lena.fischer', 'a person of a restricted unit, by a Global Administrator', 403],
    ['hugo', 'nora', 'a person of the own location, by a Helpdesk Administrator', 202],
    ['guest', 'nora', 'anybody, by a guest', 403],
    ['nora', 'amara.okafor', 'anybody, without a role', 403],
    ['greta', 'amara.okafor', 'anybody, with a role that resets nothing', 403],
    ['tessa', 'amara.okafor', 'anybody without a role, tenant-wide', 202],
    ['tessa', 'megan', 'an Authentication Administrator, by another, tenant-wide', 202],
    ['tessa', 'tomas.reyes', 'a Helpdesk Administrator, by an Authentication Administrator', 403],
    ['root', 'tomas.reyes', 'a Helpdesk Administrator, by a Global Administrator', 202],
  ]

  test.each(cases)('%s, %s: %s answers %i', async (manager, person, _why, status) => {
    const graph = await graphAs(simulator, manager)
    expect((await reset(graph, accountOf(simulator, person))).status).toBe(status)
  })

  test.each([
    ['gina', 'Station Kiosk', 202],
    ['pim', 'Old Mill Bakery', 202],
    ['elias', 'Harbour Quay', 403],
    ['priya', 'Riverside Campus', 202],
    ['ulla', 'Central Roastery', 202],
  ])('%s at %s answers %i', async (manager, unit, status) => {
    const graph = await graphAs(simulator, manager)
    expect((await reset(graph, plainMember(simulator, unit))).status).toBe(status)
  })

  test('a group in a unit brings itself, not its people', async () => {
    simulator.tenant.assignments.push({
      id: 'an assignment',
      principalId: accountOf(simulator, 'greta').user.id,
      roleDefinitionId: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
      directoryScopeId: `/administrativeUnits/${unitOf(simulator, 'Airport Terminal 2').id}`,
    })
    const crew = simulator.tenant.groups.values().find((one) => one.displayName === 'Airport night crew')
    const inside = simulator.tenant.people.get([...(crew?.members ?? [])][0] ?? '')
    const graph = await graphAs(simulator, 'greta')
    expect((await reset(graph, plainMember(simulator, 'Airport Terminal 2'))).status).toBe(202)
    expect(inside && (await reset(graph, inside)).status).toBe(403)
  })

  test('everybody, when enforcement is off', async () => {
    simulator.state.enforcement = false
    const graph = await graphAs(simulator, 'nora', ['User.Read'])
    expect((await reset(graph, accountOf(simulator, 'alex'))).status).toBe(202)
  })
})

describe('a reset', () => {
  test('of a cloud-only person answers a generated password that works at once and is due for a change', async () => {
    const amara = accountOf(simulator, 'amara.okafor')
    const answer = await reset(await graphAs(simulator, 'megan'), amara)
    expect(answer.body.newPassword).toMatch(/^[A-HJ-NP-Za-hj-km-np-z2-9]{12,}$/)
    expect(amara).toMatchObject({ password: answer.body.newPassword, mustChange: true })
  })

  test('with a typed password answers without a body', async () => {
    const answer = await reset(await graphAs(simulator, 'megan'), accountOf(simulator, 'amara.okafor'), {
      newPassword: 'Quiet-Harbour-58',
    })
    expect([answer.status, answer.text]).toEqual([202, ''])
  })

  test('of a synchronised person wants a typed password', async () => {
    const answer = await reset(await graphAs(simulator, 'megan'), accountOf(simulator, 'ingrid.sorensen'))
    expect([answer.status, codeOf(answer)]).toEqual([400, 'Request_BadRequest'])
  })

  test('of a synchronised person takes effect when its operation has succeeded', async () => {
    simulator.state.features.operationSeconds = 0.8
    const graph = await graphAs(simulator, 'megan')
    const ingrid = accountOf(simulator, 'ingrid.sorensen')
    const { headers } = await reset(graph, ingrid, { newPassword: 'Quiet-Harbour-58' })
    const location = headers.get('Location') ?? ''
    expect((await graph('GET', location)).body.status).toMatch(/notStarted|running/)
    expect(ingrid.password).not.toBe('Quiet-Harbour-58')
    await expect.poll(async () => (await graph('GET', location)).body.status).toBe('succeeded')
    expect(ingrid).toMatchObject({ password: 'Quiet-Harbour-58', mustChange: true })
  })

  test('that the on-premises directory refuses ends as failed and changes nothing', async () => {
    simulator.state.features.operationSeconds = 0
    simulator.state.policy.onPremisesPassword = 'refuse'
    const graph = await graphAs(simulator, 'megan')
    const ingrid = accountOf(simulator, 'ingrid.sorensen')
    const before = ingrid.password
    const { headers } = await reset(graph, ingrid, { newPassword: 'Quiet-Harbour-58' })
    expect((await graph('GET', headers.get('Location') ?? '')).body).toMatchObject({
      status: 'failed',
      statusDetail: 'OnPremisesPolicyViolation',
    })
    expect(ingrid.password).toBe(before)
  })

  test('is asked after at the address that was given, query included', async () => {
    const graph = await graphAs(simulator, 'megan')
    const { headers } = await reset(graph, accountOf(simulator, 'amara.okafor'))
    const [address = ''] = (headers.get('Location') ?? '').split('?')
    expect((await graph('GET', address)).status).toBe(404)
  })

  test('by a Helpdesk Administrator cannot be asked after, unless the switch says so', async () => {
    const graph = await graphAs(simulator, 'hugo')
    const { headers } = await reset(graph, accountOf(simulator, 'nora'))
    expect((await graph('GET', headers.get('Location') ?? '')).status).toBe(403)
    simulator.state.features.helpdeskMayPoll = true
    expect((await graph('GET', headers.get('Location') ?? '')).status).toBe(200)
  })

  test.each(['Short1!', 'alllowercaseletters', 'Grüße-Harbour-58', 'P@ssw0rd1', 'Okafor-Harbour-58'])(
    'refuses %s',
    async (newPassword) => {
      const answer = await reset(await graphAs(simulator, 'megan'), accountOf(simulator, 'amara.okafor'), {
        newPassword,
      })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'Request_BadRequest'])
    },
  )

  test('wants a content type', async () => {
    const graph = await graphAs(simulator, 'megan')
    const { id } = accountOf(simulator, 'amara.okafor').user
    const path = `/users/${id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`
    expect((await graph('POST', path)).status).toBe(400)
  })
})
