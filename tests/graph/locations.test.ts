import { expect, test } from 'vitest'
import { authorizeOwn } from '@/lib/graph/authorize'
import { everyone, listLocations } from '@/lib/graph/locations'
import { roleIds } from '../simulator/roles'
import { createAssignment } from '../simulator/tenant'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()

const asked = () => pretendTenant().state.log.filter(({ batch }) => !batch).length

async function locationsOf(persona: string) {
  signedInAs(persona)
  return (await listLocations(await authorizeOwn())).locations
}

test('a manager sees each location with how many work there and what the role is good for', async () => {
  const locations = await locationsOf('alex')
  expect(locations.map(({ name, people }) => [name, people]).sort()).toEqual([
    ['Harbour Quay', 23],
    ['Old Mill Bakery', 9],
    ['Pike Street', 48],
  ])
  expect(locations.every(({ may }) => may.includes('reset-password'))).toBe(true)
})

test('a role that comes through a group counts like one of one’s own', async () => {
  expect(await locationsOf('gina')).toMatchObject([{ name: 'Station Kiosk', people: 14 }])
})

test('a role that was activated for a time says when it ends, and others do not', async () => {
  const [location] = await locationsOf('pim')
  expect(location).toMatchObject({ name: 'Old Mill Bakery' })
  expect(location?.until).toBeGreaterThan(Date.now())
  expect(await locationsOf('megan')).toMatchObject([{ until: null }])
})

test('two roles at a location end when the later one does', async () => {
  const { tenant } = pretendTenant()
  const here = `/administrativeUnits/${unit('Old Mill Bakery').id}`
  const lasting = createAssignment(tenant, account('pim').user.id, roleIds.helpdeskAdministrator, here)
  tenant.assignments.push(lasting)
  expect(await locationsOf('pim')).toMatchObject([{ until: null }])
})

test('without a licence for PIM there is no end to tell, and everything else is there', async () => {
  pretendTenant().state.policy.premium = false
  expect(await locationsOf('pim')).toMatchObject([{ name: 'Old Mill Bakery', until: null }])
})

test('a role over the whole tenant gives every location, and everyone', async () => {
  const locations = await locationsOf('tessa')
  expect(locations.find(({ id }) => id === everyone)?.people).toBe(pretendTenant().tenant.people.size)
  expect(locations).toHaveLength(pretendTenant().tenant.units.size + 1)
})

test('over a restricted unit such a role is good for nothing', async () => {
  const locations = await locationsOf('tessa')
  expect(locations.find(({ name }) => name === 'Executive Floor')?.may).toEqual([])
  expect(await locationsOf('vera')).toMatchObject([
    {
      name: 'Executive Floor',
      may: ['reset-password', 'phone', 'temporary-access-pass', 'qr-code', 'methods', 'sign-out', 'block'],
    },
  ])
})

test('a unit that was deleted a moment ago is no longer a location', async () => {
  pretendTenant().tenant.units.delete(unit('Harbour Quay').id)
  expect((await locationsOf('alex')).map(({ name }) => name).sort()).toEqual([
    'Old Mill Bakery',
    'Pike Street',
  ])
})

test('nobody knows how many people Graph does not count, and the location is there all the same', async () => {
  pretendTenant().state.faults.push({ match: { path: '\\$count' }, fault: { status: 500 } })
  expect(await locationsOf('megan')).toMatchObject([{ name: 'Pike Street', people: null }])
})

test('within a minute nothing is asked twice', async () => {
  signedInAs('alex')
  const grant = await authorizeOwn()
  await listLocations(grant)
  const before = asked()
  await listLocations(grant)
  expect(asked()).toBe(before)
})

test('one location of which Graph tells nothing takes no other away, and is asked about again', async () => {
  const { faults } = pretendTenant().state
  faults.push({ match: { path: unit('Harbour Quay').id }, fault: { status: 500 } })
  signedInAs('alex')
  const grant = await authorizeOwn()
  const { locations, unread } = await listLocations(grant)
  expect(locations.map(({ name }) => name).sort()).toEqual(['Old Mill Bakery', 'Pike Street'])
  expect(unread).toBe(1)
  faults.length = 0
  expect(await listLocations(grant)).toMatchObject({ unread: 0 })
})

test('of a location whose members are hidden nobody says that nobody works there', async () => {
  pretendTenant().state.features.hiddenMembership = 'empty'
  const locations = await locationsOf('tessa')
  expect(locations.find(({ hidden }) => hidden)?.people).toBeNull()
})
