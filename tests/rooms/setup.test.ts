import { expect, test } from 'vitest'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { account, give, inPretendTenant, pretendTenant, signedInAs } from '../tenant'
import { roleIds } from '../simulator/roles'

inPretendTenant()

test.each(['root', 'petra', 'rani'])('%s, who runs the tenant, enters Setup', async (persona) => {
  signedInAs(persona, 'setup')
  expect((await authorizeSetup('setup')).manager.id).toBe(account(persona).user.id)
})

test.each(['megan', 'alex', 'vera', 'gina', 'tessa', 'nora', 'guest'])(
  'for %s there is no Setup',
  async (persona) => {
    signedInAs(persona, 'setup')
    await expect(authorizeSetup('setup')).rejects.toMatchObject({ failure: 'not-found' })
  },
)

test('who runs the tenant is asked for the permissions of Setup first', async () => {
  signedInAs('root')
  await expect(authorizeSetup('setup')).rejects.toMatchObject({ failure: 'setup-consent' })
})

test('whoever looks after a location is not even asked for them', async () => {
  signedInAs('megan')
  await expect(authorizeSetup('setup')).rejects.toMatchObject({ failure: 'not-found' })
})

test('a role over a location does not open Setup, whatever it is called', async () => {
  give(account('nora').user.id, roleIds.privilegedRoleAdministrator, 'Pike Street')
  signedInAs('nora', 'setup')
  await expect(authorizeSetup('setup')).rejects.toMatchObject({ failure: 'not-found' })
})

test.each([
  ['root', 'setup-self-service', 'may'],
  ['root', 'setup-proofs', 'may'],
  ['petra', 'setup-self-service', 'may'],
  ['petra', 'setup-proofs', 'may not'],
  ['rani', 'setup-self-service', 'may not'],
  ['rani', 'setup-proofs', 'may not'],
] as const)('%s and %s: %s', async (persona, capability, verdict) => {
  signedInAs(persona, 'setup')
  const asked = authorizeSetup(capability).then(
    () => 'may',
    (error: { failure: string; variant: string }) =>
      error.failure === 'not-allowed' && error.variant === 'setup' && 'may not',
  )
  expect(await asked).toBe(verdict)
})

test('a role that was taken away opens nothing, from the next request on', async () => {
  signedInAs('root', 'setup')
  await authorizeSetup('setup')
  const { id } = account('root').user
  const { tenant } = pretendTenant()
  tenant.assignments = tenant.assignments.filter(({ principalId }) => principalId !== id)
  await expect(authorizeSetup('setup')).rejects.toMatchObject({ failure: 'not-found' })
})
