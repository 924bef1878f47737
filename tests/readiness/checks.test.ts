import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { readTenant } from '@/lib/graph/setup-reading'
import type { GraphRequest, Judged, Parts, Reading } from '@/lib/setup/check'
import { checks } from '@/lib/setup/checks'
import { withOwn } from '@/lib/setup/reading'
import { roleIds } from '../simulator/roles'
import { give, inPretendTenant, pretendTenant, signedInAs } from '../tenant'
import { putInOrder } from './healthy'
import { ofSettings, own, planted, policy } from './planted'

inPretendTenant()

/** What of the app itself counts as in order; the settings of the tests do not. */
const inOrder: Partial<Parts['settings']> = {
  limits: { tenMinutes: 20, day: 60, personHour: 3 },
  evidence: 'required',
  knowsProxies: true,
}

async function read(): Promise<Reading> {
  signedInAs('root', 'setup')
  const reading = await withOwn(await readTenant(await authorizeSetup('setup'), () => {}))
  const { settings } = reading
  if (settings instanceof AppError) throw settings
  return { ...reading, settings: { ...settings, ...inOrder }, store: { kind: 'file' } }
}

function judge(id: string, reading: Reading): Judged {
  const found = checks.find((one) => one.id === id)
  if (!found) throw new Error(`There is no check ${id}`)
  return found.judge(reading)
}

/** As an administrator does who copies the request. */
async function carryOut(requests: GraphRequest[]): Promise<number[]> {
  const token = await pretendTenant().signIn('root', [
    ...new Set(requests.map(({ permission }) => permission)),
  ])
  const statuses: number[] = []
  for (const { method, path, body } of requests) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const request = new Request(`https://graph.microsoft.com/v1.0${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    statuses.push((await pretendTenant().handle(request)).status)
  }
  return statuses
}

beforeEach(putInOrder)

test('a tenant in order has nothing to fix, and only what Graph does not tell is left open', async () => {
  const reading = await read()
  const open = checks.filter((one) => one.judge(reading).verdict !== 'pass')
  expect(open.map(({ id }) => [id, judge(id, reading).verdict])).toEqual([['write-back', 'cannot-tell']])
})

test('every check but the one that Graph cannot answer has its fault planted here', () => {
  const tested = [...planted, ...own, ...ofSettings].map(([id]) => id)
  expect(
    checks
      .map(({ id }) => id)
      .filter((id) => id !== 'write-back')
      .sort(),
  ).toEqual(tested.sort())
  expect(checks.length).toBeGreaterThanOrEqual(25)
})

test.each(planted)(
  '%s: the fault is found, and no longer there once it is mended',
  async (id, plant, about, isFixed) => {
    plant()
    const judged = judge(id, await read())
    expect(judged.verdict).toBe('fail')
    if (about !== undefined) expect(judged.affected.map(({ name }) => name)).toContain(about)
    if (!isFixed) return
    const statuses = await carryOut(judged.fix?.requests ?? [])
    expect(statuses.length).toBeGreaterThan(0)
    expect(statuses.filter((status) => status >= 300)).toEqual([])
    expect(judge(id, await read()).verdict).toBe('pass')
  },
)

describe('of the app itself', () => {
  test.each(own)('%s is found', async (id, changed) => {
    expect(judge(id, { ...(await read()), ...changed }).verdict).toBe('fail')
  })

  test.each(ofSettings)('%s is found', async (id, changed) => {
    const reading = await read()
    const { settings } = reading
    if (settings instanceof AppError) throw settings
    expect(judge(id, { ...reading, settings: { ...settings, ...changed } }).verdict).toBe('fail')
  })
})

test('what the app offers to mend itself is asked of Graph in so many words', async () => {
  for (const [, plant] of planted.filter(([id]) => id.endsWith('policy'))) plant()
  const reading = await read()
  for (const id of ['sms-policy', 'pass-policy', 'qr-policy'])
    expect(judge(id, reading).fix).toMatchObject({ byUs: true, requests: [{ method: 'PATCH' }] })
})

test('nobody loses a role by a button: what a guest or a role without use holds is shown, one by one', async () => {
  for (const [id, plant] of planted) if (/^managers-(guest|blocked)$|^roles-in-vain$/.test(id)) plant()
  const reading = await read()
  for (const id of ['managers-guest', 'managers-blocked', 'roles-in-vain'])
    expect(judge(id, reading).fix?.byUs, id).not.toBe(true)
})

test('a guest who may read the directory manages as others do, and what they hold over the tenant is no fault', async () => {
  for (const [id, plant] of planted) if (id === 'managers-guest') plant()
  for (const { user } of pretendTenant().tenant.people.values())
    if (user.userType === 'Guest') give(user.id, roleIds.directoryReaders, null)
  expect(judge('managers-guest', await read()).verdict).toBe('pass')
})

test('a part that Graph refuses leaves the others, and says so', async () => {
  pretendTenant().state.faults.push({
    match: { path: 'userRegistrationDetails|/identity/conditionalAccess' },
    fault: { status: 403 },
  })
  const reading = await read()
  for (const id of ['sms-only', 'nothing-registered', 'admins-locked-out', 'second-factor'])
    expect(judge(id, reading)).toMatchObject({ verdict: 'cannot-tell', cause: 'refused' })
  expect(judge('consent', reading).verdict).toBe('pass')
})

test('without an Entra ID P2 licence nothing has to be activated, and sign-ins cannot be told', async () => {
  policy({ premium: false })
  const reading = await read()
  expect(judge('roles-ending', reading).verdict).toBe('pass')
  expect(judge('managers-never-signed-in', reading)).toMatchObject({
    verdict: 'cannot-tell',
    cause: 'refused',
  })
})
