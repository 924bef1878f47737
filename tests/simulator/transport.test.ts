import { beforeEach, describe, expect, test } from 'vitest'
import { clientId, tenantId } from './constants.ts'
import { createSimulator } from './simulator.ts'
import { accountOf, advanced, codeOf, control, graphAs, json, rowsOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const get = async (path: string, headers: object = {}) =>
  (await graphAs(simulator, 'megan'))('GET', path, { headers })

describe('what a call costs', () => {
  test.each([
    ['/users', 2],
    ['/users?$select=id', 1],
    ['/users?$top=5', 1],
    ['/users?$top=5&$select=id', 1],
    ['/me', 1],
    ['/roleManagement/directory/roleAssignments?$expand=principal', 2],
  ])('%s: %i', async (path, units) => {
    expect((await get(path)).headers.get('x-ms-resource-unit')).toBe(String(units))
  })
})

describe('too many calls', () => {
  test('are refused with the time to wait, and not for longer', async () => {
    await control(simulator, '/features', { resourceUnits: 10 })
    for (let n = 0; n < 10; n += 1) expect((await get('/me')).status).toBe(200)
    const answer = await get('/me')
    expect([answer.status, codeOf(answer)]).toEqual([429, 'TooManyRequests'])
    expect(answer.body).toMatchObject({ error: { innerError: { code: '429', status: '429' } } })
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
    expect(answer.headers.get('x-ms-throttle-information')).toBe('ResourceUnitLimitExceeded')
    expect(answer.headers.get('x-ms-throttle-scope')).toBe(
      `Tenant_Application/ReadWrite/${clientId}/${tenantId}`,
    )
    await control(simulator, '/clock', { offsetSeconds: 10 })
    expect((await get('/me')).status).toBe(200)
  })

  test('are announced', async () => {
    await control(simulator, '/features', { resourceUnits: 10 })
    const shares: (string | null)[] = []
    for (let n = 0; n < 10; n += 1) {
      shares.push((await get('/me')).headers.get('x-ms-throttle-limit-percentage'))
    }
    expect(shares.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => null))
    expect(Number(shares.at(-1))).toBeGreaterThan(0.8)
  })

  test('in a batch are refused one by one', async () => {
    await control(simulator, '/features', { resourceUnits: 3 })
    const requests = Array.from({ length: 5 }, (_, at) => ({ id: String(at), method: 'GET', url: '/me' }))
    const graph = await graphAs(simulator, 'megan')
    const { status, text } = await graph('POST', '/$batch', { headers: json, body: { requests } })
    const answers: { status: number; headers: Record<string, string> }[] = JSON.parse(text).responses
    // They run at the same time: which of them come too late is chance.
    const refused = answers.filter((one) => one.status === 429)
    expect([status, answers.length, refused.length]).toEqual([200, 5, 2])
    for (const one of refused) expect(one.headers['Retry-After']).toMatch(/^\d+$/)
  })

  test('that write have a limit of their own', async () => {
    await control(simulator, '/features', { writes: 1 })
    const graph = await graphAs(simulator, 'megan')
    const path = `/users/${accountOf(simulator, 'amara.okafor').user.id}/revokeSignInSessions`
    expect((await graph('POST', path)).status).toBe(200)
    const { status, headers } = await graph('POST', path)
    expect([status, headers.get('x-ms-throttle-information')]).toEqual([429, 'WriteLimitExceeded'])
    expect((await graph('GET', '/me')).status).toBe(200)
  })

  test('are nobody’s concern with the limit off', async () => {
    await control(simulator, '/features', { resourceUnits: 0, writes: 0 })
    for (let n = 0; n < 30; n += 1) expect((await get('/me')).status).toBe(200)
  })
})

describe('a filter', () => {
  const ids = (count: number) =>
    Array.from({ length: count }, () => `'${accountOf(simulator, 'amara.okafor').user.id}'`).join(',')

  test('takes fifteen values, or 2,048 characters in an advanced query', async () => {
    expect((await get(`/users?$filter=id in (${ids(15)})`)).status).toBe(200)
    expect(codeOf(await get(`/users?$filter=id in (${ids(16)})`))).toBe('Request_UnsupportedQuery')
    expect((await get(`/users?$filter=id in (${ids(16)})&$count=true`, advanced)).status).toBe(200)
    expect((await get(`/users?$filter=id in (${ids(60)})&$count=true`, advanced)).status).toBe(400)
  })

  test('takes fifteen alternatives, and values of 120 characters', async () => {
    const either = Array.from({ length: 16 }, (_, at) => `displayName eq 'or ${at}'`).join(' or ')
    expect(codeOf(await get(`/users?$filter=${either}`))).toBe('Request_UnsupportedQuery')
    expect((await get(`/users?$filter=displayName eq '${'a'.repeat(120)}'`)).status).toBe(200)
    expect((await get(`/users?$filter=displayName eq '${'a'.repeat(121)}'`)).status).toBe(400)
  })
})

test('a search for an ampersand takes a header, or twice the encoding', async () => {
  const search = (text: string, more: object = {}) =>
    get(`/users?$search="displayName:${text}"&$select=displayName`, { ...advanced, ...more })
  expect((await search('O’Hara %26 Söhne')).status).toBe(400)
  for (const answer of [
    await search('O’Hara %26 Söhne', { Prefer: 'legacySearch=false' }),
    await search('O’Hara %2526 Söhne'),
  ]) {
    expect(rowsOf(answer)).toHaveLength(1)
  }
})

describe('a batch', () => {
  test('may answer in any order', async () => {
    await control(simulator, '/features', { batchOrder: 'reversed' })
    const requests = ['a', 'b', 'c'].map((id) => ({ id, method: 'GET', url: '/me' }))
    const graph = await graphAs(simulator, 'megan')
    const { text } = await graph('POST', '/$batch', { headers: json, body: { requests } })
    expect(JSON.parse(text).responses.map(({ id }: { id: string }) => id)).toEqual(['c', 'b', 'a'])
  })

  test('of beta asks beta', async () => {
    const { id } = accountOf(simulator, 'amara.okafor').user
    const requests = [{ id: '1', method: 'GET', url: `/users/${id}/authentication/signInPreferences` }]
    const graph = await graphAs(simulator, 'megan')
    for (const [version, status] of [
      ['beta', 200],
      ['v1.0', 400],
    ]) {
      const path = `https://graph.microsoft.com/${version}/$batch`
      const { text } = await graph('POST', path, { headers: json, body: { requests } })
      expect(JSON.parse(text).responses[0].status).toBe(status)
    }
  })

  test.each([
    ['in a batch', [{ id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } }], 400],
    ['that depends on nobody', [{ id: '1', method: 'GET', url: '/me', dependsOn: ['2'] }], 400],
  ])('%s is refused', async (_what, requests, expected) => {
    const graph = await graphAs(simulator, 'megan')
    const { status, text } = await graph('POST', '/$batch', { headers: json, body: { requests } })
    expect(status === 200 ? JSON.parse(text).responses[0].status : status).toBe(expected)
  })
})

test('the caller’s request id comes back, and Graph’s own is another', async () => {
  const { headers } = await get('/me', { 'client-request-id': 'mine' })
  expect(headers.get('client-request-id')).toBe('mine')
  expect(headers.get('request-id')).toMatch(/^[\da-f-]{36}$/)
})
