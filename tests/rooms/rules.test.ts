import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { GET as getLogo } from '@/app/logo/route'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { saveRules } from '@/app/setup/rules/action'
import { getActivity } from '@/app/activity/queries'
import { getRules } from '@/app/setup/rules/queries'
import { tellActivity } from '@/lib/activity-words'
import { env } from '@/lib/env'
import { authorize } from '@/lib/graph/authorize'
import { database } from '@/lib/store/database'
import { freshRules, resetRules } from '@/lib/store/rules'
import { seal } from '@/lib/store/seal'
import { readSession } from '@/lib/store/sessions'
import { trail, withFreshTrail } from '../operations/trail'
import { aSession } from '../store/a-session'
import { account, formFor, inPretendTenant, signedInAs } from '../tenant'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()
afterEach(async () => {
  vi.useRealTimers()
  await resetRules()
  await freshRules()
})

/** The form as the page draws it for root, with these fields changed; null leaves one out. */
async function send(change: Record<string, string | Blob | null>) {
  signedInAs('root', 'setup')
  const { version, texts } = await getRules()
  const form = new FormData()
  const fields = { operation: randomUUID(), version: String(version), ...texts, ...change }
  for (const [name, value] of Object.entries(fields)) if (value !== null) form.set(name, value)
  return saveRules(null, form)
}

const png = new Blob([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
])

test('what is changed holds at once, and stands in the trail', async () => {
  expect(await send({ PASS: null, LIMIT_DAY: '40', SUPPORT_CONTACT: '' })).toMatchObject({ status: 'done' })
  expect(env()).toMatchObject({ limits: { day: 40 }, supportContact: undefined })
  signedInAs('megan')
  await expect(authorize('temporary-access-pass', account('amara.okafor').user.id)).rejects.toMatchObject({
    failure: 'switched-off',
  })
  const change = { LIMIT_DAY: '1000000 → 40', PASS: 'on → off', SUPPORT_CONTACT: '•' }
  expect(await trail()).toMatchObject([
    { action: 'setup-rules', phase: 'intent', change },
    { action: 'setup-rules', phase: 'outcome', result: 'ok' },
  ])
})

test('a word with signs that mean something in a sentence breaks none', async () => {
  await send({ LOCATIONS_WORD: '{Stores', BRAND_NAME: '<b>Keys</b> {x}' })
  expect(env()).toMatchObject({ locationsWord: 'Stores', brand: { name: 'bKeys/b x' } })
})

test('a limit of the rules is the limit of the next action', async () => {
  await send({ LIMIT_PERSON_HOUR: '1' })
  signedInAs('megan')
  expect(await resetPassword(null, formFor('sam.ortiz'))).toMatchObject({ status: 'done' })
  expect(await resetPassword(null, formFor('sam.ortiz'))).toMatchObject({
    status: 'failed',
    problem: { failure: 'limited' },
  })
})

/** As another node writes it. */
async function elsewhere(changes: object, purpose = 'rules'): Promise<void> {
  const version = (await freshRules()).version + 1
  const sealed = await seal(purpose, JSON.stringify({ version, changes, logo: null }))
  const row = { name: 'settings' as const, version, sealed }
  const store = (await database()).insertInto('rules').values(row)
  await store.onConflict((conflict) => conflict.column('name').doUpdateSet(row)).execute()
}

test('what another node changed holds here from the next request on, for sessions too', async () => {
  const id = await aSession()
  vi.useFakeTimers({ now: Date.now() + 10 * 60_000, toFake: ['Date'] })
  expect(await readSession(id, false)).not.toBeNull()
  await elsewhere({ SESSION_IDLE_MINUTES: '5', METHODS: 'off' })
  expect(await readSession(id, false)).toBeNull()
  expect(env().features.methods).toBe(false)
})

test('what is no longer what a setting may be is left to the environment, and the rest holds', async () => {
  await elsewhere({ LIMIT_DAY: 'many', LIMIT_10_MINUTES: '7', OF_A_NEWER_VERSION: 'x' })
  await freshRules()
  expect(env().limits).toMatchObject({ tenMinutes: 7, day: 1_000_000 })
})

test('rules that somebody wrote into the database without the key do not count, nor older ones put back', async () => {
  await elsewhere({ LIMIT_DAY: '30' })
  await freshRules()
  const db = await database()
  const older = await db
    .selectFrom('rules')
    .selectAll()
    .where('name', '=', 'settings')
    .executeTakeFirstOrThrow()
  await elsewhere({ LIMIT_DAY: '20' })
  await freshRules()
  await elsewhere({ LIMIT_DAY: '9' }, 'step-up')
  expect([(await freshRules()).changes, env().limits.day]).toEqual([{ LIMIT_DAY: '20' }, 20])
  await db.updateTable('rules').set(older).where('name', '=', 'settings').execute()
  expect([(await freshRules()).changes, env().limits.day]).toEqual([{ LIMIT_DAY: '20' }, 20])
})

test('what is set back to what the environment says follows the environment again', async () => {
  await send({ LIMIT_DAY: '40', QR_CODE: null })
  await send({ LIMIT_DAY: '1000000' })
  expect((await freshRules()).changes).toEqual({ QR_CODE: 'off' })
})

test('who has not seen what somebody else changed is told so, and overwrites nothing', async () => {
  await send({ LIMIT_DAY: '40' })
  expect(await send({ version: '0', LIMIT_DAY: '50' })).toMatchObject({
    status: 'failed',
    problem: { failure: 'changed-meanwhile' },
    typed: { LIMIT_DAY: '50' },
  })
  expect(env().limits.day).toBe(40)
})

describe('what cannot be is said at its field, and nothing is changed', () => {
  test.each([
    ['LIMIT_DAY', '', 'number'],
    ['LIMIT_DAY', '4', 'number'],
    ['STEP_UP_MINUTES', '1', 'number'],
    ['LIMIT_DAY', '4.5', 'number'],
    ['SESSION_HOURS', '13', 'number'],
    ['PASS_MINUTES', '480-60', 'minutes'],
    ['EVIDENCE', 'sometimes', 'choice'],
    ['NOTICE', 'x'.repeat(61), 'text'],
    ['BRAND_ACCENT', 'teal', 'colour'],
    ['BRAND_ACCENT', '#ffcc00', 'contrast'],
    ['LOGO', new Blob(['<svg onload="alert(1)"/>'], { type: 'image/png' }), 'logo-kind'],
    ['LOGO', new Blob([png, new Uint8Array(100 * 1024)]), 'logo-large'],
  ])('%s: %s', async (name, value, fault) => {
    expect(await send({ [name]: value })).toMatchObject({ status: 'invalid', fields: { [name]: fault } })
    expect((await freshRules()).changes).toEqual({})
  })

  test('a form that changes nothing', async () => {
    expect(await send({})).toMatchObject({ status: 'invalid', fields: { nothing: 'nothing' } })
  })
})

test.each(['petra', 'rani', 'megan'])('%s may not change the rules', async (persona) => {
  signedInAs(persona, 'setup')
  const form = new FormData()
  form.set('operation', randomUUID())
  expect(await saveRules(null, form)).toMatchObject({
    status: 'failed',
    problem: { failure: persona === 'megan' ? 'not-found' : 'not-allowed' },
  })
})

const asked = new Request('https://mystaff.contoso.example/logo')

test('a logo is shown to everybody until it is taken away', async () => {
  expect((await getLogo(asked)).status).toBe(404)
  await send({ LOGO: png })
  const answer = await getLogo(asked)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(await png.arrayBuffer()))
  // Whatever else is changed leaves it where it is.
  await send({ LIMIT_DAY: '40' })
  expect((await getRules()).logo).toMatch(/^[\w-]{22}$/)
  await send({ removeLogo: 'on' })
  expect((await getLogo(asked)).status).toBe(404)
})

test('Activity tells what was changed in the words of the page, each value held by itself', async () => {
  await send({ LIMIT_DAY: '40', NOTICE: 'Till Friday; LIMIT_DAY: 20 → 60' })
  const { entries } = await getActivity({})
  const [told] = await tellActivity(entries)
  expect(told?.sentence).toContain(
    'Changes by one manager in a day: \u20681000000 → 40\u2069, Notice at the top of every page: \u2068– → Till Friday; LIMIT_DAY: 20 → 60\u2069',
  )
})
