import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getResetPassword, getResetProgress } from '@/app/staff/[staffId]/reset-password/queries'
import { staffAction } from '@/lib/actions'
import { startReset } from '@/lib/graph/reset-password'
import { brokenRules } from '@/lib/password'
import { weigh } from '@/lib/password-strength'
import { pretend } from '../pretend'
import { account, formFor, pretendTenant, signedInAs, unit, inPretendTenant, writes } from '../tenant'

inPretendTenant()

const open = { status: 'open' }

describe('a cloud-only person', () => {
  test('gets a password that Microsoft made, shown once and spelled out', async () => {
    signedInAs('megan')
    const state = await resetPassword(open, formFor('amara.okafor'))
    if (state.status !== 'done') throw new Error(state.status)
    const { temporaryPassword, followUp, spelled } = state.result
    expect(account('amara.okafor').password).toBe(temporaryPassword)
    expect(account('amara.okafor').mustChange).toBe(true)
    expect(followUp).toBeNull()
    expect(spelled.map(({ character }) => character).join('')).toBe(temporaryPassword)
  })

  test('is reset by one write, in the manager’s name and under the operation’s id', async () => {
    signedInAs('megan')
    const form = formFor('amara.okafor')
    await resetPassword(open, form)
    expect(writes()).toMatchObject([
      { method: 'POST', actor: account('megan').user.id, clientRequestId: form.get('operation') },
    ])
  })

  test('cannot be given a typed password', async () => {
    signedInAs('megan')
    const state = await resetPassword(open, formFor('amara.okafor', { newPassword: 'Harbour-Lights-47' }))
    expect(state).toMatchObject({ status: 'invalid', fields: { newPassword: 'not-offered' } })
    expect(JSON.stringify(state)).not.toContain('Harbour')
    expect(writes()).toEqual([])
  })
})

describe('a synchronised person', () => {
  test('is offered a suggestion that breaks no rule', async () => {
    signedInAs('megan')
    const { person, typing, suggestion } = await getResetPassword(account('ingrid.sorensen').user.id)
    expect(typing).toBe('needed')
    expect(brokenRules(suggestion ?? '', person, weigh)).toEqual([])
  })

  test('is offered words of the language they prefer, else of the manager’s', async () => {
    signedInAs('megan')
    const { user } = account('ingrid.sorensen')
    user.preferredLanguage = 'fr-CA'
    expect((await getResetPassword(user.id)).suggestion).toMatch(/^([A-Z][a-z]{2,8}-){4}[2-9]{3}$/)
    user.preferredLanguage = null
    expect((await getResetPassword(user.id)).suggestion).toMatch(/^([A-Z][a-z]{2,8}-){3}[2-9]{4}$/)
  })

  test('gets the typed password, and the on-premises directory is asked how it took it', async () => {
    pretendTenant().state.features.operationSeconds = 0
    signedInAs('megan')
    const state = await resetPassword(open, formFor('ingrid.sorensen', { newPassword: 'Harbour-Lights-47' }))
    if (state.status !== 'done') throw new Error(state.status)
    const { user } = account('ingrid.sorensen')
    expect(await getResetProgress(user.id, state.result.followUp ?? '')).toMatchObject({
      progress: 'succeeded',
    })
    expect(account('ingrid.sorensen').password).toBe('Harbour-Lights-47')
  })

  test('has a password refused on premises, and the manager is told', async () => {
    Object.assign(pretendTenant().state.features, { operationSeconds: 0 })
    pretendTenant().state.policy.onPremisesPassword = 'refuse'
    signedInAs('megan')
    const state = await resetPassword(open, formFor('ingrid.sorensen', { newPassword: 'Harbour-Lights-47' }))
    if (state.status !== 'done') throw new Error(state.status)
    expect(await getResetProgress(account('ingrid.sorensen').user.id, state.result.followUp ?? '')).toEqual({
      progress: 'refused',
      detail: 'OnPremisesPolicyViolation',
    })
  })

  test('may be reset by a Helpdesk Administrator who may not ask how it went', async () => {
    signedInAs('hugo')
    const synchronised = [...unit('Garden Terrace').members].find(
      (id) => pretendTenant().tenant.people.get(id)?.user.onPremisesSyncEnabled,
    )
    const name =
      pretendTenant()
        .tenant.people.get(synchronised ?? '')
        ?.user.userPrincipalName.split('@')[0] ?? ''
    const state = await resetPassword(open, formFor(name, { newPassword: 'Harbour-Lights-47' }))
    if (state.status !== 'done') throw new Error(state.status)
    expect(await getResetProgress(synchronised ?? '', state.result.followUp ?? '')).toMatchObject({
      progress: 'untold',
    })
  })

  test('keeps the blanks of a typed password', async () => {
    signedInAs('megan')
    const state = await resetPassword(
      open,
      formFor('ingrid.sorensen', { newPassword: ' Harbour  Lights 47 ' }),
    )
    expect(state).toMatchObject({ status: 'done', result: { temporaryPassword: ' Harbour  Lights 47 ' } })
  })

  test('keeps the password when the typed one breaks a rule', async () => {
    signedInAs('megan')
    for (const [newPassword, fault] of [
      ['', 'needed'],
      ['Ab1!', 'length'],
      ['alllowercase', 'kinds'],
      ['Schlüssel-4711', 'characters'],
      ['xx-INGRID-47', 'name'],
      ['xx-iNgRiD.sOrEnSeN-47', 'name'],
      ['P@ssw0rd-2026', 'common'],
      ['Tgbtgbtgb-1', 'guessable'],
      ['Harbour-Lights-47 \u{1F600}', 'characters'],
      [`Aa1-${'x'.repeat(9_996)}`, 'length'],
    ] as const) {
      const state = await resetPassword(open, formFor('ingrid.sorensen', { newPassword }))
      expect(state, newPassword).toMatchObject({ status: 'invalid', fields: { newPassword: fault } })
    }
    expect(writes()).toEqual([])
  })

  test('keeps the password when Microsoft refuses a typed one that is too well known', async () => {
    signedInAs('megan')
    const state = await resetPassword(open, formFor('ingrid.sorensen', { newPassword: 'ContosoCoffee47' }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'password-refused' } })
    expect(writes()).toEqual([])
  })
})

describe('nothing is written', () => {
  test.each([
    ['somebody of another location', 'megan', 'hbq1', 'not-found'],
    ['somebody who holds a role', 'megan', 'tomas.reyes', 'not-allowed'],
    ['a member of a role-assignable group', 'megan', 'wanda.kowalska', 'not-allowed'],
    ['anybody, by a manager whose role is only eligible', 'elias', 'amara.okafor', 'not-found'],
    ['anybody, by somebody without a role', 'nora', 'amara.okafor', 'not-found'],
    ['anybody, by a guest, whose role is in vain', 'guest', 'nora', 'not-found'],
  ])('for %s', async (_whom, persona, name, failure) => {
    signedInAs(persona)
    const target = name === 'hbq1' ? [...unit('Harbour Quay').members][0] : account(name).user.id
    const state = await resetPassword(open, formFor('amara.okafor', { staffId: target ?? '' }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure } })
    expect(writes()).toEqual([])
  })

  test('for the manager’s own account', async () => {
    signedInAs('megan')
    unit('Pike Street').members.add(account('megan').user.id)
    const state = await resetPassword(open, formFor('megan'))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'not-allowed' } })
    expect(writes()).toEqual([])
  })

  test('for an id that a guest makes up: it looks like a person who exists', async () => {
    signedInAs('guest')
    const state = await resetPassword(open, formFor('nora', { staffId: crypto.randomUUID() }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'not-found' } })
  })

  test('without a session', async () => {
    const state = await resetPassword(open, formFor('amara.okafor'))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'signed-out' } })
  })

  test.each([
    ['without an origin', {}],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another site', { origin: 'https://mystaff.contoso.example', 'sec-fetch-site': 'cross-site' }],
  ])('for a form %s', async (_where, headers) => {
    signedInAs('megan')
    pretend.headers = headers as Record<string, string>
    const state = await resetPassword(open, formFor('amara.okafor'))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'foreign-form' } })
    expect(pretendTenant().state.log).toEqual([])
  })

  test('for an id that is none', async () => {
    signedInAs('megan')
    for (const staffId of ['me', '', '../groups', `${account('amara.okafor').user.id}?$select=id`]) {
      const state = await resetPassword(open, formFor('amara.okafor', { staffId }))
      expect(state).toMatchObject({ status: 'failed', problem: { failure: 'not-found' } })
    }
    expect(writes()).toEqual([])
  })
})

describe('once only', () => {
  test('a form that was sent before is not carried out again', async () => {
    signedInAs('megan')
    const form = formFor('amara.okafor')
    const both = await Promise.all([resetPassword(open, form), resetPassword(open, form)])
    expect(both.map(({ status }) => status).sort()).toEqual(['done', 'failed'])
    expect(writes()).toHaveLength(1)
  })

  test('an answer that got lost is no success and is not asked for again', async () => {
    signedInAs('megan')
    pretendTenant().state.faults.push({ match: { path: 'resetPassword' }, fault: { reset: 'after' } })
    const state = await resetPassword(open, formFor('amara.okafor'))
    expect(state).toMatchObject({ status: 'unknown', problem: { failure: 'unanswered' } })
    expect(writes()).toHaveLength(1)
  })

  test('what breaks after Microsoft did it is no failure either', async () => {
    signedInAs('megan')
    const broken = staffAction(
      'reset-password',
      () => z.object({}),
      async (grant, _input, reference) => {
        await startReset(grant, { typed: null, spare: () => Promise.reject(new Error()) }, reference)
        throw new TypeError('a mistake of ours')
      },
    )
    const state = await broken(open, formFor('amara.okafor'))
    expect(state).toMatchObject({ status: 'unknown', problem: { failure: 'unanswered' } })
    expect(writes()).toHaveLength(1)
  })
})
