import { beforeEach, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, control, graphAs, json } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const pathOf = (name: string) => `/users/${accountOf(simulator, name).user.id}`

test('a picture comes with the etag of its metadata', async () => {
  const graph = await graphAs(simulator, 'megan')
  const { body } = await graph('GET', `${pathOf('sofia.hernandez')}/photo`)
  expect(body).toMatchObject({ '@odata.mediaContentType': 'image/jpeg', id: '240x240', width: 240 })
  const { status, headers } = await graph('GET', `${pathOf('sofia.hernandez')}/photo/$value`)
  expect([status, headers.get('Content-Type'), headers.get('ETag')]).toEqual([
    200,
    'image/jpeg',
    body['@odata.mediaEtag'],
  ])
})

test('who has none has a dot for metadata, and no picture', async () => {
  const graph = await graphAs(simulator, 'megan')
  const { status, body } = await graph('GET', `${pathOf('amara.okafor')}/photo`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ '@odata.mediaContentType': 'image/gif', '@odata.mediaEtag': '', id: '1x1' })
  const answer = await graph('GET', `${pathOf('amara.okafor')}/photo/$value`)
  expect([answer.status, codeOf(answer)]).toEqual([404, 'ImageNotFound'])
})

test.each([
  ['48x48', 200],
  ['240x240', 200],
  ['648x648', 404],
  ['7x7', 404],
])('the size %s answers %i', async (size, status) => {
  const graph = await graphAs(simulator, 'megan')
  expect((await graph('GET', `${pathOf('sofia.hernandez')}/photos/${size}/$value`)).status).toBe(status)
})

test('in a batch it is text', async () => {
  const graph = await graphAs(simulator, 'megan')
  const requests = [{ id: '1', method: 'GET', url: `${pathOf('sofia.hernandez')}/photos/48x48/$value` }]
  const { text } = await graph('POST', '/$batch', { headers: json, body: { requests } })
  const [item] = JSON.parse(text).responses
  expect(item.headers['Content-Type']).toBe('image/jpeg')
  expect(Buffer.from(item.body, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8')
})

test('of others it takes a permission that reaches them', async () => {
  const graph = await graphAs(simulator, 'megan', ['User.Read'])
  expect((await graph('GET', `${pathOf('sofia.hernandez')}/photo/$value`)).status).toBe(403)
  expect((await graph('GET', '/me/photo/$value')).status).toBe(200)
})

test.each([
  ['megan', {}, 'Authentication_RequestFromUnsupportedUserRole'],
  ['root', { premium: false }, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'],
  ['root', {}, undefined],
])('the last sign-in, for %s with %o: %s', async (reader, policy, code) => {
  await control(simulator, '/policy', policy)
  const graph = await graphAs(simulator, reader)
  for (const path of [
    `${pathOf('amara.okafor')}?$select=signInActivity`,
    '/users?$select=id,signInActivity',
  ]) {
    expect(codeOf(await graph('GET', path))).toBe(code)
  }
})

test('the last sign-in takes a permission of its own, and is missing where there was none', async () => {
  const path = `${pathOf('amara.okafor')}?$select=id,signInActivity`
  const graph = await graphAs(simulator, 'root', ['User.Read.All'])
  expect(codeOf(await graph('GET', path))).toBe('Authentication_MSGraphPermissionMissing')
  const { user } = accountOf(simulator, 'amara.okafor')
  user.signInActivity = null
  const { body } = await (await graphAs(simulator, 'root'))('GET', path)
  expect(body).not.toHaveProperty('signInActivity')
})
