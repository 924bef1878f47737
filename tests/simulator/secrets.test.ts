import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { clientSecret, personaPassword } from './constants.ts'
import { startSimulator } from './server.ts'
import type { RunningSimulator } from './server.ts'
import { readSettings } from './settings.ts'
import { accountOf, control, graphAs, json, reset, signInFlow } from './test-client.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretend-secrets-'))
const secretsFile = join(folder, 'secrets.jsonl')
let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator({ secretsFile })
})
beforeEach(() => {
  rmSync(secretsFile, { force: true })
  simulator.reset()
})
afterAll(async () => {
  await simulator.close()
  rmSync(folder, { recursive: true })
})

function noted(): { kind: string; value: string }[] {
  if (!existsSync(secretsFile)) return []
  const lines = readFileSync(secretsFile, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line))
}

test('every secret of a sign-in is noted', async () => {
  const flow = signInFlow(simulator.url)
  const code = await flow.codeFor('megan')
  const { body } = await flow.redeem(code, { code_verifier: 'a verifier' })
  expect(body.error).toBe('invalid_grant')
  const redeemed = (await flow.redeem(code)).body
  expect(noted()).toEqual(
    expect.arrayContaining([
      { kind: 'state', value: 'a state' },
      { kind: 'nonce', value: 'a nonce' },
      { kind: 'authorization-code', value: code },
      { kind: 'pkce-verifier', value: 'a verifier' },
      { kind: 'client-secret', value: clientSecret },
      { kind: 'access-token', value: redeemed.access_token },
      { kind: 'refresh-token', value: redeemed.refresh_token },
      { kind: 'id-token', value: redeemed.id_token },
    ]),
  )
  expect(noted().map(({ value }) => value)).not.toContain(personaPassword)
})

test('a generated password is noted, and a typed one even if it is refused', async () => {
  const graph = await graphAs(simulator, 'megan')
  const { body } = await reset(graph, accountOf(simulator, 'amara.okafor'))
  await reset(graph, accountOf(simulator, 'nora'), { newPassword: 'Quiet-Harbour-58' })
  expect(noted().filter(({ kind }) => kind === 'password')).toEqual([
    { kind: 'password', value: body.newPassword },
    { kind: 'password', value: 'Quiet-Harbour-58' },
  ])
})

test('what a fault meets was received all the same', async () => {
  const graph = await graphAs(simulator, 'megan')
  await control(simulator, '/faults', [
    { fault: { status: 503 } },
    { match: { host: 'login.microsoftonline.com' }, fault: { status: 503 } },
  ])
  await reset(graph, accountOf(simulator, 'amara.okafor'), { newPassword: 'Quiet-Harbour-58' })
  await signInFlow(simulator.url).token({ client_secret: 'another secret' })
  expect(noted()).toContainEqual({ kind: 'password', value: 'Quiet-Harbour-58' })
  expect(noted()).toContainEqual({ kind: 'client-secret', value: 'another secret' })
})

test('a password in a batch is noted', async () => {
  const graph = await graphAs(simulator, 'megan')
  const item = { id: '1', method: 'PATCH', url: '/users/x', headers: json }
  const requests = [{ ...item, body: { passwordProfile: { password: 'Quiet-Harbour-58' } } }]
  await graph('POST', '/$batch', { headers: json, body: { requests } })
  expect(noted()).toContainEqual({ kind: 'password', value: 'Quiet-Harbour-58' })
})

test('a bent ID token and a forged state are noted too', async () => {
  await control(simulator, '/idp', { hostile: 'wrong-state' })
  const flow = signInFlow(simulator.url)
  const { back } = await flow.typeIn({ username: 'megan@contoso.example', password: personaPassword })
  expect(noted()).toContainEqual({ kind: 'state', value: back.get('state') })
})

test('nothing is printed, and nothing is in the log', async () => {
  const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  const flow = signInFlow(simulator.url)
  await flow.redeem(await flow.codeFor('megan'))
  await reset(await graphAs(simulator, 'megan'), accountOf(simulator, 'amara.okafor'))
  const text = JSON.stringify([printed.map(({ mock }) => mock.calls), simulator.state.log])
  for (const { value } of noted()) expect(text).not.toContain(value)
})

test('the environment names the file, and without it nothing is kept', async () => {
  expect(readSettings({ NODE_ENV: 'test', SIMULATOR_SECRETS_FILE: secretsFile }).options.secretsFile).toBe(
    secretsFile,
  )
  expect(readSettings({ NODE_ENV: 'test' }).options.secretsFile).toBeUndefined()
  const quiet = await startSimulator()
  const flow = signInFlow(quiet.url)
  await flow.redeem(await flow.codeFor('megan'))
  await quiet.close()
  expect(noted()).toEqual([])
})
