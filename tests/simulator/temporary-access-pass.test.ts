import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { portalHost } from './constants.ts'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, control, graphAs, json, rowsOf } from './test-client.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretend-pass-'))
const secretsFile = join(folder, 'secrets.jsonl')
const simulator = createSimulator({ secretsFile })
beforeEach(() => simulator.reset())
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (name: string) =>
  `/users/${accountOf(simulator, name).user.id}/authentication/temporaryAccessPassMethods`

async function create(manager: string, name: string, body: unknown = {}) {
  return (await graphAs(simulator, manager))('POST', pathOf(name), { headers: json, body })
}

async function passOf(name: string) {
  const [pass] = rowsOf(await (await graphAs(simulator, 'tessa'))('GET', pathOf(name)))
  return pass
}

/** Types into the office portal. */
async function signIn(username: string, password: string) {
  const body = new URLSearchParams({ username: `${username}@contoso.example`, password })
  const request = new Request(`https://${portalHost}/`, { method: 'POST', body })
  return (await simulator.handle(request)).status
}

test('a pass is shown once, when it is made, and signs in', async () => {
  const { status, body } = await create('megan', 'amara.okafor')
  expect(status).toBe(201)
  expect(body).toMatchObject({
    temporaryAccessPass: expect.stringMatching(/^.{8}$/),
    lifetimeInMinutes: 60,
    isUsableOnce: false,
    isUsable: true,
    methodUsabilityReason: 'EnabledByPolicy',
  })
  expect(await passOf('amara.okafor')).toMatchObject({ id: body.id, temporaryAccessPass: null })
  const secret = String(body.temporaryAccessPass)
  expect(await signIn('amara.okafor', secret)).toBe(200)
  expect(await signIn('amara.okafor', secret)).toBe(200)
  expect(existsSync(secretsFile) && readFileSync(secretsFile, 'utf8')).toContain(
    JSON.stringify({ kind: 'temporary-access-pass', value: secret }),
  )
})

test('a pass for one sign-in is good for one', async () => {
  const { body } = await create('megan', 'amara.okafor', { isUsableOnce: true })
  expect(await signIn('amara.okafor', String(body.temporaryAccessPass))).toBe(200)
  expect(await signIn('amara.okafor', String(body.temporaryAccessPass))).toBe(401)
  expect(await passOf('amara.okafor')).toMatchObject({
    isUsable: false,
    methodUsabilityReason: 'OneTimeUsed',
  })
})

test('a new one takes the place of the one before', async () => {
  const first = await create('megan', 'amara.okafor')
  const { body } = await create('megan', 'amara.okafor')
  expect(rowsOf(await (await graphAs(simulator, 'megan'))('GET', pathOf('amara.okafor')))).toHaveLength(1)
  expect(await signIn('amara.okafor', String(first.body.temporaryAccessPass))).toBe(401)
  expect(await signIn('amara.okafor', String(body.temporaryAccessPass))).toBe(200)
})

test('a pass can start later, and is over after its time', async () => {
  const startDateTime = new Date(Date.now() + 3_600_000).toISOString()
  const { body } = await create('megan', 'amara.okafor', { startDateTime, lifetimeInMinutes: 120 })
  expect(body.methodUsabilityReason).toBe('NotYetValid')
  await control(simulator, '/clock', { offsetSeconds: 2 * 3600 })
  expect(await passOf('amara.okafor')).toMatchObject({ isUsable: true })
  await control(simulator, '/clock', { offsetSeconds: 4 * 3600 })
  expect(await passOf('amara.okafor')).toMatchObject({ methodUsabilityReason: 'Expired' })
})

test('a pass that is deleted is gone', async () => {
  const graph = await graphAs(simulator, 'megan')
  const path = `${pathOf('dmytro.shevchenko')}/${String((await passOf('dmytro.shevchenko'))?.id)}`
  expect((await graph('GET', path)).body.temporaryAccessPass).toBeNull()
  expect((await graph('DELETE', path)).status).toBe(204)
  expect((await graph('GET', path)).status).toBe(404)
})

describe('the policy', () => {
  test.each([
    [{ lifetimeInMinutes: 59 }],
    [{ lifetimeInMinutes: 481 }],
    [{ lifetimeInMinutes: 60.5 }],
    [{ isUsableOnce: 'yes' }],
    [{ startDateTime: 'tomorrow' }],
    [{ startDateTime: '2024-01-01T00:00:00Z' }],
    [{ temporaryAccessPass: 'of-my-choice' }],
  ])('refuses %o', async (body) => {
    expect((await create('megan', 'amara.okafor', body)).status).toBe(400)
  })

  test('says in its words how long a pass may be', async () => {
    await control(simulator, '/policy', { passMinimumMinutes: 10, passMaximumMinutes: 43_200 })
    expect((await create('megan', 'amara.okafor', { lifetimeInMinutes: 43_200 })).status).toBe(201)
    const answer = await create('megan', 'amara.okafor', { lifetimeInMinutes: 9 })
    expect(codeOf(answer)).toBe('badRequest')
    expect(answer.text).toContain('between 10 and 43200')
  })

  test('may want passes for one sign-in only', async () => {
    await control(simulator, '/policy', { passUsableOnce: true })
    expect((await create('megan', 'amara.okafor', { isUsableOnce: false })).status).toBe(400)
    expect((await create('megan', 'amara.okafor')).body.isUsableOnce).toBe(true)
  })

  test('without passes refuses new ones and makes those that there are useless', async () => {
    await control(simulator, '/policy', { temporaryAccessPass: false })
    expect((await create('megan', 'amara.okafor')).text).toContain('TemporaryAccessPass')
    expect(await passOf('dmytro.shevchenko')).toMatchObject({ methodUsabilityReason: 'DisabledByPolicy' })
  })
})

test.each([
  ['megan', 'megan', 'oneself', 403],
  ['hugo', 'nora', 'anybody, by a Helpdesk Administrator', 403],
  ['megan', 'tomas.reyes', 'an administrator', 403],
  ['megan', 'dana.novak_partner.example#EXT#', 'a guest', 400],
])('%s cannot make one for %s: %s', async (manager, person, _why, status) => {
  expect((await create(manager, person)).status).toBe(status)
})

test('there is somebody with a pass in every state', async () => {
  const names = ['dmytro.shevchenko', 'eleni.papadopoulou', 'layla.haddad', 'noa.cohen']
  const reasons = await Promise.all(names.map(async (name) => (await passOf(name))?.methodUsabilityReason))
  expect(reasons).toEqual(['EnabledByPolicy', 'Expired', 'NotYetValid', 'OneTimeUsed'])
})
