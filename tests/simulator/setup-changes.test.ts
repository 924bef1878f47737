import { beforeEach, expect, test } from 'vitest'
import { clientId } from './constants.ts'
import { createSimulator } from './simulator.ts'
import { accountOf, graphAs, json, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const permissions = [
  'Application.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'AdministrativeUnit.ReadWrite.All',
  'Directory.Read.All',
]

async function statusesAs(persona: string, scopes: string[]): Promise<number[]> {
  const { body } = await (
    await graphAs(simulator, 'root', permissions)
  )('GET', `/applications(appId='${clientId}')?$select=id`)
  const application = `/applications/${String(body.id)}`
  const grant = '/oauth2PermissionGrants/for-everybody'
  const units = '/directory/administrativeUnits'
  const unit = `${units}/${unitOf(simulator, 'Pike Street').id}`
  const { id } = accountOf(simulator, 'nora').user
  const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${id}` }
  const changes: [method: string, path: string, body?: object][] = [
    ['PATCH', application, { signInAudience: 'AzureADMultipleOrgs' }],
    ['POST', `${application}/addPassword`, { passwordCredential: { displayName: 'another' } }],
    ['PATCH', grant, { scope: 'User.Read' }],
    ['DELETE', grant],
    ['POST', units, { displayName: 'New Street' }],
    ['POST', `${unit}/members/$ref`, reference],
    ['DELETE', `${unit}/members/${id}/$ref`],
  ]
  const graph = await graphAs(simulator, persona, scopes)
  const statuses: number[] = []
  for (const [method, path, sent] of changes)
    statuses.push((await graph(method, path, sent ? { headers: json, body: sent } : {})).status)
  return statuses
}

test('registration, grants and units are changed by who runs the tenant', async () => {
  expect(await statusesAs('root', permissions)).toEqual([204, 200, 204, 204, 201, 204, 204])
})

test('and not by others, or without the permission', async () => {
  const refused = Array.from({ length: 7 }, () => 403)
  expect(await statusesAs('megan', permissions)).toEqual(refused)
  expect(await statusesAs('root', ['Directory.Read.All'])).toEqual(refused)
})

test('nobody is put by hand into a unit that has a rule', async () => {
  const { id } = unitOf(simulator, 'Riverside Campus')
  const reference = `https://graph.microsoft.com/v1.0/users/${accountOf(simulator, 'nora').user.id}`
  const graph = await graphAs(simulator, 'root', permissions)
  const path = `/directory/administrativeUnits/${id}/members/$ref`
  expect((await graph('POST', path, { headers: json, body: { '@odata.id': reference } })).status).toBe(400)
})
