import { afterEach, describe, expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getResetPassword } from '@/app/staff/[staffId]/reset-password/queries'
import { env } from '@/lib/env'
import * as logging from '@/lib/log'
import { stored, trail, withFreshTrail } from '../operations/trail'
import { account, formFor, give, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()
afterEach(() => void Object.assign(env(), { typesPasswords: false, signOutAfterReset: 'ask' }))

const typed = 'Harbour-Lights-47'

async function reset(name: string, fields: Record<string, string> = {}) {
  return resetPassword({ status: 'open' }, formFor(name, fields))
}

async function done(name: string, fields: Record<string, string> = {}) {
  const state = await reset(name, fields)
  if (state.status !== 'done') throw new Error(JSON.stringify(state))
  return state.result
}

describe('a cloud-only person, where managers may type', () => {
  test('gets the typed password, and has to change it', async () => {
    Object.assign(env(), { typesPasswords: true })
    signedInAs('megan')
    expect(await done('amara.okafor', { newPassword: typed })).toMatchObject({
      temporaryPassword: typed,
      followUp: null,
    })
    expect(account('amara.okafor')).toMatchObject({ password: typed, mustChange: true })
  })

  test('gets one of Microsoft’s where the field is left empty', async () => {
    Object.assign(env(), { typesPasswords: true })
    signedInAs('megan')
    const { typing, suggestion } = await getResetPassword(account('amara.okafor').user.id)
    expect([typing, suggestion]).toEqual(['possible', expect.stringMatching(/-/)])
    const { temporaryPassword } = await done('amara.okafor', { newPassword: '' })
    expect(account('amara.okafor').password).toBe(temporaryPassword)
  })

  test.each([
    ['P@ssw0rd-26', 'common'],
    [' amara-Lights-47', 'name'],
    ['Short-1', 'length'],
  ])('keeps the password when %j is typed', async (newPassword, fault) => {
    Object.assign(env(), { typesPasswords: true })
    signedInAs('megan')
    expect(await reset('amara.okafor', { newPassword })).toMatchObject({
      status: 'invalid',
      fields: { newPassword: fault },
    })
    expect(writes()).toEqual([])
  })
})

test('a typed password while the setting is off is refused, and is in no log, no record and no answer', async () => {
  const lines: unknown[] = []
  const write = (...line: unknown[]) => void lines.push(line)
  const log = { warn: write, info: write, error: write } as unknown as ReturnType<typeof logging.log>
  vi.spyOn(logging, 'log').mockReturnValue(log)
  signedInAs('megan')
  const state = await reset('amara.okafor', { newPassword: typed })
  expect(state).toMatchObject({ status: 'invalid', fields: { newPassword: 'not-offered' } })
  expect(writes()).toEqual([])
  expect(JSON.stringify([state, lines, trail(), await stored()])).not.toContain('Harbour')
})

describe('where Microsoft lets the role manage no methods', () => {
  test('a cloud-only person’s password is set the other way, with a change forced', async () => {
    pretendTenant().state.features.helpdeskMayReset = false
    signedInAs('hugo')
    const { people } = pretendTenant().tenant
    const [cloud] = [...unit('Garden Terrace').members]
      .flatMap((id) => people.get(id) ?? [])
      .filter(({ user }) => user.onPremisesSyncEnabled === null && user.userType === 'Member')
    const name = cloud?.user.userPrincipalName.split('@')[0] ?? ''
    const { temporaryPassword, followUp } = await done(name)
    expect(temporaryPassword).toMatch(/^([A-Z][a-z]+-){3}[2-9]{4}$/)
    expect(account(name)).toMatchObject({ password: temporaryPassword, mustChange: true })
    expect(followUp).toBeNull()
    expect(writes().map(({ method }) => method)).toEqual(['PATCH'])
    expect(trail().at(-1)).toMatchObject({
      result: 'ok',
      writes: [{ status: 403 }, { method: 'PATCH', status: 204 }],
    })
  })

  test('a synchronised person’s is not: it would not reach the server on premises', async () => {
    pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, fault: { status: 403 } })
    signedInAs('megan')
    expect(await reset('ingrid.sorensen', { newPassword: typed })).toMatchObject({
      status: 'failed',
      problem: { failure: 'refused' },
    })
    expect(writes()).toEqual([])
  })

  test('an answer that is none of Graph’s is no success, and its password is not handed out', async () => {
    const { faults } = pretendTenant().state
    faults.push({ match: { path: 'resetPassword' }, fault: { status: 403 } })
    const headers = { 'Content-Type': 'text/html' }
    faults.push({ match: { method: 'PATCH' }, fault: { status: 200, headers, body: '<html></html>' } })
    signedInAs('megan')
    expect(await reset('amara.okafor')).toMatchObject({ status: 'unknown' })
  })

  test('a password that we drew and Graph refuses is drawn once more: nobody chose it', async () => {
    const { faults } = pretendTenant().state
    faults.push({ match: { path: 'resetPassword' }, fault: { status: 403 } })
    const body = JSON.stringify({
      error: { code: 'Request_BadRequest', message: 'The specified password does not comply.' },
    })
    const headers = { 'Content-Type': 'application/json' }
    faults.push({ match: { method: 'PATCH' }, fault: { status: 400, headers, body }, times: 1 })
    signedInAs('megan')
    const { temporaryPassword } = await done('amara.okafor')
    expect(account('amara.okafor').password).toBe(temporaryPassword)
  })

  test('an answer that got lost there too is no success', async () => {
    const { faults } = pretendTenant().state
    faults.push({ match: { path: 'resetPassword' }, fault: { status: 403 } })
    faults.push({ match: { method: 'PATCH' }, fault: { reset: 'after' } })
    signedInAs('megan')
    expect(await reset('amara.okafor')).toMatchObject({ status: 'unknown' })
  })
})

describe('between opening the dialog and sending it', () => {
  test('a person came under the on-premises directory: the manager is told to open it again', async () => {
    signedInAs('megan')
    account('amara.okafor').user.onPremisesSyncEnabled = true
    expect(await reset('amara.okafor')).toMatchObject({
      status: 'invalid',
      fields: { newPassword: 'now-typed' },
    })
  })

  test('a form that says of the account what none of ours does is not carried out', async () => {
    signedInAs('megan')
    expect(await reset('amara.okafor', { account: 'sleeping' })).toMatchObject({
      status: 'failed',
      problem: { failure: 'changed-meanwhile' },
    })
    expect(writes()).toEqual([])
  })

  test.each([
    ['blocked', () => (account('amara.okafor').user.accountEnabled = false), 'changed-meanwhile'],
    ['moved', () => unit('Pike Street').members.delete(account('amara.okafor').user.id), 'not-found'],
    ['promoted', () => give(account('amara.okafor').user.id, promotion, null), 'not-allowed'],
    ['deleted', () => pretendTenant().tenant.people.delete(account('amara.okafor').user.id), 'not-found'],
  ])('a person was %s: the manager is told, and nothing is sent', async (_how, meanwhile, failure) => {
    signedInAs('megan')
    const { id } = account('amara.okafor').user
    const { account: shown } = await getResetPassword(id)
    const form = formFor('amara.okafor', { account: shown })
    meanwhile()
    expect(await resetPassword(null, form)).toMatchObject({ status: 'failed', problem: { failure } })
    expect(writes()).toEqual([])
  })
})

/** Directory Readers: at a unit any role of the person is enough. */
const promotion = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b'

describe('what goes with a reset', () => {
  test('is offered: to sign out everywhere, and to unblock whoever is blocked', async () => {
    signedInAs('megan')
    expect((await done('amara.okafor')).after).toMatchObject({ signOut: { state: 'offered' }, unblock: null })
    account('amara.okafor').user.accountEnabled = false
    expect((await done('amara.okafor')).after).toMatchObject({
      signOut: { state: 'offered' },
      unblock: { whoCan: null },
    })
  })

  test('is not offered to a role that may not, which is told that the person is blocked, and who can help', async () => {
    signedInAs('priya')
    const { people } = pretendTenant().tenant
    const [blocked] = [...unit('Riverside Campus').members]
      .flatMap((id) => people.get(id) ?? [])
      .filter(({ user }) => user.onPremisesSyncEnabled === null && user.userType === 'Member')
    if (blocked) blocked.user.accountEnabled = false
    const name = blocked?.user.userPrincipalName.split('@')[0] ?? ''
    expect((await done(name)).after).toMatchObject({
      signOut: null,
      unblock: { whoCan: expect.stringContaining('User Administrator') },
    })
  })

  test('happens by itself where the settings say so, with a record of its own', async () => {
    Object.assign(env(), { signOutAfterReset: 'always' })
    signedInAs('megan')
    expect((await done('amara.okafor')).after).toMatchObject({ signOut: { state: 'done' } })
    expect(trail().map(({ phase, action }) => `${phase} ${action}`)).toEqual([
      'intent reset-password',
      'outcome reset-password',
      'intent sign-out',
      'outcome sign-out',
    ])
  })

  test('does not take the password away when it fails', async () => {
    Object.assign(env(), { signOutAfterReset: 'always' })
    pretendTenant().state.faults.push({ match: { path: 'revokeSignInSessions' }, fault: { status: 403 } })
    signedInAs('megan')
    const { after, temporaryPassword } = await done('amara.okafor')
    expect(after.signOut).toEqual({ state: 'failed', sentence: expect.stringContaining('.') })
    expect(account('amara.okafor').password).toBe(temporaryPassword)
  })

  test('is told as unknown when its answer got lost', async () => {
    Object.assign(env(), { signOutAfterReset: 'always' })
    pretendTenant().state.faults.push({ match: { path: 'revokeSignInSessions' }, fault: { reset: 'after' } })
    signedInAs('megan')
    const { signOut } = (await done('amara.okafor')).after
    expect(signOut).toMatchObject({ state: 'unknown', sentence: expect.stringMatching(/\w/) })
  })

  test('does not keep the manager waiting for the password', async () => {
    Object.assign(env(), { signOutAfterReset: 'always' })
    const { faults } = pretendTenant().state
    faults.push({ match: { path: 'revokeSignInSessions' }, fault: { delayMs: 6_000 } })
    signedInAs('megan')
    const { after, temporaryPassword } = await done('amara.okafor')
    expect(after.signOut).toMatchObject({ state: 'running' })
    expect(account('amara.okafor').password).toBe(temporaryPassword)
    await vi.waitFor(() => expect(trail().at(-1)).toMatchObject({ action: 'sign-out', result: 'ok' }), 20_000)
  }, 40_000)

  test('is done for whoever was reset, whoever else the form names', async () => {
    Object.assign(env(), { signOutAfterReset: 'always' })
    signedInAs('megan')
    const before = account('ingrid.sorensen').user.signInSessionsValidFromDateTime
    const form = new FormData()
    form.append('staffId', account('ingrid.sorensen').user.id)
    for (const [name, value] of formFor('amara.okafor')) form.append(name, value)
    expect(await resetPassword(null, form)).toMatchObject({ status: 'done' })
    expect(account('ingrid.sorensen').user.signInSessionsValidFromDateTime).toBe(before)
    const { id } = account('amara.okafor').user
    expect(writes().map(({ path }) => path.includes(id))).toEqual([true, true])
  })

  test('stays away where the settings say never', async () => {
    Object.assign(env(), { signOutAfterReset: 'never' })
    signedInAs('megan')
    expect((await done('amara.okafor')).after.signOut).toBeNull()
  })
})
