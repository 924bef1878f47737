import { afterEach, expect, test } from 'vitest'
import { readDelegation, tellDelegation } from '@/app/setup/delegation/queries'
import { turnSignIn } from '@/app/staff/[staffId]/account-actions'
import { authorize, authorizeOwn, authorizeView } from '@/lib/graph/authorize'
import { graphFor } from '@/lib/graph/client'
import { listLocations } from '@/lib/graph/locations'
import { mayChangeMethods, mayRevokeSessions, mayTurnSignIn } from '../simulator/reach'
import { roleDefinitions, type RoleDefinition } from '../simulator/roles'
import { account, formFor, give, inPretendTenant, pretendTenant, signedInAs } from '../tenant'

inPretendTenant()

const amara = () => account('amara.okafor').user.id
const nora = () => account('nora').user.id

const custom = crypto.randomUUID()
const [like] = roleDefinitions
function define(
  isEnabled: boolean,
  { condition = null, may = ['password/update'] }: { condition?: string | null; may?: string[] } = {},
): void {
  const allowed = { allowedResourceActions: may.map((one) => `microsoft.directory/users/${one}`), condition }
  const made = {
    ...like,
    id: custom,
    templateId: custom,
    isBuiltIn: false,
    isEnabled,
    rolePermissions: [allowed],
  }
  roleDefinitions.push(made as RoleDefinition)
}
afterEach(
  () =>
    void roleDefinitions.splice(
      roleDefinitions.findIndex(({ id }) => id === custom),
      1,
    ),
)

test('a role of this tenant’s own counts by what it allows', async () => {
  define(true)
  give(nora(), custom, 'Pike Street')
  signedInAs('nora')
  expect((await listLocations(await authorizeOwn())).locations).toMatchObject([{ name: 'Pike Street' }])
  const { decisions, locations } = await authorizeView(amara())
  expect(decisions['reset-password']).toEqual({ allowed: true })
  expect(decisions['change-methods']).toEqual({ allowed: false, reason: 'role' })
  expect(locations).toMatchObject([{ name: 'Pike Street' }])
})

test('Setup says of a role of this tenant’s own what it lets somebody do', async () => {
  define(true)
  give(nora(), custom, 'Opening Soon')
  signedInAs('petra', 'setup')
  const locations = await tellDelegation(await readDelegation())
  expect(locations.find(({ name }) => name === 'Opening Soon')?.rows).toMatchObject([
    { name: 'Nora Eriksen', can: 'reset passwords', takeHref: expect.any(String) },
  ])
})

test('a role of this tenant’s own counts through a group, too', async () => {
  define(true)
  const group = [...pretendTenant().tenant.groups.values()].find((one) => one.isAssignableToRole)
  group?.members.add(nora())
  give(group?.id ?? '', custom, 'Pike Street')
  signedInAs('nora')
  expect((await listLocations(await authorizeOwn())).locations).toMatchObject([{ name: 'Pike Street' }])
  expect((await authorize('reset-password', amara())).person.id).toBe(amara())
})

test('a role of this tenant’s own counts for nothing once it is switched off', async () => {
  define(false)
  give(nora(), custom, 'Pike Street')
  signedInAs('nora')
  await expect(authorizeView(amara())).rejects.toMatchObject({ failure: 'not-found' })
})

test('what a role of this tenant’s own allows on a condition is not counted on', async () => {
  define(true, { condition: '$ResourceIsSelf' })
  give(nora(), custom, 'Pike Street')
  signedInAs('nora')
  await expect(authorizeView(amara())).rejects.toMatchObject({ failure: 'not-found' })
})

test.each([
  ['change-methods', ['create', 'delete', 'basic/update'].map((one) => `authenticationMethods/${one}`)],
  ['sign-out', ['invalidateAllRefreshTokens']],
  ['block', ['disable']],
  ['unblock', ['enable']],
] as const)(
  'a role of this tenant’s own may %s where it is allowed to, and Graph agrees',
  async (action, may) => {
    define(true, { may: [...may] })
    signedInAs('nora')
    for (const over of ['Pike Street', null]) {
      give(nora(), custom, over)
      const { decisions } = await authorizeView(amara())
      expect(Object.entries(decisions).filter(([, { allowed }]) => allowed)).toContainEqual([
        action,
        { allowed: true },
      ])
      const { tenant } = pretendTenant()
      const graph = {
        'change-methods': mayChangeMethods,
        'sign-out': mayRevokeSessions,
        block: (...who: Parameters<typeof mayRevokeSessions>) => mayTurnSignIn(...who, false),
        unblock: (...who: Parameters<typeof mayRevokeSessions>) => mayTurnSignIn(...who, true),
      }
      expect(graph[action](tenant, nora(), amara())).toBe(true)
      expect(graph[action](tenant, nora(), account('tomas.reyes').user.id)).toBe(false)
      tenant.assignments = tenant.assignments.filter(({ roleDefinitionId }) => roleDefinitionId !== custom)
    }
  },
)

test.each([
  ['disable', 'block', true],
  ['enable', 'unblock', false],
] as const)(
  'a role that may only %s accounts is enough to %s, and for nothing else',
  async (may, turn, was) => {
    define(true, { may: [may] })
    give(nora(), custom, 'Pike Street')
    signedInAs('nora')
    const { user } = account('amara.okafor')
    user.accountEnabled = was
    expect(await turnSignIn(null, formFor('amara.okafor', { turn }))).toMatchObject({ status: 'done' })
    expect(user.accountEnabled).toBe(!was)
    const back = turn === 'block' ? 'unblock' : 'block'
    expect(await turnSignIn(null, formFor('amara.okafor', { turn: back }))).toMatchObject({
      status: 'failed',
    })
    const graph = graphFor({ token: () => pretendTenant().signIn('nora'), refused: () => Promise.resolve() })
    const sent = graph.write(`/users/${amara()}`, { accountEnabled: was }, crypto.randomUUID(), 'PATCH')
    await expect(sent).rejects.toMatchObject({ failure: 'refused' })
  },
)
