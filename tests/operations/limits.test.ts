import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { database } from '@/lib/store/database'
import { startOperation, type Intent } from '@/lib/store/operations'
import { anIntent } from '../store/an-intent'
import { account, formFor, inPretendTenant, signedInAs, writes } from '../tenant'
import { stored, trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

const minute = 60_000
const asDelivered = { tenMinutes: 20, day: 60, personHour: 3, alarmHour: 300 }
beforeEach(() => void Object.assign(env().limits, asDelivered))

/** So many actions that were carried out, for a person each, so long ago. */
async function past(count: number, ago: number, { manager = 'megan', person = '' } = {}): Promise<void> {
  const done = { session: 's', capability: 'reset-password', state: 'succeeded' as const, sealed: '' }
  const rows = Array.from({ length: count }, () => ({
    ...done,
    id: randomUUID(),
    manager: account(manager).user.id,
    person: person || randomUUID(),
    started_at: Date.now() - ago,
  }))
  await (await database()).insertInto('operations').values(rows).execute()
}

async function expectLimit(sentence: string, inMinutes: number): Promise<void> {
  signedInAs('megan')
  const state = await resetPassword(null, formFor('amara.okafor'))
  expect(state).toMatchObject({
    status: 'failed',
    problem: {
      failure: 'limited',
      sentence: expect.stringContaining(sentence),
      tryAt: expect.stringMatching(/^It works again from .*\d\d:\d\d/),
    },
  })
  if (state.status !== 'failed') return
  expect(((state.problem.retryAt ?? 0) - Date.now()) / minute).toBeCloseTo(inMinutes, 0)
  expect(writes()).toEqual([])
  expect(trail().at(-1)).toMatchObject({ phase: 'deny', result: 'denied', target: { name: 'Amara Okafor' } })
}

async function expectSuccess(): Promise<void> {
  signedInAs('megan')
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
}

test('the 21st action of ten minutes is refused, with the time from which it works again', async () => {
  await past(20, 4 * minute)
  await expectLimit('You may make 20 changes in 10 minutes.', 6)
})

test.each([
  ['the twentieth of ten minutes', 19, 4],
  ['the 21st, ten minutes later', 20, 10],
])('%s is not', async (_which, count, minutes) => {
  await past(count, minutes * minute)
  await expectSuccess()
})

test('the 61st action of a day is refused', async () => {
  for (const hours of [20, 15, 10]) await past(20, hours * 60 * minute)
  await expectLimit('You may make 60 changes in 24 hours.', 4 * 60)
})

test('the fourth for one person within an hour is refused, whoever did the others', async () => {
  await past(2, 20 * minute, { manager: 'alex', person: account('amara.okafor').user.id })
  await past(1, 50 * minute, { person: account('amara.okafor').user.id })
  await expectLimit('For one person this may be done 3 times an hour.', 10)
})

test('what was refused before Microsoft heard of it does not count', async () => {
  await past(3, 20 * minute, { person: account('amara.okafor').user.id })
  for (let n = 0; n < 3; n += 1) await expectLimit('For one person', 40)
  expect(await stored()).toHaveLength(3)
})

test('half of a limit raises an alarm, once, and so does all of it', async () => {
  for (const earlier of [8, 8]) {
    await past(earlier, 4 * minute)
    for (let n = 0; n < 2; n += 1) await startOperation(anIntent({ manager: account('megan').user.id }))
  }
  const alarms = trail().filter(({ phase }) => phase === 'alarm')
  expect(alarms).toMatchObject([
    { reason: 'limit-short', change: { count: 10, most: 20 } },
    { reason: 'limit-short', change: { count: 20, most: 20 } },
  ])
})

test('300 in an hour in the whole tenant raise an alarm and refuse nobody', async () => {
  Object.assign(env().limits, { alarmHour: 5 })
  for (const manager of ['megan', 'alex']) await past(2, minute, { manager })
  for (let n = 0; n < 2; n += 1) await startOperation(anIntent({ manager: account('hugo').user.id }))
  const alarms = trail().filter(({ phase }) => phase === 'alarm')
  expect(alarms).toMatchObject([{ reason: 'limit-tenant', change: { count: 5, most: 5 } }])
})

test('of forty starts at the same moment exactly as many go through as the limit allows', async () => {
  const starts = Array.from({ length: 40 }, () => untilHeard(anIntent({ manager: 'one' })))
  const ends = await Promise.all(starts)
  expect(await stored()).toHaveLength(20)
  expect(ends.filter((end) => end === 'limited')).toHaveLength(20)
})

/** Whoever is told that the store is too busy sends again. */
async function untilHeard(intent: Intent): Promise<string> {
  for (;;) {
    const failure = await startOperation(intent).then(
      () => 'started',
      (error: unknown) => (error instanceof AppError ? error.failure : Promise.reject(error)),
    )
    if (failure !== 'unavailable') return failure
  }
}

test('in Setup one thing after the other is done for the organisation', async () => {
  const person = randomUUID()
  const done: string[] = []
  for (let time = 0; time < 5; time += 1) {
    const intent = anIntent({ person, action: 'setup-fix' })
    await startOperation(intent)
    await (await database()).updateTable('operations').set({ state: 'succeeded' }).execute()
    done.push(intent.id)
  }
  expect(done).toHaveLength(5)
})
