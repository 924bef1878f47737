import { describe, expect, test } from 'vitest'
import { roles, type Role } from '@/lib/graph/role-tables'
import { decide, isOverTenant, isTeamRole, isUseful, type Target } from '@/lib/graph/rules'

const here = { id: 'unit-1', name: 'Pike Street', restricted: false }

function person(change: Partial<Target> = {}): Target {
  return { id: 'amara', units: [here], restricted: false, roleIds: [], protected: false, ...change }
}

function mayReset(role: Role, unit: string | null, target: Target) {
  const decision = decide('reset-password', 'megan', [{ roleId: roles[role], unit }], target)
  return decision.allowed ? 'yes' : decision.reason
}

const six: Role[] = ['password', 'helpdesk', 'authentication', 'user', 'privilegedAuthentication', 'global']

/** learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions: who can reset passwords. */
const atTenantScope: [Role, string][] = [
  ['directoryReaders', '✓✓✓✓✓✓'],
  ['guestInviter', '✓✓✓✓✓✓'],
  ['password', '✓✓✓✓✓✓'],
  ['messageCenterReader', '–✓✓✓✓✓'],
  ['reportsReader', '–✓✓✓✓✓'],
  ['usageSummaryReportsReader', '–✓✓✓✓✓'],
  ['userExperienceSuccessManager', '–✓✓✓✓✓'],
  ['helpdesk', '–✓–✓✓✓'],
  ['authentication', '––✓–✓✓'],
  ['groups', '–––✓✓✓'],
  ['user', '–––✓✓✓'],
  ['global', '––––✓✓'],
  ['privilegedAuthentication', '––––✓✓'],
]

describe('over the whole tenant', () => {
  test.each(atTenantScope)('who may reset somebody who is %s', (held, row) => {
    const target = person({ roleIds: [roles[held]] })
    const answers = six.map((role) => (mayReset(role, null, target) === 'yes' ? '✓' : '–')).join('')
    expect(answers).toBe(row)
  })

  test('a custom role on the person leaves it to the two strongest', () => {
    const target = person({ roleIds: ['11111111-1111-4111-8111-111111111111'] })
    expect(six.map((role) => mayReset(role, null, target))).toEqual([
      'holds-role',
      'holds-role',
      'holds-role',
      'holds-role',
      'yes',
      'yes',
    ])
  })

  test('of somebody with two roles, both must be below one’s own', () => {
    const target = person({ roleIds: [roles.directoryReaders, roles.user] })
    expect(mayReset('helpdesk', null, target)).toBe('holds-role')
    expect(mayReset('user', null, target)).toBe('yes')
  })
})

describe('a role of the tenant’s own', () => {
  const custom = (...allowed: string[]) => [
    {
      roleId: '11111111-1111-4111-8111-111111111111',
      unit: here.id,
      allows: allowed.map((action) => `microsoft.directory/${action}`),
    },
  ]

  test.each(['read', 'restrictedRead'])('reads methods with %s alone', (way) => {
    const assignments = custom(`users/authenticationMethods/standard/${way}`)
    expect(decide('read-methods', 'megan', assignments, person())).toEqual({ allowed: true })
    expect(decide('change-methods', 'megan', assignments, person())).toEqual({
      allowed: false,
      reason: 'role',
    })
  })

  test('reads no methods where it may do something else', () => {
    const assignments = custom('users/authenticationMethods/create', 'users/password/update')
    expect(decide('read-methods', 'megan', assignments, person())).toEqual({ allowed: false, reason: 'role' })
  })

  test('unblocks where it may enable, and nothing else does', () => {
    expect(decide('unblock', 'megan', custom('users/enable'), person())).toEqual({ allowed: true })
    expect(decide('unblock', 'megan', custom('users/disable'), person())).toEqual({
      allowed: false,
      reason: 'role',
    })
  })

  test('changes methods only where it may create, change and delete them', () => {
    const all = ['create', 'delete', 'basic/update'].map((one) => `users/authenticationMethods/${one}`)
    expect(decide('change-methods', 'megan', custom(...all), person())).toEqual({ allowed: true })
    for (const missing of all)
      expect(
        decide('change-methods', 'megan', custom(...all.filter((one) => one !== missing)), person()),
      ).toEqual({ allowed: false, reason: 'role' })
  })

  test('of which nobody knows what it allows, allows nothing', () => {
    const unknown = [{ roleId: '11111111-1111-4111-8111-111111111111', unit: here.id }]
    expect(decide('reset-password', 'megan', unknown, person())).toEqual({ allowed: false, reason: 'role' })
  })
})

test('four roles are given to those who manage a team', () => {
  const all = Object.keys(roles) as Role[]
  expect(all.filter((role) => isTeamRole({ roleId: roles[role] })).toSorted()).toEqual([
    'authentication',
    'helpdesk',
    'password',
    'user',
  ])
  expect(isTeamRole({ roleId: 'a role of the tenant’s own' })).toBe(false)
})

test('the tenant is run by who holds one of three roles over all of it', () => {
  const running = [roles.global, roles.globalReader, 'e8611ab8-c189-46e8-94e1-60213ab1f814']
  for (const roleId of running) expect(isOverTenant({ roleId, unit: null })).toBe(true)
  for (const roleId of running) expect(isOverTenant({ roleId, unit: here.id })).toBe(false)
  expect(isOverTenant({ roleId: roles.privilegedAuthentication, unit: null })).toBe(false)
})

describe('a location appears', () => {
  test('for a role that changes something', () => {
    expect(isUseful({ roleId: roles.password, unit: here.id })).toBe(true)
  })

  test('not for one that only reads, and not for one that does nothing here', () => {
    expect(isUseful({ roleId: roles.globalReader, unit: null })).toBe(false)
    expect(isUseful({ roleId: roles.groups, unit: here.id })).toBe(false)
  })
})

describe('over one location', () => {
  const scoped: Role[] = ['password', 'helpdesk', 'authentication', 'user']

  test.each(scoped)('%s may reset somebody without a role, and nobody with one', (role) => {
    expect(mayReset(role, here.id, person())).toBe('yes')
    expect(mayReset(role, here.id, person({ roleIds: [roles.directoryReaders] }))).toBe('holds-role')
    expect(mayReset(role, here.id, person({ protected: true }))).toBe('protected')
  })

  test('a Privileged Authentication Administrator may reset anybody', () => {
    const target = person({ roleIds: [roles.global], protected: true })
    expect(mayReset('privilegedAuthentication', here.id, target)).toBe('yes')
  })

  test('a role that has nothing to do with passwords does not help', () => {
    expect(mayReset('groups', here.id, person())).toBe('role')
  })

  test('a role over another location does not count', () => {
    expect(mayReset('authentication', 'unit-2', person())).toBe('role')
  })
})

describe('a restricted location', () => {
  const guarded = { id: 'unit-9', name: 'Executive Floor', restricted: true }
  const target = person({ units: [here, guarded], restricted: true })

  test('shuts out roles over the tenant, and over another location the person is in', () => {
    expect(mayReset('global', null, target)).toBe('restricted-unit')
    expect(mayReset('privilegedAuthentication', here.id, target)).toBe('restricted-unit')
  })

  test('hides nothing from those who may read', () => {
    const reader = [{ roleId: roles.globalReader, unit: null }]
    expect(decide('read-methods', 'megan', reader, target)).toEqual({ allowed: true })
  })

  test('is open to a role over itself', () => {
    expect(mayReset('authentication', guarded.id, target)).toBe('yes')
  })
})

test('nobody resets their own password here', () => {
  const decision = decide('reset-password', 'amara', [{ roleId: roles.global, unit: null }], person())
  expect(decision).toEqual({ allowed: false, reason: 'self' })
})

test('one role that allows it is enough', () => {
  const both = [
    { roleId: roles.groups, unit: here.id },
    { roleId: roles.authentication, unit: here.id },
  ]
  expect(decide('reset-password', 'megan', both, person())).toEqual({ allowed: true })
})
