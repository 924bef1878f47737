import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, advanced, codeOf, graphAs, json, reply, reset, rowsOf, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const pikeStreet = () => `/directory/administrativeUnits/${unitOf(simulator, 'Pike Street').id}`
const people = () => `${pikeStreet()}/members/microsoft.graph.user`

describe('a token', () => {
  test('is asked for', async () => {
    const answer = await reply(await simulator.handle(new Request('https://graph.microsoft.com/v1.0/me')))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'InvalidAuthenticationToken'])
    expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer')
  })

  test('with a foreign signature is refused', async () => {
    const [head, claims] = (await simulator.signIn('megan')).split('.')
    const headers = { Authorization: `Bearer ${head}.${claims}.${'A'.repeat(342)}` }
    const answer = await simulator.handle(new Request('https://graph.microsoft.com/v1.0/me', { headers }))
    expect(answer.status).toBe(401)
  })

  test('opens only what its permissions name', async () => {
    const graph = await graphAs(simulator, 'megan', ['User.Read'])
    expect((await graph('GET', '/me')).status).toBe(200)
    expect(codeOf(await graph('GET', '/users'))).toBe('Authorization_RequestDenied')
    expect(codeOf(await reset(graph, accountOf(simulator, 'amara.okafor')))).toBe('accessDenied')
  })

  test('with User.Read reads oneself and nobody else', async () => {
    const graph = await graphAs(simulator, 'megan', ['User.Read'])
    expect((await graph('GET', '/users/megan@contoso.example')).status).toBe(200)
    expect((await graph('GET', '/users/amara.okafor@contoso.example')).status).toBe(403)
  })

  test('without a permission for groups sees their ids and nulls', async () => {
    const graph = await graphAs(simulator, 'gina', ['User.Read'])
    const path =
      '/me/transitiveMemberOf/microsoft.graph.group?$count=true&$select=id,displayName,isAssignableToRole'
    const [group] = rowsOf(await graph('GET', path, { headers: advanced }))
    expect(group).toEqual({ id: expect.any(String), displayName: null, isAssignableToRole: null })
  })
})

describe('lists', () => {
  test('come page by page until there is no next link', async () => {
    const graph = await graphAs(simulator, 'megan')
    const seen: unknown[] = []
    let next: unknown = `${people()}?$select=id&$top=20&$count=true`
    const counts: unknown[] = []
    while (typeof next === 'string') {
      const page = await graph('GET', next, { headers: advanced })
      seen.push(...rowsOf(page).map(({ id }) => id))
      counts.push(page.body['@odata.count'])
      next = page.body['@odata.nextLink']
    }
    expect(new Set(seen).size).toBe(48)
    expect(counts).toEqual([48, undefined, undefined])
  })

  test('want the consistency header again on the second page', async () => {
    const graph = await graphAs(simulator, 'megan')
    const first = await graph('GET', `${people()}?$select=id&$top=20&$count=true`, { headers: advanced })
    expect((await graph('GET', String(first.body['@odata.nextLink']))).status).toBe(400)
  })

  test.each([
    ['/users?$skip=1', 'Request_BadRequest'],
    ['/users?$top=1000', 'Request_BadRequest'],
    ['/users?$select=nonsense', 'BadRequest'],
    ['/users?$search="displayName:amara"', 'Request_UnsupportedQuery'],
    ["/users?$filter=endsWith(mail,'example')", 'Request_UnsupportedQuery'],
    ["/users?$filter=businessPhones/any(p:startsWith(p,'44'))", 'Request_UnsupportedQuery'],
    ["/users?$filter=startsWith(displayName,'A')&$orderby=displayName", 'Request_UnsupportedQuery'],
    ["/users?$filter=displayName eq 'O'Hara'", 'Request_BadRequest'],
    ['/users/$count', 'Request_BadRequest'],
    ['/me/transitiveMemberOf/microsoft.graph.group', 'Request_UnsupportedQuery'],
    ['/roleManagement/directory/roleAssignments?$expand=principal,roleDefinition', 'Request_BadRequest'],
    ['/nonsense', 'BadRequest'],
  ])('%s is refused as %s', async (path, code) => {
    const answer = await (await graphAs(simulator, 'megan'))('GET', path)
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
  })

  test('are found by the beginning of any of their numbers', async () => {
    const graph = await graphAs(simulator, 'megan')
    accountOf(simulator, 'amara.okafor').user.businessPhones = ['+44 20 7946 0018']
    const query = `$filter=businessPhones/any(p:startsWith(p,'${encodeURIComponent('+44 20')}'))&$count=true`
    const answer = await graph('GET', `${people()}?${query}&$select=displayName`, { headers: advanced })
    expect(rowsOf(answer)).toMatchObject([{ displayName: 'Amara Okafor' }])
  })

  test('search by the beginning of any word, in every script', async () => {
    const graph = await graphAs(simulator, 'megan')
    for (const text of ['oka', 'Шев', 'حداد', '王', 'hern']) {
      const query = `$search="displayName:${encodeURIComponent(text)}"&$select=displayName`
      expect(
        rowsOf(await graph('GET', `${people()}?${query}`, { headers: advanced })).length,
      ).toBeGreaterThan(0)
    }
  })

  test('are narrowed by select, and hold the default properties otherwise', async () => {
    const graph = await graphAs(simulator, 'megan')
    const [narrow] = rowsOf(await graph('GET', '/users?$top=1&$select=id,accountEnabled'))
    expect(Object.keys(narrow ?? {})).toEqual(['id', 'accountEnabled'])
    const [usual] = rowsOf(await graph('GET', '/users?$top=1'))
    expect(usual).not.toHaveProperty('accountEnabled')
  })

  test('of role assignments are found by principal, several at once', async () => {
    const graph = await graphAs(simulator, 'gina')
    const group = simulator.tenant.groups.values().find((one) => one.displayName === 'Kiosk managers')
    const ids = [accountOf(simulator, 'gina').user.id, group?.id].map((id) => `'${id}'`).join(',')
    const path = `/roleManagement/directory/roleAssignments?$filter=principalId in (${ids})&$expand=roleDefinition`
    const rows = rowsOf(await graph('GET', path))
    expect(rows).toMatchObject([
      { principalId: group?.id, roleDefinition: { displayName: 'Authentication Administrator' } },
    ])
  })

  test('stay closed to guests', async () => {
    const graph = await graphAs(simulator, 'guest')
    for (const path of ['/users', '/directory/administrativeUnits', pikeStreet()]) {
      expect((await graph('GET', path)).status).toBe(403)
    }
  })

  test('of hidden members want a permission of their own and a role there', async () => {
    const path = `/directory/administrativeUnits/${unitOf(simulator, 'Tasting Lab').id}/members/microsoft.graph.user`
    expect(
      (await (await graphAs(simulator, 'tessa', ['AdministrativeUnit.Read.All']))('GET', path)).status,
    ).toBe(403)
    expect((await (await graphAs(simulator, 'nora'))('GET', path)).status).toBe(403)
    expect(rowsOf(await (await graphAs(simulator, 'tessa'))('GET', path))).toHaveLength(8)
  })
})

describe('a batch', () => {
  const get = (id: string, url: string, more: object = {}) => ({ id, method: 'GET', url, ...more })

  test('answers each item with its own status', async () => {
    const graph = await graphAs(simulator, 'megan')
    const requests = [
      get('1', '/me'),
      get('2', '/users/nobody'),
      get('3', `${people()}/$count`, { headers: advanced }),
    ]
    const { body } = await graph('POST', '/$batch', { headers: json, body: { requests } })
    expect(body.responses).toMatchObject([
      { id: '1', status: 200 },
      { id: '2', status: 404, body: { error: { code: 'Request_ResourceNotFound' } } },
      { id: '3', status: 200, body: '48' },
    ])
  })

  test('logs its items one by one', async () => {
    const graph = await graphAs(simulator, 'megan')
    await graph('POST', '/$batch', { headers: json, body: { requests: [get('1', '/me'), get('2', '/me')] } })
    expect(simulator.state.log.map(({ path, batch }) => [path, batch])).toEqual([
      ['/v1.0/me', true],
      ['/v1.0/me', true],
      ['/v1.0/$batch', undefined],
    ])
  })

  test('gives up what depends on a failure', async () => {
    const graph = await graphAs(simulator, 'megan')
    const requests = [get('1', '/users/nobody'), get('2', '/me', { dependsOn: ['1'] })]
    const { body } = await graph('POST', '/$batch', { headers: json, body: { requests } })
    expect(body.responses).toMatchObject([{ status: 404 }, { status: 424 }])
  })

  test.each([
    ['of more than twenty', Array.from({ length: 21 }, (_, at) => get(String(at), '/me'))],
    ['with an id twice', [get('a', '/me'), get('A', '/me')]],
    ['with an absolute address', [get('1', 'https://graph.microsoft.com/v1.0/me')]],
    ['of nothing', []],
  ])('%s is refused as a whole', async (_what, requests) => {
    const graph = await graphAs(simulator, 'megan')
    expect((await graph('POST', '/$batch', { headers: json, body: { requests } })).status).toBe(400)
  })

  test('lets a fault strike one item', async () => {
    simulator.state.faults.push({
      match: { path: '/users' },
      times: 1,
      fault: { status: 429, headers: { 'Retry-After': '3' } },
    })
    const graph = await graphAs(simulator, 'megan')
    const requests = [get('1', '/me'), get('2', '/users?$top=1')]
    const { body } = await graph('POST', '/$batch', { headers: json, body: { requests } })
    expect(body.responses).toMatchObject([
      { status: 200 },
      { status: 429, headers: { 'Retry-After': '3' }, body: { error: { code: 'TooManyRequests' } } },
    ])
  })
})
