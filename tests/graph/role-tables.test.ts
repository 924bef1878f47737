import { afterEach, expect, test } from 'vitest'
import {
  actions,
  capableRoles,
  powerOver,
  roles,
  type Action,
  type Role,
  setupRoles,
} from '@/lib/graph/role-tables'
import { decide } from '@/lib/graph/rules'

/**
 * The tables of privileged-roles-permissions and permissions-reference as a person would copy them off the page:
 * a row for each role somebody may hold, a column for each role that may have power over them.
 * learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions
 */
const columns: Role[] = [
  'password',
  'helpdesk',
  'authentication',
  'user',
  'privilegedAuthentication',
  'global',
  'globalReader',
  'groups',
  'directoryReaders',
]

const whoCanResetPasswords = `
none                          ✓✓✓✓✓✓–––
directoryReaders              ✓✓✓✓✓✓–––
guestInviter                  ✓✓✓✓✓✓–––
password                      ✓✓✓✓✓✓–––
messageCenterReader           –✓✓✓✓✓–––
reportsReader                 –✓✓✓✓✓–––
usageSummaryReportsReader     –✓✓✓✓✓–––
userExperienceSuccessManager  –✓✓✓✓✓–––
helpdesk                      –✓–✓✓✓–––
authentication                ––✓–✓✓–––
groups                        –––✓✓✓–––
user                          –––✓✓✓–––
global                        ––––✓✓–––
privilegedAuthentication      ––––✓✓–––
globalReader                  ––––✓✓–––`

const whoCanPerformSensitiveActions = `
none                          ––✓✓✓✓–––
directoryReaders              ––✓✓✓✓–––
guestInviter                  ––✓✓✓✓–––
password                      ––✓✓✓✓–––
messageCenterReader           ––✓✓✓✓–––
reportsReader                 ––✓✓✓✓–––
usageSummaryReportsReader     ––✓✓✓✓–––
userExperienceSuccessManager  ––✓✓✓✓–––
helpdesk                      –––✓✓✓–––
authentication                ––✓–✓✓–––
groups                        –––✓✓✓–––
user                          –––✓✓✓–––
global                        ––––✓✓–––
privilegedAuthentication      ––––✓✓–––
globalReader                  ––––✓✓–––`

/** The Authentication Administrator's column of both tables, the two over everybody, and who may only read. */
const methods = (reader: '✓' | '–') => `
none                          ––✓–✓✓${reader}––
directoryReaders              ––✓–✓✓${reader}––
guestInviter                  ––✓–✓✓${reader}––
password                      ––✓–✓✓${reader}––
messageCenterReader           ––✓–✓✓${reader}––
reportsReader                 ––✓–✓✓${reader}––
usageSummaryReportsReader     ––✓–✓✓${reader}––
userExperienceSuccessManager  ––✓–✓✓${reader}––
helpdesk                      ––––✓✓${reader}––
authentication                ––✓–✓✓${reader}––
groups                        ––––✓✓${reader}––
user                          ––––✓✓${reader}––
global                        ––––✓✓${reader}––
privilegedAuthentication      ––––✓✓${reader}––
globalReader                  ––––✓✓${reader}––`

/** `users/invalidateAllRefreshTokens` follows the same table; the Password Administrator does not hold it. */
const whoCanSignOut = whoCanResetPasswords.replaceAll(/^(\w+ +)[✓–]/gm, '$1–')

const pages: Record<Action, string> = {
  'reset-password': whoCanResetPasswords,
  'sign-out': whoCanSignOut,
  block: whoCanPerformSensitiveActions,
  unblock: whoCanPerformSensitiveActions,
  'read-methods': methods('✓'),
  'change-methods': methods('–'),
}

const here = { id: 'unit', name: 'Unit', restricted: false }

function may(action: Action, role: Role, unit: string | null, held: string | null): boolean {
  const roleIds = held === null ? [] : [held]
  const target = { id: 'amara', units: [here], restricted: false, roleIds, protected: false }
  return decide(action, 'megan', [{ roleId: roles[role], unit }], target).allowed
}

function asRole(name: string): string | null {
  const found = Object.entries(roles).find(([role]) => role === name)
  return found ? found[1] : null
}

/** What the rules say, row by row, in the manner of the page. */
function tenantTable(action: Action): string {
  return pages[action]
    .trim()
    .split('\n')
    .map((row) => {
      const [name = ''] = row.split(/\s+/)
      const marks = columns.map((role) => (may(action, role, null, asRole(name)) ? '✓' : '–')).join('')
      return `${name.padEnd(30)}${marks}`
    })
    .join('\n')
}

/** Over a unit: nobody who holds a role, but for the Privileged Authentication Administrator; no Global roles. */
function unitTable(action: Action): string {
  return [null, ...Object.values(roles)]
    .map((held) => columns.map((role) => (may(action, role, here.id, held) ? '✓' : '–')).join(''))
    .join('\n')
}

function unitPage(action: Action): string {
  const capable = (pages[action].trim().split('\n')[0] ?? '').slice(30)
  const overNobody = columns.map((role, at) => (role.startsWith('global') ? '–' : capable[at])).join('')
  const overAll = columns.map((role) => (role === 'privilegedAuthentication' ? '✓' : '–')).join('')
  return [overNobody, ...Object.values(roles).map(() => overAll)].join('\n')
}

test.each(actions)('over the tenant, %s is as Microsoft’s page has it', (action) => {
  expect(tenantTable(action)).toBe(pages[action].trim())
})

test.each(actions)('over a unit, %s stops at whoever holds a role', (action) => {
  expect(unitTable(action)).toBe(unitPage(action))
})

/** Changes one cell after the other, and puts each back. */
function* flippedCells(): Generator<string> {
  const lists: [string, readonly Role[]][] = actions.flatMap((action) => [
    [`${action} at all`, capableRoles[action]],
    ...Object.entries(powerOver[action].table).map(([held, list]): [string, readonly Role[]] => [
      `${action} over ${held}`,
      list,
    ]),
  ])
  for (const [name, list] of lists)
    for (const role of columns) {
      const cells = list as Role[] // read-only to the app, not to this test
      const before = [...cells]
      const at = cells.indexOf(role)
      if (at >= 0) cells.splice(at, 1)
      else cells.push(role)
      yield `${name}: ${role}`
      cells.splice(0, cells.length, ...before)
    }
}

function isAsOnThePages(): boolean {
  return actions.every(
    (action) => tenantTable(action) === pages[action].trim() && unitTable(action) === unitPage(action),
  )
}

afterEach(() => expect(isAsOnThePages()).toBe(true))

test('a single changed cell is noticed, whichever it is', () => {
  let cells = 0
  const unnoticed: string[] = []
  for (const cell of flippedCells()) {
    cells += 1
    if (isAsOnThePages()) unnoticed.push(cell)
  }
  // Who does not do a thing at all, or does it to everybody, is the same in and out of the table below.
  const isMoot = (cell: string) => {
    const [, action = '', held, role = ''] = /^(\S+) (?:at all|over (\w+)): (\w+)$/.exec(cell) ?? []
    const known = actions.find((one) => one === action)
    if (!known || held === undefined) return false
    return (
      !capableRoles[known].some((one) => one === role) || powerOver[known].always.some((one) => one === role)
    )
  }
  const missed = unnoticed.filter((cell) => !isMoot(cell))
  const moot = unnoticed.length - missed.length
  process.stdout.write(`    ${cells - moot} cells changed one at a time, ${missed.length} unnoticed\n`)
  expect(missed).toEqual([])
  expect(cells - moot).toBeGreaterThan(150)
})

/** learn.microsoft.com/graph/api: authorizationpolicy-update, user-update, authenticationmethodspolicy-update, rbacapplication-post-roleassignments. */
test.each([
  ['setup-self-service', true, true],
  ['setup-proofs', true, false],
  ['setup-fix', true, false],
  ['setup-delegation', true, true],
  ['setup-rules', true, false],
] as const)(
  '%s is changed by who may: Global %s, Privileged Role Administrator %s',
  (what, global, privileged) => {
    const privilegedRole = 'e8611ab8-c189-46e8-94e1-60213ab1f814'
    expect(setupRoles[what].includes(roles.global)).toBe(global)
    expect(setupRoles[what].includes(privilegedRole)).toBe(privileged)
    expect(setupRoles[what].includes(roles.globalReader)).toBe(false)
  },
)
