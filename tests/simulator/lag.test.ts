import { beforeEach, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, advanced, control, graphAs, reset, rowsOf, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const lag = (seconds: object) => control(simulator, '/lag', seconds)
const later = (offsetSeconds: number) => control(simulator, '/clock', { offsetSeconds })
const amara = () => accountOf(simulator, 'amara.okafor').user
const nora = () => accountOf(simulator, 'nora').user
const pikeStreet = () => unitOf(simulator, 'Pike Street')

/** Amara leaves Pike Street, Nora comes. */
function move() {
  const change = { add: [nora().id], remove: [amara().id] }
  return control(simulator, `/units/${pikeStreet().id}/members`, change)
}

async function idsAtPikeStreet(headers: object = advanced) {
  const path = `/directory/administrativeUnits/${pikeStreet().id}/members/microsoft.graph.user`
  const query = headers === advanced ? '?$count=true&$top=999&$select=id' : ''
  return rowsOf(await (await graphAs(simulator, 'megan'))('GET', path + query, { headers })).map(
    ({ id }) => id,
  )
}

test('the index knows of a move only after a while', async () => {
  await lag({ seconds: 60 })
  await move()
  expect(await idsAtPikeStreet()).toContain(amara().id)
  expect(await idsAtPikeStreet()).not.toContain(nora().id)
  await later(61)
  expect(await idsAtPikeStreet()).not.toContain(amara().id)
  expect(await idsAtPikeStreet()).toContain(nora().id)
})

test('several moves are taken back in turn', async () => {
  await lag({ seconds: 60 })
  const path = `/units/${pikeStreet().id}/members`
  for (const change of [{ remove: [amara().id] }, { add: [amara().id] }, { remove: [amara().id] }]) {
    await control(simulator, path, change)
  }
  expect(await idsAtPikeStreet()).toContain(amara().id)
  expect(await idsAtPikeStreet()).toHaveLength(48)
})

test('the counts of a unit are those of the index', async () => {
  await lag({ seconds: 60 })
  await control(simulator, `/units/${pikeStreet().id}/members`, { remove: [amara().id] })
  const graph = await graphAs(simulator, 'megan')
  const members = `/directory/administrativeUnits/${pikeStreet().id}/members`
  for (const path of [`${members}/$count`, `${members}/microsoft.graph.user/$count`]) {
    expect((await graph('GET', path, { headers: advanced })).text).toBe('48')
  }
})

test('a read that does not ask the index is up to date', async () => {
  await lag({ seconds: 60 })
  await move()
  expect(await idsAtPikeStreet({})).not.toContain(amara().id)
})

test('a person is still in the unit that they left, for whoever asks the index', async () => {
  await lag({ seconds: 60 })
  await move()
  const graph = await graphAs(simulator, 'megan')
  const path = `/users/${amara().id}/memberOf/microsoft.graph.administrativeUnit?$count=true&$select=displayName`
  const names = async () =>
    rowsOf(await graph('GET', path, { headers: advanced })).map(({ displayName }) => displayName)
  expect(await names()).toContain('Pike Street')
  await later(61)
  expect(await names()).not.toContain('Pike Street')
})

test('what is allowed goes by where the person truly is', async () => {
  await lag({ seconds: 60 })
  await move()
  const graph = await graphAs(simulator, 'megan')
  expect((await reset(graph, accountOf(simulator, 'amara.okafor'))).status).toBe(403)
  expect((await reset(graph, accountOf(simulator, 'nora'))).status).toBe(202)
})

test('search finds and shows people as they were, their own page as they are', async () => {
  await lag({ seconds: 60 })
  await control(simulator, `/users/${amara().id}`, { displayName: 'Amara Adeyemi' }, 'PATCH')
  const graph = await graphAs(simulator, 'megan')
  const search = async (name: string) =>
    rowsOf(await graph('GET', `/users?$search="displayName:${name}"`, { headers: advanced }))
  expect(await search('Amara Okafor')).toMatchObject([{ displayName: 'Amara Okafor' }])
  expect(await search('Amara Adeyemi')).toEqual([])
  expect((await graph('GET', `/users/${amara().id}`)).body.displayName).toBe('Amara Adeyemi')
  await later(61)
  expect(await search('Amara Adeyemi')).toMatchObject([{ displayName: 'Amara Adeyemi' }])
})

test('a role works, and is listed, only after a while', async () => {
  await lag({ roleSeconds: 60 })
  const role = { principal: nora().id, role: 'Authentication Administrator', scope: 'Pike Street' }
  await control(simulator, '/assignments', { add: [role] })
  const graph = await graphAs(simulator, 'nora')
  const path = `/roleManagement/directory/roleAssignments?$filter=principalId eq '${nora().id}'`
  expect((await reset(graph, accountOf(simulator, 'amara.okafor'))).status).toBe(403)
  expect(rowsOf(await graph('GET', path))).toEqual([])
  await later(61)
  expect((await reset(graph, accountOf(simulator, 'amara.okafor'))).status).toBe(202)
  expect(rowsOf(await graph('GET', path))).toHaveLength(1)
})

test('a role that was taken works on for a while', async () => {
  await lag({ roleSeconds: 60 })
  const role = {
    principal: 'megan@contoso.example',
    role: 'Authentication Administrator',
    scope: 'Pike Street',
  }
  await control(simulator, '/assignments', { remove: [role] })
  const graph = await graphAs(simulator, 'megan')
  expect((await reset(graph, accountOf(simulator, 'amara.okafor'))).status).toBe(202)
  const { body } = await control(simulator, '/users/megan@contoso.example', undefined, 'GET')
  expect(body.roles).toEqual([])
  await later(61)
  expect((await reset(graph, accountOf(simulator, 'amara.okafor'))).status).toBe(403)
})

test('a fresh tenant has no lag', async () => {
  await lag({ seconds: 60, roleSeconds: 60 })
  simulator.reset()
  await move()
  expect(await idsAtPikeStreet()).not.toContain(amara().id)
})

test.each([{ seconds: -1 }, { roleSeconds: 'long' }, { seconds: null }])('%o is no lag', async (seconds) => {
  expect((await lag(seconds)).status).toBe(400)
})
