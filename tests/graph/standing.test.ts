import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import * as standing from '@/lib/graph/standing'

/** What is asked of Graph about where people stand, and what its answers mean. */

const role = 'role-1'
const over = (directoryScopeId: string, roleDefinition: object | null = null) => ({
  value: [{ principalId: 'p', roleDefinitionId: role, directoryScopeId, roleDefinition }],
})
const assignments = (answer: object) => standing.assignmentsFrom(standing.rawAssignments(answer))
const id = '6f1d2f3a-0000-4000-8000-00000000abcd'

describe('an assignment', () => {
  test('is over the tenant or over a unit', () => {
    expect(assignments(over('/'))).toEqual([{ roleId: role, unit: null, allows: [] }])
    expect(assignments(over(`/administrativeUnits/${id}`))).toEqual([{ roleId: role, unit: id, allows: [] }])
  })

  test.each([`/${id}`, `/administrativeUnits/${id}/members`, `/x/administrativeUnits/${id}`, ''])(
    'over something else (%j) does not count',
    (scope) => expect(assignments(over(scope))).toEqual([]),
  )

  test('of a role that is switched off does not count', () => {
    expect(assignments(over('/', { isEnabled: false }))).toEqual([])
    expect(assignments(over('/', { isEnabled: true }))).toHaveLength(1)
  })

  test('allows all that its definition allows, in any number of parts', () => {
    const parts = [{ allowedResourceActions: ['a'] }, { allowedResourceActions: null }, {}]
    const more = { rolePermissions: [...parts, { allowedResourceActions: ['b'] }] }
    expect(assignments(over('/', more))).toMatchObject([{ allows: ['a', 'b'] }])
    expect(assignments(over('/', { rolePermissions: null }))).toMatchObject([{ allows: [] }])
  })
})

describe('an answer', () => {
  test('that failed is thrown as it is', () => {
    const busy = new AppError('busy')
    expect(() => standing.rawAssignments(busy)).toThrow(busy)
  })

  test.each([
    ['something else', { surprise: true }],
    ['a page of more', { ...over('/'), '@odata.nextLink': 'https://graph.microsoft.com/v1.0/x' }],
  ])('that is %s counts as unread, with the reason kept for the log', (_what, answer) => {
    expect(() => standing.rawAssignments(answer)).toThrow(
      expect.objectContaining({ failure: 'unreachable', cause: expect.any(Error) as Error }),
    )
  })

  test('is a refusal when Graph said so, not when it failed otherwise', () => {
    expect(standing.isRefused(new AppError('refused'))).toBe(true)
    expect(standing.isRefused(new AppError('busy'))).toBe(false)
    expect(standing.isRefused({ failure: 'refused' })).toBe(false)
  })
})

test('only groups that roles can be given to protect somebody, and those of which nobody can tell', () => {
  const value = [
    { id: 'a', displayName: 'Role holders', isAssignableToRole: true },
    { id: 'b', displayName: 'Everybody', isAssignableToRole: null },
    { id: 'c', displayName: null },
  ]
  expect(standing.roleGroups({ value })).toEqual(['a', 'c'])
})

test('a unit without a name is called by its id, and is restricted only if Graph says so', () => {
  const value = [
    { id: 'a', displayName: 'Pike Street', isMemberManagementRestricted: true },
    { id: 'b', displayName: '', isMemberManagementRestricted: null },
  ]
  expect(standing.unitsFrom({ value })).toEqual([
    { id: 'a', name: 'Pike Street', restricted: true },
    { id: 'b', name: 'b', restricted: false },
  ])
})

test('the roles of sixteen groups take two questions: Graph compares with fifteen ids at most', () => {
  const groups = Array.from({ length: 16 }, (_, at) => `g${at}`)
  const asked = standing.assignmentsOfGroups(groups).map(({ url }) => decodeURIComponent(url))
  const inFilter = asked.map((url) => /\(([^)]*)\)/.exec(url)?.[1]?.split(','))
  expect(inFilter).toEqual([groups.slice(0, 15).map((one) => `'${one}'`), [`'g15'`]])
  expect(asked.every((url) => url.endsWith('&$expand=roleDefinition'))).toBe(true)
  expect(standing.assignmentsOfGroups([])).toEqual([])
})

test('of somebody’s roles no more is asked than which', () => {
  expect(standing.assignmentsOf(['a']).url).not.toContain('expand')
})

/** A Graph that answers this of each unit, and what it was asked. */
function graphThat(answers: Record<string, unknown>) {
  const asked: string[] = []
  const graph = {
    read: () => Promise.reject(new Error('Not in one round trip')),
    write: () => Promise.reject(new Error('Reads only')),
    writes: [],
    readAll: (items: { url: string }[]) => {
      asked.push(...items.map(({ url }) => url))
      return Promise.resolve(items.map(({ url }) => answers[/Units\/(\w+)\?/.exec(url)?.[1] ?? '']))
    },
  }
  return { graph, asked }
}

test('one restricted unit among plain ones and one that is gone is enough', async () => {
  const { graph, asked } = graphThat({
    plain: { id: 'plain', displayName: 'Plain', isMemberManagementRestricted: null },
    restricted: { id: 'restricted', displayName: 'Restricted', isMemberManagementRestricted: true },
    unread: { id: 'unread', displayName: null, isMemberManagementRestricted: null },
    gone: new AppError('not-found'),
  })
  expect(await standing.anyRestricted(graph, ['plain', 'restricted', 'gone'])).toBe(true)
  expect(await standing.anyRestricted(graph, ['plain', 'gone'])).toBe(false)
  expect(await standing.anyRestricted(graph, ['plain', 'unread'])).toBe(true)
  expect(await standing.anyRestricted(graph, [])).toBe(false)
  expect(asked[0]).toMatch(/\?\$select=id,displayName,isMemberManagementRestricted$/)
})

test.each(['refused', 'busy', 'unreachable', 'unexpected'] as const)(
  'a unit that cannot be read (%s) is not taken for a plain one',
  async (failure) => {
    const { graph } = graphThat({ unread: new AppError(failure) })
    await expect(standing.anyRestricted(graph, ['unread'])).rejects.toMatchObject({ failure })
  },
)

test('an assignment that holds on a condition, or is over, counts for nothing', () => {
  const held = { principalId: 'm', roleDefinitionId: 'r', directoryScopeId: '/' }
  const condition = '@Resource[Microsoft.Directory/users] == 1'
  const [inAnHour, anHourAgo] = [1, -1].map((hours) => new Date(Date.now() + hours * 3600_000).toISOString())
  const told = [
    held,
    { ...held, condition },
    { ...held, endDateTime: inAnHour },
    { ...held, endDateTime: anHourAgo },
  ]
  expect(told.map((one) => standing.assignmentsFrom([one]).length)).toEqual([1, 0, 1, 0])
})

test('every list of what somebody holds or is in is read whole', () => {
  const asked = [
    standing.assignmentsOf([id]),
    standing.ownInstances,
    standing.groupsOf(id),
    standing.groupsOwnedBy(id),
    standing.tenantRolesOf(id),
    standing.unitsOf(id),
  ]
  expect(asked.map(({ whole }) => whole)).toEqual(asked.map(() => true))
})

test('a role over the tenant is known by its template, and a list of others is none', () => {
  const named = { value: [{ roleTemplateId: 'a' }, { roleTemplateId: 'b' }] }
  expect(standing.tenantRolesFrom(named)).toEqual(['a', 'b'])
  expect(() => standing.tenantRolesFrom({ value: [{ id: 'a' }] })).toThrow('unreachable')
})

describe('a role that was activated for a time', () => {
  const other = '6f1d2f3a-0000-4000-8000-00000000dcba'
  const told = (roleDefinitionId: string, unit: string | null, endDateTime: string | null) => ({
    principalId: 'p',
    roleDefinitionId,
    directoryScopeId: unit === null ? '/' : `/administrativeUnits/${unit}`,
    endDateTime,
  })
  const [noon, evening] = ['2126-11-22T12:00:00Z', '2126-11-22T18:00:00Z']
  const held = { roleId: role, unit: id, allows: [] }
  const ends = (...value: object[]) => standing.withEnds([held], { value })

  test('ends when PIM says', () => {
    expect(ends(told(role, id, noon))).toEqual([{ ...held, until: Date.parse(noon) }])
  })

  test('ends with the last of several', () => {
    expect(ends(told(role, id, noon), told(role, id, evening))).toEqual([
      { ...held, until: Date.parse(evening) },
    ])
  })

  test('does not end where it is held for good as well', () => {
    expect(ends(told(role, id, noon), told(role, id, null))).toEqual([held])
  })

  test('is no other role, and not the same one elsewhere', () => {
    expect(ends(told('role-2', id, noon), told(role, other, noon), told(role, null, noon))).toEqual([held])
  })

  test('is not known of where PIM tells nothing', () => {
    for (const nothing of [new AppError('refused'), {}, { value: [] }])
      expect(standing.withEnds([held], nothing)).toEqual([held])
  })
})
