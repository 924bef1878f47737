import { beforeEach, expect, test, vi } from 'vitest'
import { addPhoneNumber } from '@/app/staff/[staffId]/phone/action'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { env } from '@/lib/env'
import type { Asked } from '@/lib/evidence'
import { reconcile } from '@/lib/reconciler'
import { formFor, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { trail, withFreshTrail } from './trail'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()
beforeEach(() => ask('required'))

function ask(how: Asked): void {
  Object.assign(env(), { evidence: how, reason: how })
}

async function send(fields: Record<string, string>) {
  signedInAs('megan')
  return resetPassword(null, formFor('amara.okafor', fields))
}

test('how the manager made sure, and why, stand in every record of it, whoever writes it', async () => {
  pretendTenant().state.faults.push({
    match: { path: 'resetPassword' },
    times: 1,
    fault: { reset: 'after' },
  })
  await send({ evidence: 'call-back', reason: '  INC-4711: forgot it after holiday ' })
  await reconcile(Date.now() + 30_000)
  const evidence = { how: 'call-back', reason: 'INC-4711: forgot it after holiday' }
  expect(trail()).toMatchObject([
    { phase: 'intent', evidence },
    { phase: 'outcome', evidence },
    { phase: 'reconcile', evidence },
  ])
})

test.each([
  [{}, { evidence: 'evidence-needed', reason: 'reason-needed' }],
  [{ evidence: 'in-person', reason: '   ' }, { reason: 'reason-needed' }],
  [{ evidence: 'by-magic', reason: 'x' }, { evidence: 'evidence-needed' }],
  [{ evidence: 'video', reason: 'x'.repeat(201) }, { reason: 'reason-long' }],
  [{ evidence: 'video', reason: 'one\nline\u0000' }, { reason: 'reason-characters' }],
] as [Record<string, string>, object][])(
  'required, and sent %j: nothing is changed',
  async (fields, faults) => {
    const state = await send(fields)
    expect(state).toMatchObject({ status: 'invalid', fields: faults })
    expect(writes()).toEqual([])
    expect(trail()).toEqual([])
  },
)

test('a phone number asks for it like a password', async () => {
  signedInAs('megan')
  const number = { phoneType: 'mobile', country: 'US', phoneNumber: '206 555 0199' }
  const state = await addPhoneNumber(null, formFor('amara.okafor', number))
  expect(state).toMatchObject({
    fields: { evidence: 'evidence-needed', reason: 'reason-needed' },
    typed: number,
  })
  expect(writes()).toEqual([])
})

test('what was typed comes back with the answer, whatever went wrong', async () => {
  const typed = { evidence: 'video', reason: 'INC-4711' }
  expect(await send({ ...typed, newPassword: 'x' })).toMatchObject({ status: 'invalid', kept: typed })
  pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, fault: { status: 409 } })
  expect(await send(typed)).toMatchObject({ status: 'failed', kept: typed })
})

test('optional, it may be left out', async () => {
  ask('optional')
  expect(await send({ evidence: '', reason: '' })).toMatchObject({ status: 'done' })
  expect(trail()[0]).not.toHaveProperty('evidence')
})

test('off, it is not taken', async () => {
  ask('off')
  expect(await send({ evidence: 'by-magic', reason: 'x'.repeat(500) })).toMatchObject({ status: 'done' })
  expect(JSON.stringify(trail())).not.toContain('xxx')
})
