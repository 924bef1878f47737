import { describe, expect, test } from 'vitest'
import { getPerson } from '@/app/staff/[staffId]/queries'
import {
  createTemporaryAccessPass,
  voidTemporaryAccessPass,
} from '@/app/staff/[staffId]/temporary-access-pass/action'
import { getCreatePass, getVoidPass } from '@/app/staff/[staffId]/temporary-access-pass/queries'
import { isPass } from '../simulator/methods'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

inPretendTenant()

const open = { status: 'open' }
const chosen = { lifetimeInMinutes: '120', isUsableOnce: 'true', startDateTime: '', replaces: '' }

function stored(name: string) {
  return account(name).methods.find(isPass)
}

function create(name: string, fields: Partial<typeof chosen> = {}) {
  return createTemporaryAccessPass(open, formFor(name, { ...chosen, ...fields }))
}

async function annul(name: string, id = stored(name)?.id ?? '') {
  return voidTemporaryAccessPass(open, formFor(name, { id }))
}

function fail(match: object, fault: object): void {
  pretendTenant().state.faults.push({ match, fault, times: 1 } as never)
}

async function seen(name: string) {
  const { pass } = await getPerson(account(name).user.id)
  return pass
}

describe('a new pass', () => {
  test('is shown once, spelled out, with the time until which it works', async () => {
    signedInAs('megan')
    const state = await create('amara.okafor')
    if (state.status !== 'done') throw new Error(state.status)
    const { temporaryAccessPass, spelled, validity } = state.result
    expect(stored('amara.okafor')).toMatchObject({
      temporaryAccessPass,
      lifetimeInMinutes: 120,
      isUsableOnce: true,
    })
    expect(spelled.map(({ character }) => character).join('')).toBe(temporaryAccessPass)
    expect(validity).toMatch(/^For one sign-in, until /)
    expect(await seen('amara.okafor')).toMatchObject({ state: 'usable', once: true, applying: null })
  })

  test('is made by one write, in the manager’s name and under the operation’s id', async () => {
    signedInAs('megan')
    const form = formFor('amara.okafor', chosen)
    await createTemporaryAccessPass(open, form)
    expect(writes()).toMatchObject([
      { method: 'POST', actor: account('megan').user.id, clientRequestId: form.get('operation') },
    ])
  })

  test('can be good again and again, and start at a chosen time', async () => {
    signedInAs('megan')
    const start = new Date(Date.now() + 3 * 3600_000)
    const state = await create('amara.okafor', {
      isUsableOnce: 'false',
      startDateTime: start.toISOString(),
    })
    expect(state).toMatchObject({ status: 'done' })
    expect(stored('amara.okafor')).toMatchObject({
      isUsableOnce: false,
      startDateTime: start.toISOString(),
    })
    expect(await seen('amara.okafor')).toMatchObject({ state: 'not-yet' })
  })

  test('starts by the clock that the page names', async () => {
    signedInAs('megan')
    const start = new Date(Date.now() + 3 * 3600_000)
    start.setSeconds(0, 0)
    const local = new Date(start.getTime() - start.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    await create('amara.okafor', { startDateTime: local })
    expect(stored('amara.okafor')?.startDateTime).toBe(start.toISOString())
  })

  test('takes the place of an older one, which the dialog says first', async () => {
    signedInAs('megan')
    const { pass } = await getCreatePass(account('dmytro.shevchenko').user.id)
    expect(pass).toMatchObject({ state: 'usable', once: false })
    const unsaid = await create('dmytro.shevchenko')
    expect(unsaid).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect(writes()).toEqual([])
    const state = await create('dmytro.shevchenko', { replaces: pass?.id ?? '' })
    expect(state).toMatchObject({ status: 'done' })
    expect(account('dmytro.shevchenko').methods.filter(isPass)).toHaveLength(1)
    expect(stored('dmytro.shevchenko')?.id).not.toBe(pass?.id)
  })

  test('is what the page tells, although the one before it was still kept in mind', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    await create('minjun.kim')
    const first = stored('minjun.kim')?.id ?? ''
    pretendTenant().tenant.replication.methodSeconds = 0
    await create('minjun.kim', { replaces: first })
    expect(await seen('minjun.kim')).toMatchObject({ id: stored('minjun.kim')?.id, applying: null })
  })

  test('takes the place of none that could not be read', async () => {
    signedInAs('megan')
    pretendTenant().state.faults.push({
      match: { method: 'GET', path: 'authentication/methods$' },
      fault: { status: 500 },
      times: 9,
    } as never)
    expect(await create('dmytro.shevchenko')).toMatchObject({ problem: { failure: 'unreachable' } })
    expect(writes()).toEqual([])
  })

  test('is shown as being applied while Graph does not tell it yet', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    // It is kept in mind for minutes: nobody whom other tests need.
    await create('sam.ortiz')
    expect(await seen('sam.ortiz')).toMatchObject({ state: 'usable', applying: 'made' })
  })

  test.each([
    ['lifetimeInMinutes', '0', 'lifetime'],
    ['lifetimeInMinutes', '-1', 'lifetime'],
    ['lifetimeInMinutes', '1e9', 'lifetime'],
    ['lifetimeInMinutes', '1000000000', 'lifetime'],
    ['lifetimeInMinutes', 'an hour', 'lifetime'],
    ['lifetimeInMinutes', '', 'lifetime'],
    ['lifetimeInMinutes', '90.5', 'lifetime'],
    ['lifetimeInMinutes', '59', 'lifetime'],
    ['lifetimeInMinutes', '481', 'lifetime'],
    ['isUsableOnce', 'perhaps', 'once'],
    ['startDateTime', '2020-01-01T08:00', 'start-past'],
    ['startDateTime', new Date(Date.now() - 3 * 60_000).toISOString(), 'start-past'],
    ['startDateTime', '2999-01-01T08:00', 'start-far'],
    ['startDateTime', '2027-02-30T08:00', 'start'],
    ['startDateTime', 'tomorrow', 'start'],
    ['startDateTime', '1', 'start'],
  ])('is not made with %s “%s”', async (field, value, fault) => {
    signedInAs('megan')
    const state = await create('amara.okafor', { [field]: value })
    expect(state).toMatchObject({
      status: 'invalid',
      fields: { [field]: fault },
      sent: { [field]: value },
    })
    expect(writes()).toEqual([])
  })
})

describe('the policy of the tenant', () => {
  test('decides what can be chosen, for whoever may read it', async () => {
    Object.assign(pretendTenant().state.policy, {
      passMinimumMinutes: 10,
      passMaximumMinutes: 30,
      passDefaultMinutes: 20,
      passUsableOnce: true,
    })
    pretendTenant().state.features.managersReadMethodsPolicy = true
    signedInAs('megan')
    const { policy } = await getCreatePass(account('amara.okafor').user.id)
    expect(policy).toEqual({ least: 10, most: 30, usual: 20, onceOnly: true, isOff: false })
    const many = await create('amara.okafor', { lifetimeInMinutes: '30', isUsableOnce: 'false' })
    expect(many).toMatchObject({ status: 'invalid', fields: { isUsableOnce: 'once-only' } })
    expect(await create('amara.okafor', { lifetimeInMinutes: '30' })).toMatchObject({ status: 'done' })
  })

  test('is stood in for by the settings where it cannot be read, as for a manager of one location', async () => {
    signedInAs('megan')
    const { policy } = await getCreatePass(account('amara.okafor').user.id)
    expect(policy).toEqual({ least: 60, most: 480, usual: 60, onceOnly: false, isOff: false })
  })

  test('that changed in between refuses the pass, and the manager reads what to do', async () => {
    signedInAs('megan')
    pretendTenant().state.policy.passMaximumMinutes = 60
    const longer = await create('amara.okafor')
    expect(longer).toMatchObject({ status: 'failed', problem: { failure: 'pass-refused' } })
    pretendTenant().state.policy.temporaryAccessPass = false
    const off = await create('amara.okafor', { lifetimeInMinutes: '60' })
    expect(off).toMatchObject({ status: 'failed', problem: { failure: 'pass-refused' } })
    expect(stored('amara.okafor')).toBeUndefined()
  })

  test('that is off is told before anything is sent, where it can be read', async () => {
    pretendTenant().state.policy.temporaryAccessPass = false
    pretendTenant().state.features.managersReadMethodsPolicy = true
    signedInAs('megan')
    expect((await getCreatePass(account('amara.okafor').user.id)).policy.isOff).toBe(true)
  })
})

test.each([
  ['dmytro.shevchenko', 'usable'],
  ['eleni.papadopoulou', 'expired'],
  ['layla.haddad', 'not-yet'],
  ['noa.cohen', 'used'],
])('the pass of %s is %s', async (name, state) => {
  signedInAs('megan')
  expect(await seen(name)).toMatchObject({ state })
})

test('a pass that the policy no longer allows is told to be off', async () => {
  signedInAs('megan')
  pretendTenant().state.policy.temporaryAccessPass = false
  expect(await seen('dmytro.shevchenko')).toMatchObject({ state: 'off' })
})

test('whether there is a pass is not told to whoever may not read methods', async () => {
  signedInAs('hugo')
  const [somebody = ''] = unit('Garden Terrace').members
  expect((await getPerson(somebody)).pass).toBe('hidden')
})

describe('voiding a pass', () => {
  test('takes it away', async () => {
    signedInAs('megan')
    const state = await annul('dmytro.shevchenko')
    expect(state).toMatchObject({ status: 'done', result: { told: true, lost: false, already: false } })
    expect(stored('dmytro.shevchenko')).toBeUndefined()
    expect(await seen('dmytro.shevchenko')).toBeNull()
  })

  test('that somebody removed elsewhere says that it is gone already', async () => {
    signedInAs('megan')
    const { pass } = await getVoidPass(account('dmytro.shevchenko').user.id)
    account('dmytro.shevchenko').methods = []
    const state = await annul('dmytro.shevchenko', pass?.id)
    expect(state).toMatchObject({ status: 'done', result: { already: true } })
    expect(writes()).toEqual([])
  })

  test('leaves alone the pass that has taken its place meanwhile', async () => {
    signedInAs('megan')
    const state = await annul('dmytro.shevchenko', crypto.randomUUID())
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect(writes()).toEqual([])
  })

  test('whose answer got lost is looked after: it is done', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE' }, { reset: 'after' })
    const state = await annul('dmytro.shevchenko')
    expect(state).toMatchObject({ status: 'done', result: { told: true, lost: true } })
  })

  test('that Graph never heard of is called unknown, and may be sent again', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE' }, { reset: 'before' })
    expect(await annul('dmytro.shevchenko')).toMatchObject({ status: 'unknown' })
    expect(await annul('dmytro.shevchenko')).toMatchObject({ status: 'done' })
  })

  test('is shown as being applied while Graph still tells the pass', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    expect(await annul('dmytro.shevchenko')).toMatchObject({ status: 'done', result: { told: false } })
    expect(await seen('dmytro.shevchenko')).toMatchObject({ applying: 'voided' })
  })
})
