import { describe, expect, test } from 'vitest'
import { authorizeOwn } from '@/lib/graph/authorize'
import { everyone, listLocations } from '@/lib/graph/locations'
import { listMorePeople, listPeople } from '@/lib/graph/people'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()

const all = { attention: false, page: null }
const graphCalls = () => pretendTenant().state.log.filter(({ batch }) => !batch).length

async function people(location: string, which = all) {
  return listPeople(await authorizeOwn(), unit(location).id, which)
}

test('the first people of a location come in order of their names, with how many there are', async () => {
  signedInAs('megan')
  const page = await people('Pike Street')
  expect(page).toMatchObject({
    count: 48,
    attention: 2,
    others: 0,
    next: null,
    ordered: true,
    hasOthers: false,
  })
  const names = page.people.map(({ name }) => name)
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare))
})

test('once the roles are known, a list takes one call', async () => {
  signedInAs('megan')
  const grant = await authorizeOwn()
  await listLocations(grant)
  const before = graphCalls()
  await listPeople(grant, unit('Pike Street').id, all)
  expect(graphCalls() - before).toBe(1)
})

test('page after page shows everybody once', async () => {
  signedInAs('ulla')
  const grant = await authorizeOwn()
  const first = await people('Central Roastery')
  const seen = first.people.map(({ id }) => id)
  for (let page = first.next; page !== null;) {
    const more = await listMorePeople(grant, unit('Central Roastery').id, { ...all, page })
    seen.push(...more.people.map(({ id }) => id))
    page = more.next
  }
  expect([seen.length, new Set(seen).size, first.count]).toEqual([400, 400, 400])
})

test('people who need attention are those whose account is blocked', async () => {
  signedInAs('megan')
  const page = await people('Pike Street', { ...all, attention: true })
  expect(page.people.map(({ name }) => name)).toContain('Chloé Dubois')
  expect(page.people.every(({ blocked }) => blocked)).toBe(true)
  expect(page.count).toBe(48)
})

test('groups and devices are left out, and counted', async () => {
  signedInAs('tessa')
  const page = await people('Airport Terminal 2')
  expect(page).toMatchObject({ count: 64, others: 2 })
})

test('a role over the whole tenant shows everyone in it', async () => {
  signedInAs('tessa')
  const page = await listPeople(await authorizeOwn(), everyone, all)
  expect(page.count).toBe(pretendTenant().tenant.people.size)
  expect(page.people).toHaveLength(50)
})

test('and nobody else may ask for everyone', async () => {
  signedInAs('megan')
  await expect(listPeople(await authorizeOwn(), everyone, all)).rejects.toMatchObject({
    failure: 'not-found',
  })
})

test.each(['refuse', 'empty'] as const)(
  'a hidden membership stays hidden when Graph says: %s',
  async (how) => {
    pretendTenant().state.features.hiddenMembership = how
    signedInAs('tessa')
    expect(await people('Tasting Lab')).toMatchObject({ hidden: true, people: [], count: null })
  },
)

test('where Graph cannot put members in order, they are all there', async () => {
  pretendTenant().state.features.membersOrderBy = false
  signedInAs('megan')
  const page = await people('Pike Street')
  expect([page.people.length, page.ordered]).toEqual([48, false])
})

test.each(['\u0301\u0301\u200B\u202E', '\u3164', '\u2800', '\u115F\u1160', '\u00AD\u2060'])(
  'what nobody can see is no name (%j): the sign-in name stands for it',
  async (displayName) => {
    account('sam.ortiz').user.displayName = displayName
    signedInAs('megan')
    const sam = (await people('Pike Street')).people.find(({ signInName }) =>
      signInName.startsWith('sam.ortiz'),
    )
    expect(sam?.name).toBe('sam.ortiz@contoso.example')
  },
)

describe('a later page', () => {
  async function secondPage() {
    signedInAs('ulla')
    return (await people('Central Roastery')).next ?? ''
  }

  test('of somebody else’s list opens nothing', async () => {
    const page = await secondPage()
    signedInAs('tessa')
    const grant = await authorizeOwn()
    const { id } = unit('Central Roastery')
    await expect(listMorePeople(grant, id, { ...all, page })).rejects.toMatchObject({ failure: 'list-ended' })
  })

  test('of another location opens nothing', async () => {
    const page = await secondPage()
    const { id } = unit('Pike Street')
    await expect(listMorePeople(await authorizeOwn(), id, { ...all, page })).rejects.toMatchObject({
      failure: 'not-found',
    })
  })

  test.each(['', 'yesterday', 'a.b.c.d.e'])(
    'that was never given (%j) says that the list moved on',
    async (page) => {
      signedInAs('ulla')
      const { id } = unit('Central Roastery')
      await expect(listMorePeople(await authorizeOwn(), id, { ...all, page })).rejects.toMatchObject({
        failure: 'list-ended',
      })
    },
  )

  test('that Graph keeps no longer says so too, alone and with its page', async () => {
    const page = await secondPage()
    pretendTenant().state.lists.clear()
    const grant = await authorizeOwn()
    const { id } = unit('Central Roastery')
    await expect(listMorePeople(grant, id, { ...all, page })).rejects.toMatchObject({ failure: 'list-ended' })
    await expect(listPeople(grant, id, { ...all, page })).rejects.toMatchObject({ failure: 'list-ended' })
  })

  test('when Graph is busy in the middle says until when', async () => {
    const page = await secondPage()
    const busy = { status: 429, headers: { 'Retry-After': '120' } }
    pretendTenant().state.faults.push({ match: { path: '/members/' }, fault: busy })
    const grant = await authorizeOwn()
    await expect(listMorePeople(grant, unit('Central Roastery').id, { ...all, page })).rejects.toMatchObject({
      failure: 'busy',
    })
  })
})
