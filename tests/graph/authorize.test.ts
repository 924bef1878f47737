import { afterEach, describe, expect, test, vi } from 'vitest'
import { authorize, authorizeOwn, authorizeView } from '@/lib/graph/authorize'
import { listLocations } from '@/lib/graph/locations'
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
      /^\/v1\.0\/(\$batch|roleManagement\/directory\/roleAssignments|users\/[0-9a-f-]{36}(\/(memberOf|transitiveMemberOf|ownedObjects)\/microsoft\.graph\.\w+)?)$/,
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
        .join(),
    )
  }
  expect(shapes[0]).toBe(shapes[1])
})
