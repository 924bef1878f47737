import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, control, graphAs, json, reset, unitOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const typed = { newPassword: 'Quiet-Harbour-58' }

describe('a change of somebody in a restricted unit', () => {
  test.each([
    ['named', [403, 'accessDenied'], [403, 'Authorization_RequestDenied'], true],
    ['plain', [403, 'accessDenied'], [403, 'Authorization_RequestDenied'], false],
    ['badRequest', [400, 'Request_BadRequest'], [400, 'Request_BadRequest'], true],
  ])('is refused as the switch says: %s', async (restrictedRefusal, ofMethods, ofDirectory, isTold) => {
    await control(simulator, '/features', { restrictedRefusal })
    const graph = await graphAs(simulator, 'megan')
    const lena = accountOf(simulator, 'lena.fischer')
    const answers = [
      await reset(graph, lena),
      await graph('PATCH', `/users/${lena.user.id}`, { headers: json, body: { accountEnabled: false } }),
      await graph('POST', `/users/${lena.user.id}/revokeSignInSessions`),
    ]
    expect(answers.map((one) => [one.status, codeOf(one)])).toEqual([ofMethods, ofDirectory, ofDirectory])
    for (const { text } of answers)
      expect(text.includes('restricted management administrative unit')).toBe(isTold)
  })

  test('is refused like any other where the person is in none', async () => {
    const answer = await reset(await graphAs(simulator, 'megan'), accountOf(simulator, 'nora'))
    expect([answer.status, answer.text]).toEqual([403, expect.not.stringContaining('restricted management')])
  })
})

describe('a federated person’s reset', () => {
  test.each([
    ['operation', [202, undefined]],
    ['refuse', [400, 'Request_BadRequest']],
    ['deny', [403, 'accessDenied']],
  ])('without write-back is answered as the switch says: %s', async (federatedReset, expected) => {
    await control(simulator, '/policy', { federated: true, writeback: false })
    await control(simulator, '/features', { federatedReset, operationSeconds: 0 })
    const ingrid = accountOf(simulator, 'ingrid.sorensen')
    const before = ingrid.password
    const answer = await reset(await graphAs(simulator, 'megan'), ingrid, typed)
    expect([answer.status, codeOf(answer)]).toEqual(expected)
    expect(ingrid.password).toBe(before)
  })

  test('with write-back is one like any other', async () => {
    await control(simulator, '/policy', { federated: true })
    await control(simulator, '/features', { federatedReset: 'refuse', operationSeconds: 0 })
    const ingrid = accountOf(simulator, 'ingrid.sorensen')
    expect((await reset(await graphAs(simulator, 'megan'), ingrid, typed)).status).toBe(202)
  })
})

describe('somebody deleted behind Graph’s back', () => {
  test('is not there any more, nor in a unit', async () => {
    const { id } = accountOf(simulator, 'amara.okafor').user
    await control(simulator, '/lag', { seconds: 600 })
    const deleted = await control(simulator, `/users/${id}`, undefined, 'DELETE')
    expect([deleted.status, deleted.body]).toEqual([200, { deleted: id }])
    const graph = await graphAs(simulator, 'megan')
    expect(codeOf(await graph('GET', `/users/${id}`))).toBe('Request_ResourceNotFound')
    expect(unitOf(simulator, 'Pike Street').members.has(id)).toBe(false)
    expect((await control(simulator, `/users/${id}`, undefined, 'DELETE')).status).toBe(404)
  })
})

test('a switch takes none but its own words', async () => {
  for (const wrong of [{ restrictedRefusal: 'loud' }, { federatedReset: true }])
    expect((await control(simulator, '/features', wrong)).status).toBe(400)
})
