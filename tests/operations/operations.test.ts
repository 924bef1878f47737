import { expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'
import { stored, trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

/** A cloud-only person's password can be set in two ways. */
const otherWayRefused = { match: { method: 'PATCH' }, fault: { status: 403 } }
const lostAnswer = { match: { path: 'resetPassword' }, times: 1, fault: { reset: 'after' as const } }

test('a reset leaves two records: what was about to be done, and how it ended', async () => {
  signedInAs('megan')
  const form = formFor('amara.okafor')
  await resetPassword(null, form)
  const [megan, amara] = [account('megan').user, account('amara.okafor').user]
  const whose = {
    operation: form.get('operation'),
    action: 'reset-password',
    actor: { id: megan.id, signInName: megan.userPrincipalName, roles: [expect.anything()] },
    target: {
      id: amara.id,
      name: 'Amara Okafor',
      unit: { name: 'Pike Street' },
      units: expect.arrayContaining([unit('Pike Street').id]),
    },
  }
  expect(trail()).toMatchObject([
    { ...whose, phase: 'intent' },
    { ...whose, phase: 'outcome', result: 'ok', writes: [{ method: 'POST', status: 202, attempts: 1 }] },
  ])
  expect(trail()[1]?.writes?.[0]?.path).toBe('/users/{id}/authentication/methods/{id}/resetPassword')
})

test('no record and no stored operation holds the password', async () => {
  signedInAs('megan')
  const state = await resetPassword(null, formFor('amara.okafor'))
  if (state.status !== 'done') throw new Error(state.status)
  expect(JSON.stringify([trail(), await stored()])).not.toContain(state.result.temporaryPassword)
})

test.each([
  ['carried out', {}, 'It was carried out the first time.'],
  ['refused', { status: 409 }, 'The first time did not work'],
  ['left without an answer', { reset: 'after' as const }, 'The first time no answer came back'],
])(
  'a form that was %s says so when it is sent once more, and shows no password',
  async (_how, fault, says) => {
    signedInAs('megan')
    if (Object.keys(fault).length) pretendTenant().state.faults.push({ ...lostAnswer, fault })
    const form = formFor('amara.okafor')
    await resetPassword(null, form)
    const before = writes().length
    const state = await resetPassword(null, form)
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'already-sent' } })
    expect(state).toMatchObject({
      problem: { sentence: expect.stringContaining(says), reference: form.get('operation') },
    })
    expect(writes()).toHaveLength(before)
  },
)

test('while it is still being carried out, the same form says that', async () => {
  signedInAs('megan')
  pretendTenant().state.faults.push({ ...lostAnswer, fault: { delayMs: 300 } })
  const form = formFor('amara.okafor')
  const first = resetPassword(null, form)
  await vi.waitFor(async () => expect(await stored()).toHaveLength(1))
  const second = await resetPassword(null, form)
  expect(second).toMatchObject({
    problem: { sentence: expect.stringContaining('It is being carried out right now') },
  })
  expect(await first).toMatchObject({ status: 'done' })
})

test.each([
  ['another person', 'megan', 'sam.ortiz'],
  ['another manager', 'alex', 'amara.okafor'],
])(
  'the id of a form is worth nothing for %s, and tells nothing of the first',
  async (_what, persona, person) => {
    signedInAs('megan')
    const form = formFor('amara.okafor')
    await resetPassword(null, form)
    signedInAs(persona)
    const state = await resetPassword(null, formFor(person, { operation: String(form.get('operation')) }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'already-sent', reference: null } })
    expect(writes()).toHaveLength(1)
    expect(trail().at(-1)).toMatchObject({ phase: 'deny', result: 'denied', reason: 'key-reuse' })
  },
)

test('while one manager changes a person, another one is told so; afterwards it works', async () => {
  signedInAs('megan')
  pretendTenant().state.faults.push({ ...lostAnswer, fault: { delayMs: 400 } })
  const first = resetPassword(null, formFor('amara.okafor'))
  await vi.waitFor(async () => expect(await stored()).toHaveLength(1))
  signedInAs('alex')
  const second = await resetPassword(null, formFor('amara.okafor'))
  expect(second).toMatchObject({ status: 'failed', problem: { failure: 'being-changed' } })
  expect(await first).toMatchObject({ status: 'done' })
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
  expect(writes()).toHaveLength(2)
})

test('a lost answer is recorded as unknown, a refusal of Microsoft as failed', async () => {
  signedInAs('megan')
  pretendTenant().state.faults.push(lostAnswer)
  await resetPassword(null, formFor('amara.okafor'))
  pretendTenant().state.faults.push({ ...lostAnswer, fault: { status: 403 } }, otherWayRefused)
  await resetPassword(null, formFor('amara.okafor'))
  expect(trail().filter(({ phase }) => phase === 'outcome')).toMatchObject([
    { result: 'unknown', reason: 'unanswered', writes: [{ status: null }] },
    // By the one way and by the other.
    { result: 'failed', reason: 'refused', writes: [{ status: 403 }, { status: 403 }] },
  ])
  expect((await stored()).map(({ state }) => state)).toEqual(['unknown', 'failed'])
})

test.each([408, 302])('an answer %i to a write leaves open whether it was done', async (status) => {
  signedInAs('megan')
  pretendTenant().state.faults.push({ ...lostAnswer, fault: { status } })
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'unknown' })
})

test('an answer that cannot be recorded reaches the person all the same', async () => {
  signedInAs('megan')
  const { appendAudit } = await import('@/lib/store/audit')
  const { AppError } = await import('@/lib/errors')
  vi.mocked(appendAudit).mockImplementation(async (_transaction, { phase }) => {
    if (phase === 'outcome') throw new AppError('unavailable')
  })
  const state = await resetPassword(null, formFor('amara.okafor'))
  vi.mocked(appendAudit).mockReset()
  expect(state).toMatchObject({ status: 'done' })
  expect(await stored()).toMatchObject([{ state: 'sent' }])
})
