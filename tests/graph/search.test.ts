import { describe, expect, test } from 'vitest'
import { authorizeOwn } from '@/lib/graph/authorize'
import { searchPeople } from '@/lib/graph/search'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()

const reader = { compare: new Intl.Collator('en').compare, region: 'US' }
const searchesOfGraph = () =>
  pretendTenant().state.log.filter(({ query }) => /search|filter=startsWith/i.test(decodeURIComponent(query)))
const graphCalls = () => pretendTenant().state.log.filter(({ batch }) => !batch).length

async function search(text: string) {
  return searchPeople(await authorizeOwn(), text, reader)
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
      expect(parameters.get('$search') ?? '').toMatch(/^("displayName:[\p{L}\p{M}\p{N}]+"( AND )?)*$/u)
      const bare = (parameters.get('$filter') ?? '').replaceAll(/'(?:[^']|'')*'/g, '?')
      expect(bare).toMatch(/^(startsWith\(\w+,\?\)( or )?)*$/)
    }
  })
})

describe('when Graph does not answer for a location', () => {
  test('its name is told, and the others are searched', async () => {
    signedInAs('alex')
    const { id } = unit('Harbour Quay')
    pretendTenant().state.faults.push({ match: { path: `${id}/members/microsoft` }, fault: { status: 500 } })
    expect(await search('amara')).toMatchObject({
      missing: ['Harbour Quay'],
      people: [{ name: 'Amara Okafor' }],
    })
  })

  test('and when it answers for none, what it said is told', async () => {
    signedInAs('megan')
    const busy = { status: 429, headers: { 'Retry-After': '120' } }
    pretendTenant().state.faults.push({ match: { path: 'members/microsoft' }, fault: busy })
    await expect(search('amara')).rejects.toMatchObject({ failure: 'busy' })
  })
})
