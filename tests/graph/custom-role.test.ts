import { afterEach, expect, test } from 'vitest'
import { authorize, authorizeOwn, authorizeView } from '@/lib/graph/authorize'
import { listLocations } from '@/lib/graph/locations'
import { roleDefinitions, type RoleDefinition } from '../simulator/roles'
import { account, give, inPretendTenant, pretendTenant, signedInAs } from '../tenant'

inPretendTenant()

const amara = () => account('amara.okafor').user.id
const nora = () => account('nora').user.id

const custom = crypto.randomUUID()
const [like] = roleDefinitions
function define(isEnabled: boolean, condition: string | null = null): void {
  const allowed = { allowedResourceActions: ['microsoft.directory/users/password/update'], condition }
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
  expect(await listLocations(await authorizeOwn())).toMatchObject([{ name: 'Pike Street' }])
  const { decisions, locations } = await authorizeView(amara())
  expect(decisions['reset-password']).toEqual({ allowed: true })
  expect(decisions['change-methods']).toEqual({ allowed: false, reason: 'role' })
  expect(locations).toMatchObject([{ name: 'Pike Street' }])
})

test('a role of this tenant’s own counts through a group, too', async () => {
  define(true)
  const group = [...pretendTenant().tenant.groups.values()].find((one) => one.isAssignableToRole)
  group?.members.add(nora())
  give(group?.id ?? '', custom, 'Pike Street')
  signedInAs('nora')
  expect(await listLocations(await authorizeOwn())).toMatchObject([{ name: 'Pike Street' }])
  expect((await authorize('reset-password', amara())).person.id).toBe(amara())
})

test('a role of this tenant’s own counts for nothing once it is switched off', async () => {
  define(false)
  give(nora(), custom, 'Pike Street')
  signedInAs('nora')
  await expect(authorizeView(amara())).rejects.toMatchObject({ failure: 'not-found' })
})

test('what a role of this tenant’s own allows on a condition is not counted on', async () => {
  define(true, '$ResourceIsSelf')
  give(nora(), custom, 'Pike Street')
  signedInAs('nora')
  await expect(authorizeView(amara())).rejects.toMatchObject({ failure: 'not-found' })
})
