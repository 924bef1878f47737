import { expect, test } from 'vitest'
import { authorize, authorizeView } from '@/lib/graph/authorize'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

/** Who is not there, who is out of reach and what is nobody at all look the same. */
inPretendTenant()

const amara = () => account('amara.okafor').user.id

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
    // Graph answers the questions of one batch in any order.
    const paths = pretendTenant().state.log.map(({ path }) => path.replaceAll(/[0-9a-f-]{36}/g, 'id'))
    shapes.push(paths.sort().join())
  }
  expect(shapes[0]).toBe(shapes[1])
})

test('a role that does nothing here reaches nobody', async () => {
  signedInAs('greta')
  for (const id of [...unit('Airport Terminal 2').members].slice(0, 5))
    await expect(authorizeView(id)).rejects.toMatchObject({ failure: 'not-found' })
})

test('to a guest, who may not see the directory, everybody is nobody', async () => {
  signedInAs('guest')
  for (const id of [amara(), crypto.randomUUID()])
    await expect(authorizeView(id)).rejects.toMatchObject({ failure: 'not-found' })
})
