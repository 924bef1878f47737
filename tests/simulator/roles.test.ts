import { beforeEach, describe, expect, test } from 'vitest'
import { roleIds } from './roles.ts'
import { createSimulator } from './simulator.ts'
import { accountOf, advanced, codeOf, control, graphAs, rowsOf, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const role = roleIds.authenticationAdministrator
const idOf = (name: string) => accountOf(simulator, name).user.id
const groupOf = (name: string) =>
  simulator.tenant.groups.values().find(({ displayName }) => displayName === name)?.id

async function get(reader: string, path: string, headers: object = {}) {
  return (await graphAs(simulator, reader))('GET', path, { headers })
}

describe('schedules of roles', () => {
  const instances =
    "/roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')"
  const eligible =
    "/roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')"

  test('tell when an activated role ends', async () => {
    const [one, ...more] = rowsOf(await get('pim', `${instances}?$expand=roleDefinition,directoryScope`))
    expect(more).toEqual([])
    expect(one).toMatchObject({
      assignmentType: 'Activated',
      memberType: 'Direct',
      endDateTime: expect.stringMatching(/^\d{4}-/),
      roleDefinition: { displayName: 'Authentication Administrator' },
      directoryScope: { displayName: 'Old Mill Bakery' },
    })
    await control(simulator, '/clock', { offsetSeconds: 9 * 3600 })
    expect(rowsOf(await get('pim', instances))).toEqual([])
  })

  test('tell what is held for good, and through a group', async () => {
    expect(rowsOf(await get('megan', instances))).toMatchObject([
      { assignmentType: 'Assigned', endDateTime: null },
    ])
    const [one] = rowsOf(await get('gina', instances))
    expect(one).toMatchObject({ memberType: 'Group', principalId: groupOf('Kiosk managers') })
    await control(simulator, '/features', { schedulesThroughGroups: false })
    expect(rowsOf(await get('gina', instances))).toEqual([])
  })

  test('tell what may be activated', async () => {
    const scope = `/administrativeUnits/${unitOf(simulator, 'Harbour Quay').id}`
    const rows = rowsOf(await get('elias', eligible))
    expect(rows).toMatchObject([{ roleDefinitionId: role, directoryScopeId: scope, memberType: 'Direct' }])
    expect(rowsOf(await get('elias', instances))).toEqual([])
  })

  test('take a licence, and know no other question', async () => {
    expect((await get('pim', instances.replace('principal', 'approver'))).status).toBe(400)
    expect((await get('pim', instances.replaceAll("'", '%27'))).status).toBe(200)
    await control(simulator, '/policy', { premium: false })
    const answer = await get('pim', instances)
    expect([answer.status, codeOf(answer)]).toEqual([400, 'AadPremiumLicenseRequired'])
  })
})

describe('roles by way of groups, in beta', () => {
  const path = (name: string) =>
    `https://graph.microsoft.com/beta/roleManagement/directory/transitiveRoleAssignments?$filter=principalId eq '${idOf(name)}'`

  test('are found, and bear the id of the group', async () => {
    const rows = rowsOf(await get('gina', `${path('gina')}&$count=true`, advanced))
    expect(rows).toMatchObject([{ principalId: groupOf('Kiosk managers'), roleDefinitionId: role }])
    expect(rowsOf(await get('megan', `${path('megan')}&$count=true`, advanced))).toMatchObject([
      { principalId: idOf('megan') },
    ])
  })

  test('want header, count and filter', async () => {
    expect((await get('gina', path('gina'), advanced)).status).toBe(400)
    expect((await get('gina', `${path('gina')}&$count=true`)).status).toBe(400)
    const [all = ''] = path('gina').split('?')
    expect((await get('gina', `${all}?$count=true`, advanced)).status).toBe(400)
  })
})

describe('roles as the older calls know them', () => {
  test('are named by an object of the tenant', async () => {
    const [membership] = rowsOf(await get('megan', '/me/scopedRoleMemberOf'))
    expect(membership).toMatchObject({
      administrativeUnitId: unitOf(simulator, 'Pike Street').id,
      roleMemberInfo: { id: idOf('megan'), displayName: 'Megan Bowen' },
    })
    expect(membership?.roleId).not.toBe(role)
    const { body } = await get('megan', `/directoryRoles/${String(membership?.roleId)}`)
    expect(body).toMatchObject({ displayName: 'Authentication Administrator', roleTemplateId: role })
    expect((await get('megan', `/directoryRoles(roleTemplateId='${role}')`)).body.id).toBe(membership?.roleId)
  })

  test('are those that somebody holds', async () => {
    const names = rowsOf(await get('megan', '/directoryRoles')).map(({ displayName }) => displayName)
    expect(names).toContain('Global Administrator')
    expect(names).not.toContain('Reports Reader')
    expect((await get('megan', `/directoryRoles(roleTemplateId='${roleIds.reportsReader}')`)).status).toBe(
      404,
    )
  })

  test('have holders, over the tenant and over a unit', async () => {
    const { body } = await get('root', `/directoryRoles(roleTemplateId='${role}')`)
    const members = rowsOf(await get('root', `/directoryRoles/${String(body.id)}/members`))
    expect(members.map(({ id }) => id)).toEqual([idOf('tessa')])
    const unit = `/directory/administrativeUnits/${unitOf(simulator, 'Pike Street').id}/scopedRoleMembers`
    const holders = rowsOf(await get('root', unit)).map(({ roleMemberInfo }) => roleMemberInfo)
    expect(holders).toMatchObject([{ displayName: 'Megan Bowen' }, { displayName: 'Alex Moreau' }])
  })

  test('through a group show up where the switch says so', async () => {
    expect(rowsOf(await get('gina', '/me/scopedRoleMemberOf'))).toEqual([])
    await control(simulator, '/features', { scopedRolesThroughGroups: true })
    expect(rowsOf(await get('gina', '/me/scopedRoleMemberOf'))).toHaveLength(1)
  })
})

test('the owner of a role-assignable group can be known, and is out of reach', async () => {
  const path = `/users/${idOf('selam.tesfaye')}/ownedObjects/microsoft.graph.group?$count=true&$select=isAssignableToRole`
  expect(rowsOf(await get('megan', path, advanced))).toEqual([{ isAssignableToRole: true }])
  const methods = `/users/${idOf('selam.tesfaye')}/authentication/methods`
  expect((await get('megan', methods)).status).toBe(403)
})
