import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { saveProofs, turn } from '@/app/setup/admin-recovery/action'
import { getRecovery } from '@/app/setup/admin-recovery/queries'
import { trail, withFreshTrail } from '../operations/trail'
import { roleIds } from '../simulator/roles'
import { account, give, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ operation: randomUUID(), ...fields })) form.set(name, value)
  return form
}

function fault(path: string, fault: object, method = 'GET'): void {
  pretendTenant().state.faults.push({ match: { path, method }, fault })
}

async function rowOf(name: string) {
  const { administrators } = await getRecovery(null)
  return administrators.find(({ signInName }) => signInName === `${name}@contoso.example`)
}

const greta = {
  userPrincipalName: 'Greta@contoso.example',
  alternateEmail: ' greta@home.example ',
  mobilePhone: '+1 206-555-0177',
}

describe('who could recover', () => {
  test('everybody who holds a role is there, through a group too, and who would not pass comes first', async () => {
    signedInAs('root', 'setup')
    const { administrators, report, selfService } = await getRecovery(null)
    expect({ report, selfService }).toEqual({ report: 'read', selfService: true })
    expect(administrators[0]).toMatchObject({ name: 'Greta Baumann', verdict: { passes: 'no', missing: 2 } })
    expect(await rowOf('gina')).toMatchObject({ roles: ['Authentication Administrator'] })
    expect(await rowOf('elias')).toMatchObject({ isEligibleOnly: true, roles: [expect.any(String)] })
    expect(await rowOf('gina')).toMatchObject({ isEligibleOnly: false })
    expect(await rowOf('root')).toMatchObject({ verdict: { passes: 'yes', passesAfter: true } })
    expect(await rowOf('guest')).toMatchObject({ verdict: { passes: 'elsewhere' } })
    const order = administrators.map(({ verdict }) => verdict.passes)
    expect(order.lastIndexOf('no')).toBeLessThan(order.indexOf('yes'))
  })

  test('whoever the report leaves out, a blocked account, is asked about alone', async () => {
    account('tessa').user.accountEnabled = false
    signedInAs('root', 'setup')
    expect(await rowOf('tessa')).toMatchObject({
      registered: ['microsoftAuthenticatorPush'],
      verdict: { passes: 'blocked' },
    })
  })

  test('whoever may activate a role is an administrator, too; where that is not told, the page says so', async () => {
    signedInAs('root', 'setup')
    expect((await getRecovery(null)).isEligibleUnread).toBe(false)
    fault('roleEligibilityScheduleInstances', { status: 403 })
    expect((await getRecovery(null)).isEligibleUnread).toBe(true)
    pretendTenant().state.faults.length = 0
    pretendTenant().state.policy.premium = false
    expect((await getRecovery(null)).isEligibleUnread, 'without PIM there is nothing to activate').toBe(false)
  })

  test.each([
    ['a role that may not read it', 'petra', {}, 'refused'],
    ['no licence for it', 'root', { premium: false }, 'licence'],
  ])('a report that is not to be had is said: %s', async (_, persona, policy, told) => {
    Object.assign(pretendTenant().state.policy, policy)
    signedInAs(persona, 'setup')
    expect((await getRecovery(null)).report).toBe(told)
  })

  test('where nobody tells what is registered, it cannot be told, except from what the directory holds', async () => {
    account('tessa').user.otherMails = ['tessa@home.example']
    account('tessa').user.mobilePhone = '+1 2065550177'
    signedInAs('petra', 'setup')
    expect(await rowOf('greta')).toMatchObject({ registered: null, verdict: { passes: 'cannot-tell' } })
    expect(await rowOf('tessa')).toMatchObject({ registered: null, verdict: { passes: 'yes' } })
  })

  test('a report that is throttled costs only what it tells', async () => {
    fault('/reports/', { status: 429, headers: { 'Retry-After': '60' } })
    signedInAs('root', 'setup')
    const { report, administrators } = await getRecovery(null)
    expect(report).toBe('unanswered')
    expect(administrators.find(({ name }) => name === 'Greta Baumann')).toMatchObject({ registered: [] })
  })

  test('a policy that is not to be read leaves the rest', async () => {
    fault('/policies/authorizationPolicy', { status: 403 })
    signedInAs('root', 'setup')
    expect((await getRecovery(null)).selfService).toBeNull()
  })
})

describe('self-service reset', () => {
  test('is turned off and on again, by one write each in the administrator’s name', async () => {
    signedInAs('petra', 'setup')
    const off = formOf({ turn: 'off' })
    expect(await turn(null, off)).toEqual({ status: 'done', result: { isOn: false } })
    expect(pretendTenant().state.policy.allowedToUseSSPR).toBe(false)
    expect(await turn(null, formOf({ turn: 'on' }))).toEqual({ status: 'done', result: { isOn: true } })
    expect(writes().map(({ clientRequestId }) => clientRequestId)).toContain(off.get('operation'))
    expect(writes()).toHaveLength(2)
    const told = trail().filter(({ phase }) => phase === 'outcome')
    expect(told).toMatchObject([
      {
        action: 'setup-self-service',
        result: 'ok',
        change: { what: 'off' },
        actor: { id: account('petra').user.id, roles: [{ unit: null }] },
        target: { id: pretendTenant().tenant.id, name: 'Contoso Coffee (pretend)' },
      },
      { change: { what: 'on' } },
    ])
  })

  test('that is off already is not turned off once more', async () => {
    pretendTenant().state.policy.allowedToUseSSPR = false
    signedInAs('root', 'setup')
    expect(await turn(null, formOf({ turn: 'off' }))).toMatchObject({
      status: 'failed',
      problem: { failure: 'changed-meanwhile' },
    })
    expect(writes()).toEqual([])
  })

  test('whose answer got lost is known from what is there now', async () => {
    fault('/policies/authorizationPolicy', { reset: 'after' }, 'PATCH')
    signedInAs('root', 'setup')
    expect(await turn(null, formOf({ turn: 'off' }))).toMatchObject({ status: 'done' })
    fault('/policies/authorizationPolicy', { reset: 'before' }, 'PATCH')
    pretendTenant().state.faults.reverse()
    expect(await turn(null, formOf({ turn: 'on' }))).toMatchObject({ status: 'unknown' })
    expect(trail().at(-1)).toMatchObject({ phase: 'outcome', result: 'unknown' })
  })

  test.each(['rani', 'tessa', 'megan'])('is not %s’s to change', async (persona) => {
    signedInAs(persona, 'setup')
    const failure = persona === 'rani' ? 'not-allowed' : 'not-found'
    expect(await turn(null, formOf({ turn: 'off' }))).toMatchObject({
      status: 'failed',
      problem: { failure },
    })
    expect(writes()).toEqual([])
    expect(trail()).toMatchObject([{ phase: 'deny', action: 'setup-self-service', result: 'denied' }])
  })

  test('asks for a recent sign-in, and for the permissions of Setup', async () => {
    signedInAs('root')
    expect(await turn(null, formOf({ turn: 'off' }))).toMatchObject({ problem: { failure: 'setup-consent' } })
    signedInAs('root', 'setup')
    const { pretend } = await import('../pretend')
    if (pretend.manager) pretend.manager.session.authenticatedAt = Date.now() - 31 * 60_000
    expect(await turn(null, formOf({ turn: 'off' }))).toMatchObject({ problem: { failure: 'step-up' } })
    expect(writes()).toEqual([])
  })
})

describe('the proofs of one administrator', () => {
  test('are set by sign-in name, as they were read and cleaned, and make them pass', async () => {
    signedInAs('root', 'setup')
    const form = formOf(greta)
    expect(await saveProofs(null, form)).toEqual({
      status: 'done',
      result: { name: 'Greta Baumann', alternateEmail: 'greta@home.example', mobilePhone: '+1 2065550177' },
    })
    const { otherMails, mobilePhone } = account('greta').user
    expect({ otherMails, mobilePhone }).toEqual({
      otherMails: ['greta@home.example'],
      mobilePhone: '+1 2065550177',
    })
    const one = { method: 'PATCH', clientRequestId: form.get('operation') }
    expect(writes(), 'one for each permission').toMatchObject([one, one])
    expect(await rowOf('greta')).toMatchObject({ verdict: { passes: 'yes', passesAfter: false } })
    expect(await saveProofs(null, form)).toMatchObject({ problem: { failure: 'already-sent' } })
  })

  test('leave no address and no number in the trail', async () => {
    signedInAs('root', 'setup')
    await saveProofs(null, formOf(greta))
    expect(trail().at(-1)).toMatchObject({
      action: 'setup-proofs',
      target: { id: account('greta').user.id },
      change: { what: 'both', domain: 'home.example', ending: '77' },
    })
    expect(JSON.stringify(trail())).not.toMatch(/greta@home|5550177/)
  })

  test('of which Microsoft takes only the address are told as that, and the number can be sent again', async () => {
    signedInAs('root', 'setup')
    account('greta').user.mobilePhone = '+1 2065550100'
    const take = { match: { path: '/users/', method: 'PATCH' }, times: 1, fault: { delayMs: 1 } }
    pretendTenant().state.faults.push(take)
    fault('/users/', { status: 403 }, 'PATCH')
    expect(await saveProofs(null, formOf(greta))).toMatchObject({
      status: 'failed',
      problem: {
        failure: 'proofs-partly',
        sentence: expect.stringContaining('Microsoft does not allow this'),
      },
    })
    expect(account('greta').user).toMatchObject({
      otherMails: ['greta@home.example'],
      mobilePhone: '+1 2065550100',
    })
    expect(trail().at(-1)).toMatchObject({ phase: 'outcome', result: 'failed', reason: 'proofs-partly' })
  })

  test('one of the two stays as it is when its field is empty', async () => {
    account('greta').user.mobilePhone = '+1 2065550100'
    signedInAs('root', 'setup')
    expect(await saveProofs(null, formOf({ ...greta, mobilePhone: '' }))).toMatchObject({ status: 'done' })
    expect(account('greta').user.mobilePhone).toBe('+1 2065550100')
  })

  test.each([
    ['an unknown name', { userPrincipalName: 'nobody@contoso.example' }, 'userPrincipalName', 'name-unknown'],
    [
      'somebody who holds no role',
      { userPrincipalName: 'nora@contoso.example' },
      'userPrincipalName',
      'name-unknown',
    ],
    ['no name', { userPrincipalName: ' ' }, 'userPrincipalName', 'name-needed'],
    [
      'an address of 300 characters',
      { alternateEmail: `${'a'.repeat(288)}@home.example` },
      'alternateEmail',
      'mail-long',
    ],
    ['no address', { alternateEmail: 'greta at home' }, 'alternateEmail', 'mail-invalid'],
    ['the account’s own address', { alternateEmail: 'greta@contoso.example' }, 'alternateEmail', 'mail-own'],
    ['an alias of it', { alternateEmail: 'Greta.Baumann@contoso.example' }, 'alternateEmail', 'mail-own'],
    ['no number', { mobilePhone: 'twelve' }, 'mobilePhone', 'phone-characters'],
    ['a number that nobody has', { mobilePhone: '+1 555' }, 'mobilePhone', 'phone-too-short'],
    ['nothing at all', { alternateEmail: '', mobilePhone: '' }, 'alternateEmail', 'nothing'],
  ])('%s changes nothing, and is said at its field', async (_, fields, field, message) => {
    account('greta').user.mail = 'greta.baumann@contoso.example'
    signedInAs('root', 'setup')
    const state = await saveProofs(null, formOf({ ...greta, ...fields }))
    expect(state).toMatchObject({ status: 'invalid', fields: { [field]: message } })
    expect(state).toHaveProperty('typed.userPrincipalName')
    expect(writes()).toEqual([])
  })

  test('a synchronised number is changed where it comes from, an address here', async () => {
    account('greta').user.onPremisesSyncEnabled = true
    signedInAs('root', 'setup')
    expect(await saveProofs(null, formOf(greta))).toMatchObject({
      status: 'invalid',
      fields: { mobilePhone: 'phone-synchronised' },
    })
    expect(await saveProofs(null, formOf({ ...greta, mobilePhone: '' }))).toMatchObject({ status: 'done' })
  })

  test('belong to a Global Administrator; Graph’s own refusal is told', async () => {
    signedInAs('petra', 'setup')
    expect(await saveProofs(null, formOf(greta))).toMatchObject({ problem: { failure: 'not-allowed' } })
    signedInAs('root', 'setup')
    fault('/users/', { status: 403 }, 'PATCH')
    expect(await saveProofs(null, formOf(greta))).toMatchObject({ problem: { failure: 'refused' } })
    expect(writes()).toEqual([])
  })

  test('whose answer got lost are known from what is there now', async () => {
    fault('/users/', { reset: 'after' }, 'PATCH')
    signedInAs('root', 'setup')
    expect(await saveProofs(null, formOf(greta))).toMatchObject({ status: 'done' })
  })

  test('a service principal’s role is nobody’s to recover', async () => {
    give('11111111-2222-4333-8444-555555555555', roleIds.globalReader, null)
    signedInAs('root', 'setup')
    expect((await getRecovery(null)).administrators.map(({ id }) => id)).not.toContain(
      '11111111-2222-4333-8444-555555555555',
    )
  })
})

test('what the form came filled in with and was left so is not sent: further addresses stay', async () => {
  account('greta').user.otherMails = ['greta@home.example', 'greta@other.example']
  signedInAs('root', 'setup')
  expect(await saveProofs(null, formOf({ ...greta, alternateEmail: 'greta@home.example' }))).toMatchObject({
    status: 'done',
  })
  expect(account('greta').user).toMatchObject({
    otherMails: ['greta@home.example', 'greta@other.example'],
    mobilePhone: '+1 2065550177',
  })
})
