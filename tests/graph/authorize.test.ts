import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { authorize, authorizeOwn, authorizeView } from '@/lib/graph/authorize'
import { listLocations } from '@/lib/graph/locations'
import { log } from '@/lib/log'
import { roleIds } from '../simulator/roles'
import { createAssignment } from '../simulator/tenant'
import { account, give, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()
afterEach(() => void vi.useRealTimers())

const isProtected = { allowed: false, reason: 'protected' }
const nora = () => account('nora').user.id
const amara = () => account('amara.okafor').user.id
const asked = () => pretendTenant().state.log.filter(({ batch }) => !batch).length

test('who asks and who is asked about are read in one round trip', async () => {
  signedInAs('megan')
  await authorize('reset-password', amara())
  expect(asked()).toBe(1)
})

test('and in two where the role comes through a group that was not known', async () => {
  signedInAs('gina')
  const [someone] = unit('Station Kiosk').members
  await authorize('reset-password', someone ?? '')
  expect(asked()).toBe(2)
})

test('a role counts however many others come before it', async () => {
  const { tenant } = pretendTenant()
  const elsewhere = Array.from({ length: 250 }, () => `/administrativeUnits/${crypto.randomUUID()}`)
  const many = elsewhere.map((over) =>
    createAssignment(tenant, nora(), roleIds.authenticationAdministrator, over),
  )
  tenant.assignments = [...tenant.assignments, ...many]
  give(nora(), roleIds.authenticationAdministrator, 'Pike Street')
  signedInAs('nora')
  expect((await authorize('reset-password', amara())).unit).toMatchObject({ name: 'Pike Street' })
})

describe('groups that were seen before', () => {
  const someone = () => unit('Station Kiosk').members.values().next().value ?? ''
  const managers = () => {
    const groups = [...pretendTenant().tenant.groups.values()]
    return groups.find(({ displayName }) => displayName === 'Kiosk managers')
  }

  test('are asked about in the same round trip', async () => {
    signedInAs('gina')
    await listLocations(await authorizeOwn())
    const before = asked()
    expect((await authorize('reset-password', someone())).capability).toBe('reset-password')
    expect(asked() - before).toBe(1)
  })

  test('count for a list as they do for a person', async () => {
    signedInAs('gina')
    await authorize('reset-password', someone())
    expect((await listLocations(await authorizeOwn())).locations).toMatchObject([{ name: 'Station Kiosk' }])
  })

  test('give nothing once they are left', async () => {
    signedInAs('gina')
    await authorize('reset-password', someone())
    managers()?.members.delete(account('gina').user.id)
    await expect(authorize('reset-password', someone())).rejects.toMatchObject({ failure: 'not-found' })
  })

  test('give nothing once their role is taken away', async () => {
    signedInAs('gina')
    await authorize('reset-password', someone())
    const { tenant } = pretendTenant()
    tenant.assignments = tenant.assignments.filter(({ principalId }) => principalId !== managers()?.id)
    await expect(authorize('reset-password', someone())).rejects.toMatchObject({ failure: 'not-found' })
  })

  test('do not hide one that was joined meanwhile', async () => {
    signedInAs('gina')
    await authorize('reset-password', someone())
    const holders = [...pretendTenant().tenant.groups.values()].find(
      ({ displayName }) => displayName === 'Key holders',
    )
    holders?.members.add(account('gina').user.id)
    give(holders?.id ?? '', roleIds.authenticationAdministrator, 'Pike Street')
    expect((await authorize('reset-password', amara())).person.name).toBe('Amara Okafor')
  })
})

test('lists use roles up to a minute old; a change reads them afresh', async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
  signedInAs('megan')
  const grant = await authorizeOwn()
  expect((await listLocations(grant)).locations).toHaveLength(1)
  pretendTenant().tenant.assignments = []
  expect((await listLocations(grant)).locations).toHaveLength(1)
  await expect(authorize('reset-password', amara())).rejects.toMatchObject({ failure: 'not-found' })
  vi.setSystemTime(Date.now() + 61_000)
  expect((await listLocations(grant)).locations).toHaveLength(0)
})

describe('where Graph lets no plain member list role assignments', () => {
  test('the manager’s own roles come from PIM', async () => {
    pretendTenant().state.features.membersReadRoles = false
    signedInAs('megan')
    expect((await authorize('reset-password', amara())).person.name).toBe('Amara Okafor')
    expect((await listLocations(await authorizeOwn())).locations).toMatchObject([{ name: 'Pike Street' }])
  })

  test('and whoever has no licence for PIM hears that Microsoft refused', async () => {
    pretendTenant().state.features.membersReadRoles = false
    pretendTenant().state.faults.push({ match: { path: 'filterByCurrentUser' }, fault: { status: 400 } })
    signedInAs('megan')
    await expect(authorize('reset-password', amara())).rejects.toMatchObject({ failure: 'refused' })
  })

  test('somebody who holds a role over the tenant is protected all the same', async () => {
    pretendTenant().state.features.membersReadRoles = false
    give(amara(), roleIds.globalAdministrator, null)
    signedInAs('megan')
    expect((await authorizeView(amara())).decisions['reset-password']).toEqual({
      allowed: false,
      reason: 'holds-role',
    })
  })
})

test('whoever sits in a restricted unit is protected, also while Graph does not mark the person yet', async () => {
  give(nora(), roleIds.authenticationAdministrator, null)
  unit('Executive Floor').members.add(amara())
  const { id, userPrincipalName } = account('amara.okafor').user
  pretendTenant().state.faults.push({
    match: { path: `/users/${id}$` },
    fault: { replaceBody: JSON.stringify({ id, userPrincipalName, isManagementRestricted: null }) },
  })
  signedInAs('nora')
  expect((await authorizeView(amara())).decisions['reset-password']).toMatchObject({
    reason: 'restricted-unit',
  })
})

test('an administrator is protected, however the id is written', async () => {
  give(amara(), roleIds.globalAdministrator, null)
  signedInAs('megan')
  await expect(authorize('reset-password', amara().toUpperCase())).rejects.toMatchObject({
    reason: 'holds-role',
  })
})

describe('with a role over the whole tenant', () => {
  const helpdesk = roleIds.helpdeskAdministrator
  beforeEach(() => {
    give(nora(), helpdesk, null)
    signedInAs('nora')
  })

  test('somebody whose role is over a plain unit is helped as the table says', async () => {
    give(amara(), helpdesk, 'Harbour Quay')
    expect((await authorizeView(amara())).decisions['reset-password']).toEqual({ allowed: true })
  })

  test('somebody whose role is over a restricted unit is protected', async () => {
    give(amara(), helpdesk, 'Executive Floor')
    expect((await authorizeView(amara())).decisions['reset-password']).toEqual(isProtected)
  })

  test('and so they are for whoever looks after their location as well', async () => {
    give(amara(), helpdesk, 'Executive Floor')
    give(nora(), helpdesk, 'Pike Street')
    expect((await authorizeView(amara())).decisions['reset-password']).toEqual(isProtected)
  })

  test('only the units that a person’s roles are over cost another round trip', async () => {
    give(amara(), helpdesk, null)
    await authorizeView(amara())
    expect(asked()).toBe(1)
    give(amara(), helpdesk, 'Harbour Quay')
    await authorizeView(amara())
    expect(asked()).toBe(1 + 2)
  })
})

test('over a location any role of a person refuses, so nobody asks what it is over', async () => {
  give(amara(), roleIds.directoryReaders, 'Executive Floor')
  signedInAs('megan')
  expect((await authorizeView(amara())).decisions['reset-password']).toEqual({
    allowed: false,
    reason: 'holds-role',
  })
  expect(asked()).toBe(1)
})

test('a person’s page names all their locations that the manager looks after', async () => {
  unit('Harbour Quay').members.add(amara())
  const names = async () => (await authorizeView(amara())).locations.map(({ name }) => name).sort()
  signedInAs('megan')
  expect(await names()).toEqual(['Pike Street'])
  for (const one of ['Pike Street', 'Harbour Quay']) give(nora(), roleIds.userAdministrator, one)
  for (const persona of ['root', 'nora']) {
    signedInAs(persona)
    expect(await names()).toEqual(['Harbour Quay', 'Pike Street'])
  }
})

test('a yes says what it is for, and to whom', async () => {
  signedInAs('megan')
  expect(await authorizeOwn()).toMatchObject({ capability: 'own', manager: { name: 'Megan Bowen' } })
  const seen = { manager: { name: 'Megan Bowen' }, person: { name: 'Amara Okafor' } }
  expect((await authorizeView(amara())).grant).toMatchObject({ capability: 'view', ...seen })
  expect(await authorize('reset-password', amara())).toMatchObject({ capability: 'reset-password', ...seen })
})

test('a no is told with its reason, and written down: who wanted what, for whom', async () => {
  const written = vi.spyOn(log(), 'warn')
  const tomas = account('tomas.reyes').user.id
  signedInAs('megan')
  const no = { reason: 'holds-role' }
  await expect(authorize('reset-password', tomas)).rejects.toMatchObject({ failure: 'not-allowed', ...no })
  const who = { manager: account('megan').user.id, person: tomas }
  expect(written.mock.calls).toEqual([
    [{ event: 'not-allowed', capability: 'reset-password', ...no, ...who }, 'not allowed'],
  ])
})

test('an owner of a role-assignable group is protected', async () => {
  const { tenant } = pretendTenant()
  for (const group of tenant.groups.values()) if (group.isAssignableToRole) group.owners.add(amara())
  signedInAs('megan')
  expect((await authorizeView(amara())).decisions['reset-password']).toEqual(isProtected)
})
