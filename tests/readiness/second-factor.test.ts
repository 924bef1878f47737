import { beforeEach, expect, test } from 'vitest'
import { roleIds } from '../simulator/roles'
import { account, inPretendTenant, pretendTenant } from '../tenant'
import { putInOrder } from './healthy'
import { policy } from './planted'
import { judge, read } from './read'

inPretendTenant()
beforeEach(putInOrder)

const everybody = { includeUsers: ['All'], excludeUsers: [], excludeGroups: [] }
const conditions = {
  users: everybody,
  applications: { includeApplications: ['All'] },
  clientAppTypes: ['all'],
}
const asked = { operator: 'OR', builtInControls: ['mfa'] }

async function judged(policies: object[]) {
  const body = {
    value: policies.map((one) => ({ state: 'enabled', conditions, grantControls: asked, ...one })),
  }
  pretendTenant().state.faults.push({
    match: { path: '/identity/conditionalAccess' },
    fault: { status: 200, body },
  })
  return judge('second-factor', await read()).verdict
}

test.each([
  ['asked of everybody', {}],
  [
    'with a strength',
    { grantControls: { operator: 'OR', authenticationStrength: { requirementsSatisfied: 'mfa' } } },
  ],
  [
    'and a device of the organisation',
    { grantControls: { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] } },
  ],
])('a second factor %s is one', async (_what, changes) => {
  expect(await judged([changes])).toBe('pass')
})

test.each([
  [
    'or a device of the organisation',
    { grantControls: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] } },
  ],
  [
    'for guests',
    {
      conditions: {
        ...conditions,
        users: { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' } },
      },
    },
  ],
  [
    'for roles, which does not concern roles over a unit',
    { conditions: { ...conditions, users: { includeRoles: [roleIds.authenticationAdministrator] } } },
  ],
  ['but for a group', { conditions: { ...conditions, users: { ...everybody, excludeGroups: ['x'] } } }],
  ['in another app', { conditions: { ...conditions, applications: { includeApplications: ['x'] } } }],
  ['from some places', { conditions: { ...conditions, locations: { includeLocations: ['x'] } } }],
])('a second factor %s may be none', async (_what, changes) => {
  expect(await judged([changes])).toBe('cannot-tell')
})

test('a second factor from which a manager is spared may be none', async () => {
  policy({ secondFactorSpares: [account('megan').user.id] })
  expect(judge('second-factor', await read()).verdict).toBe('cannot-tell')
})
