import { afterEach, describe, expect, test, vi } from 'vitest'
import { authorize, authorizeOwn, authorizeView } from '@/lib/graph/authorize'
import { listLocations } from '@/lib/graph/locations'
import { roleDefinitions, roleIds, type RoleDefinition } from '../simulator/roles'
import { createAssignment } from '../simulator/tenant'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()
afterEach(() => void vi.useRealTimers())

const amara = () => account('amara.okafor').user.id
const asked = () => pretendTenant().state.log.filter(({ batch }) => !batch).length

test('who asks and who is asked about are read in one round trip', async () => {
  signedInAs('megan')
  await authorize('reset-password', amara())
  expect(asked()).toBe(1)
})

test('and in two where the role comes through a group', async () => {
  signedInAs('gina')
  const [someone] = unit('Station Kiosk').members
  await authorize('reset-password', someone ?? '')
  expect(asked()).toBe(2)
})

test('lists use roles up to a minute old; a change reads them afresh', async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
  signedInAs('megan')
  const grant = await authorizeOwn()
  expect(await listLocations(grant)).toHaveLength(1)
  pretendTenant().tenant.assignments = []
  expect(await listLocations(grant)).toHaveLength(1)
  await expect(authorize('reset-password', amara())).rejects.toMatchObject({ failure: 'not-found' })
  vi.setSystemTime(Date.now() + 61_000)
  expect(await listLocations(grant)).toHaveLength(0)
})

describe('where Graph lets no plain member list role assignments', () => {
  test('the manager’s own roles come from PIM', async () => {
    pretendTenant().state.features.membersReadRoles = false
    signedInAs('megan')
    expect((await authorize('reset-password', amara())).person.name).toBe('Amara Okafor')
    expect(await listLocations(await authorizeOwn())).toMatchObject([{ name: 'Pike Street' }])
  })

  test('and whoever has no licence for PIM hears that Microsoft refused', async () => {
    pretendTenant().state.features.membersReadRoles = false
    pretendTenant().state.faults.push({ match: { path: 'filterByCurrentUser' }, fault: { status: 400 } })
    signedInAs('megan')
    await expect(authorize('reset-password', amara())).rejects.toMatchObject({ failure: 'refused' })
  })
})

describe('a role of this tenant’s own', () => {
  const custom = crypto.randomUUID()
  const [like] = roleDefinitions
  function define(isEnabled: boolean): void {
    const allowed = { allowedResourceActions: ['microsoft.directory/users/password/update'], condition: null }
    const made = {
      ...like,
      id: custom,
      templateId: custom,
      isBuiltIn: false,
      isEnabled,
      rolePermissions: [allowed],
    }
    roleDefinitions.push(made as RoleDefinition)
  }
  afterEach(
    () =>
      void roleDefinitions.splice(
        roleDefinitions.findIndex(({ id }) => id === custom),
        1,
      ),
  )

  function give(principal: string): void {
    const { tenant } = pretendTenant()
    const over = `/administrativeUnits/${unit('Pike Street').id}`
    tenant.assignments = [createAssignment(tenant, principal, custom, over)]
  }

  test('counts by what it allows', async () => {
    define(true)
    give(account('nora').user.id)
    signedInAs('nora')
    const { decisions, locations } = await authorizeView(amara())
    expect(decisions['reset-password']).toEqual({ allowed: true })
    expect(decisions['change-methods']).toEqual({ allowed: false, reason: 'role' })
    expect(locations).toMatchObject([{ name: 'Pike Street' }])
  })

  test('counts through a group, too', async () => {
    define(true)
    const { tenant } = pretendTenant()
    const group = [...tenant.groups.values()].find(({ isAssignableToRole }) => isAssignableToRole)
    group?.members.add(account('nora').user.id)
    give(group?.id ?? '')
    signedInAs('nora')
    expect(await listLocations(await authorizeOwn())).toMatchObject([{ name: 'Pike Street' }])
    expect((await authorize('reset-password', amara())).person.id).toBe(amara())
  })

  test('counts for nothing once it is switched off', async () => {
    define(false)
    give(account('nora').user.id)
    signedInAs('nora')
    await expect(authorizeView(amara())).rejects.toMatchObject({ failure: 'not-found' })
  })
})

describe('with a role over the whole tenant', () => {
  const helpdesk = () => roleIds.helpdeskAdministrator

  function giveAmara(role: string, unitName: string): void {
    const { tenant } = pretendTenant()
    const over = `/administrativeUnits/${unit(unitName).id}`
    tenant.assignments = [...tenant.assignments, createAssignment(tenant, amara(), role, over)]
  }

  test('somebody whose role is over a plain unit is helped as the table says', async () => {
    const { tenant } = pretendTenant()
    tenant.assignments = [createAssignment(tenant, account('nora').user.id, helpdesk(), '/')]
    giveAmara(helpdesk(), 'Harbour Quay')
    signedInAs('nora')
    expect((await authorizeView(amara())).decisions['reset-password']).toEqual({ allowed: true })
  })

  test('somebody whose role is over a restricted unit is protected', async () => {
    const { tenant } = pretendTenant()
    tenant.assignments = [createAssignment(tenant, account('nora').user.id, helpdesk(), '/')]
    giveAmara(helpdesk(), 'Executive Floor')
    signedInAs('nora')
    expect((await authorizeView(amara())).decisions['reset-password']).toEqual({
      allowed: false,
      reason: 'protected',
    })
  })

  test('a person’s page names all their locations', async () => {
    unit('Harbour Quay').members.add(amara())
    signedInAs('root')
    expect((await authorizeView(amara())).locations.map(({ name }) => name).sort()).toEqual([
      'Harbour Quay',
      'Pike Street',
    ])
    signedInAs('megan')
    expect((await authorizeView(amara())).locations.map(({ name }) => name)).toEqual(['Pike Street'])
  })
})

test('an owner of a role-assignable group is protected', async () => {
  const { tenant } = pretendTenant()
  for (const group of tenant.groups.values()) if (group.isAssignableToRole) group.owners.add(amara())
  signedInAs('megan')
  expect((await authorizeView(amara())).decisions['reset-password']).toEqual({
    allowed: false,
    reason: 'protected',
  })
})

/** Ways to write an id that is none, or somebody else's. */
const disguises = [
  'me',
  '',
  '..',
  'me/../users',
  `{${'0'.repeat(8)}-0000-4000-8000-000000000000}`,
  "' or '1'='1",
  '%24filter=x',
  'amara.okafor@contoso.example',
  '00000000-0000-4000-8000-000000000000',
  '00000000-0000-4000-8000-000000000000?$select=id',
  '00000000-0000-4000-8000-000000000000/manager',
]

test.each(disguises)('%j is nobody, and no question to Graph looks different for it', async (id) => {
  signedInAs('megan')
  await expect(authorizeView(id)).rejects.toMatchObject({ failure: 'not-found' })
  for (const { path } of pretendTenant().state.log)
    expect(path).toMatch(
      /^\/v1\.0\/(\$batch|roleManagement\/directory\/roleAssignments|users\/[0-9a-f-]{36}(\/(memberOf|transitiveMemberOf|ownedObjects)\/microsoft\.graph\.\w+|\/authentication\/(phoneMethods|methods))?)$/,
    )
})

test('an id in capitals is the same person, and one’s own stays one’s own', async () => {
  signedInAs('megan')
  expect((await authorizeView(amara().toUpperCase())).grant.person.id).toBe(amara())
  unit('Pike Street').members.add(account('megan').user.id)
  await expect(authorize('reset-password', account('megan').user.id.toUpperCase())).rejects.toMatchObject({
    reason: 'self',
  })
})

test('a group and a device of the unit are nobody', async () => {
  signedInAs('megan')
  const terminal = unit('Airport Terminal 2')
  for (const id of [...terminal.members].filter((one) => !pretendTenant().tenant.people.has(one))) {
    unit('Pike Street').members.add(id)
    await expect(authorizeView(id)).rejects.toMatchObject({ failure: 'not-found' })
  }
})

test('who is not there and who is out of reach cost the same questions', async () => {
  signedInAs('megan')
  const [stranger] = [...unit('Central Roastery').members]
  const shapes: string[] = []
  for (const id of [stranger ?? '', crypto.randomUUID()]) {
    pretendTenant().state.log.length = 0
    await expect(authorizeView(id)).rejects.toMatchObject({ failure: 'not-found' })
    shapes.push(
      pretendTenant()
        .state.log.map(({ path }) => path.replaceAll(/[0-9a-f-]{36}/g, 'id'))
        // Which item of a batch is answered first is chance.
        .sort()
        .join(),
    )
  }
  expect(shapes[0]).toBe(shapes[1])
})
