import { describe, expect, test } from 'vitest'
import { searchText } from '@/app/staff/schema'
import { authorizeOwn } from '@/lib/graph/authorize'
import { searchPeople } from '@/lib/graph/search'
import { roleIds } from '../simulator/roles'
import { account, give, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()

const reader = { compare: new Intl.Collator('en').compare, region: 'US' }
const searchesOfGraph = () =>
  pretendTenant().state.log.filter(({ query }) => /search|filter=startsWith/i.test(decodeURIComponent(query)))
const graphCalls = () => pretendTenant().state.log.filter(({ batch }) => !batch).length

async function search(typed: string) {
  return searchPeople(await authorizeOwn(), searchText.parse(typed), reader)
}

async function namesFor(text: string) {
  return (await search(text)).people.map(({ signInName }) => signInName.replace('@contoso.example', ''))
}

test('three letters find the right person, wherever they work', async () => {
  signedInAs('alex')
  expect((await namesFor('sof')).slice(0, 2)).toEqual(['sofia.hernandez', 'sofia.hernandez2'])
  const { people, searched } = await search('amara')
  expect(people[0]).toMatchObject({ name: 'Amara Okafor', locations: ['Pike Street'] })
  expect(searched).toBe(3)
})

test('only one’s own people are found', async () => {
  signedInAs('megan')
  const stranger = [...unit('Harbour Quay').members].find((id) => !unit('Pike Street').members.has(id))
  const { user } = pretendTenant().tenant.people.get(stranger ?? '') ?? account('hugo')
  expect(await namesFor(user.userPrincipalName.split('@')[0] ?? '')).toEqual([])
})

test('who works at two locations is there once, with both', async () => {
  signedInAs('alex')
  unit('Harbour Quay').members.add(account('amara.okafor').user.id)
  const { people } = await search('amara okafor')
  expect(people).toHaveLength(1)
  expect(people[0]?.locations.toSorted()).toEqual(['Harbour Quay', 'Pike Street'])
})

test('after the first letter small locations are searched without a call', async () => {
  signedInAs('alex')
  const grant = await authorizeOwn()
  await searchPeople(grant, 's', reader)
  const before = graphCalls()
  for (const text of ['so', 'sof', 'sofi']) await searchPeople(grant, text, reader)
  expect(graphCalls()).toBe(before)
})

describe('where there are too many people to read', () => {
  function manyPeople() {
    for (const id of pretendTenant().tenant.people.keys()) unit('Pike Street').members.add(id)
  }

  test.each([
    ['amara', 'amara.okafor'],
    ['okafor amara', 'amara.okafor'],
    ['amara.ok', 'amara.okafor'],
  ])('%s is found by Graph', async (text, signInName) => {
    manyPeople()
    signedInAs('megan')
    expect(await namesFor(text)).toContain(signInName)
    expect(searchesOfGraph()).not.toEqual([])
  })

  test('an employee number and the beginning of a phone number too', async () => {
    manyPeople()
    signedInAs('megan')
    const { user } = account('amara.okafor')
    user.mobilePhone = '+1 2065550777'
    expect(await namesFor(user.employeeId ?? '')).toContain('amara.okafor')
    expect(await namesFor('(206) 555-0777')).toContain('amara.okafor')
    expect(await namesFor('+1 206 555 0777')).toContain('amara.okafor')
  })

  test.each(['+1 206 555 0999', '(206) 555-0999', '2065550999', '001 206 555 0999'])(
    'the number of an office as well: %s',
    async (text) => {
      manyPeople()
      signedInAs('megan')
      account('amara.okafor').user.businessPhones = ['+1 206 555 0999']
      expect(await namesFor(text)).toEqual(['amara.okafor'])
    },
  )

  test('a name without its accents is found with them, and an account by what makes ASCII of them', async () => {
    manyPeople()
    signedInAs('megan')
    account('amara.okafor').user.displayName = 'Amara Okafor Lopez'
    expect(await namesFor('López')).toContain('amara.okafor')
    account('amara.okafor').user.userPrincipalName = 'mueller@contoso.example'
    expect(await namesFor('Müller')).toContain('mueller')
    expect(await namesFor('ｍｕｅｌｌｅｒ')).toContain('mueller')
  })

  test('and one call a search is enough', async () => {
    manyPeople()
    signedInAs('megan')
    const grant = await authorizeOwn()
    await searchPeople(grant, 'a', reader)
    const before = graphCalls()
    await searchPeople(grant, 'am', reader)
    expect(graphCalls() - before).toBe(1)
  })

  test('and it says that there are more than are shown', async () => {
    manyPeople()
    signedInAs('megan')
    expect((await search('a')).more).toBe(true)
  })
})

test('a role over the whole tenant searches all of it', async () => {
  signedInAs('tessa')
  expect(await search('hugo lindqvist')).toMatchObject({
    searched: null,
    people: [{ name: 'Hugo Lindqvist' }],
  })
})

describe('whatever is typed', () => {
  const hostile = [
    `"displayName:a" OR "displayName:b`,
    `x' or startsWith(displayName,'`,
    `a&$filter=accountEnabled eq false`,
    `*`.padEnd(5, 'a'),
    `) or (1 eq 1`,
    'a%22%20OR%20',
    'sofía\\"',
    '%2e%2e/users',
    "O'Brien & Söhne",
    '山田',
    '0',
    '🦊a',
    'ａ１',
    'x'.repeat(64),
    "'".repeat(63) + 'a',
    '日'.repeat(64),
    'é'.repeat(64),
    'ü '.repeat(32),
    'กี้'.repeat(21),
    '+1 (206) 555-0142',
  ]

  test.each(hostile)('%s is taken as it stands, by Graph and here', async (text) => {
    signedInAs('tessa')
    const { people } = await search(text)
    expect(people.length).toBeLessThan(pretendTenant().tenant.people.size)
    signedInAs('megan')
    await search(text)
    const asked = searchesOfGraph()
    expect(asked.length).toBeGreaterThanOrEqual(3)
    for (const { path, query, status } of asked) {
      expect(status).toBe(200)
      expect(path).toMatch(/^\/v1\.0\/(users|directory\/administrativeUnits\/[0-9a-f-]{36}\/members\/\S+)$/)
      const options = [...new URLSearchParams(query).keys()].toSorted()
      expect([
        ['$count', '$search', '$select', '$top'],
        ['$count', '$filter', '$select', '$top'],
      ]).toContainEqual(options)
      // A search clause holds letters and digits; a filter holds quoted text and nothing of its own between.
      const parameters = new URLSearchParams(query)
      expect(parameters.get('$search') ?? '').toMatch(/^("displayName:[\p{L}\p{M}\p{N}]+"( AND | OR )?)*$/u)
      const bare = (parameters.get('$filter') ?? '').replaceAll(/'(?:[^']|'')*'/g, '?')
      expect(bare).toMatch(/^((startsWith\(\w+,\?\)|businessPhones\/any\(p:startsWith\(p,\?\)\))( or )?)*$/)
    }
  })
})

describe('when Graph does not answer for a location', () => {
  const refuse = (path: string, fault: object = { status: 500 }) =>
    pretendTenant().state.faults.push({ match: { path }, fault })

  test('its name is told, and the others are searched', async () => {
    signedInAs('alex')
    refuse(`${unit('Harbour Quay').id}/members/microsoft`)
    expect(await search('amara')).toMatchObject({
      missing: { names: ['Harbour Quay'], others: 0 },
      people: [{ name: 'Amara Okafor' }],
    })
  })

  test('it is counted where Graph does not tell its name either', async () => {
    signedInAs('alex')
    refuse(unit('Harbour Quay').id)
    expect(await search('amara')).toMatchObject({
      missing: { names: [], others: 1 },
      people: [{ name: 'Amara Okafor' }],
    })
  })

  test('nobody is told that nobody fits, when only half of a large location was searched', async () => {
    signedInAs('megan')
    const large = [...pretendTenant().tenant.people.keys()].slice(0, 600)
    for (const id of large) unit('Pike Street').members.add(id)
    pretendTenant().state.faults.push({
      match: { path: 'members/microsoft' },
      times: 1,
      fault: { status: 500 },
    })
    await expect(search('okafor')).rejects.toMatchObject({ failure: 'unreachable' })
  })

  test('one that was deleted meanwhile is not searched for ever', async () => {
    signedInAs('alex')
    expect(await search('amara')).toMatchObject({ searched: 3 })
    pretendTenant().tenant.units.delete(unit('Harbour Quay').id)
    signedInAs('alex')
    expect(await search('amara')).toMatchObject({ searched: 2, missing: { names: [], others: 0 } })
  })

  test.each(['refuse', 'empty'] as const)('hidden members are told as hidden (Graph: %s)', async (answer) => {
    pretendTenant().state.features.hiddenMembership = answer
    signedInAs('alex')
    give(account('alex').user.id, roleIds.helpdeskAdministrator, 'Tasting Lab')
    const found = await search('amara')
    expect(found).toMatchObject({ hidden: ['Tasting Lab'], missing: { names: [], others: 0 } })
  })

  test('and when it answers for none, what it said is told', async () => {
    signedInAs('megan')
    refuse('members/microsoft', { status: 429, headers: { 'Retry-After': '120' } })
    await expect(search('amara')).rejects.toMatchObject({ failure: 'busy' })
  })
})
