import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { block, signOutEverywhere, unblock } from '@/app/staff/[staffId]/account-actions'
import { getBlock } from '@/app/staff/[staffId]/block/queries'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getSignOut } from '@/app/staff/[staffId]/sign-out/queries'
import { permissionsInUse } from '@/lib/auth/scopes'
import { env } from '@/lib/env'
import { trail, withFreshTrail } from '../operations/trail'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

function fault(path: string, fault: object, times?: number): void {
  pretendTenant().state.faults.push({ match: { path }, fault, ...(times && { times }) })
}

/** Somebody of a location, by what is true of them. */
function somebodyOf(name: string, isIt: (user: ReturnType<typeof account>['user']) => boolean = () => true) {
  const { people } = pretendTenant().tenant
  const found = [...unit(name).members].flatMap((id) => people.get(id)?.user ?? []).find(isIt)
  if (!found) throw new Error(`Nobody such at ${name}`)
  return found.userPrincipalName.split('@')[0] ?? ''
}

describe('signing out everywhere', () => {
  test('ends every sign-in from before, by one write in the manager’s name', async () => {
    signedInAs('megan')
    const before = Date.now()
    const form = formFor('amara.okafor')
    expect(await signOutEverywhere(null, form)).toMatchObject({ status: 'done' })
    expect(writes()).toMatchObject([
      { method: 'POST', actor: account('megan').user.id, clientRequestId: form.get('operation') },
    ])
    const { signInSessionsValidFromDateTime } = account('amara.okafor').user
    expect(Date.parse(signInSessionsValidFromDateTime ?? '')).toBeGreaterThanOrEqual(before - 1_000)
    expect(trail().map(({ phase, action, result }) => [phase, action, result])).toEqual([
      ['intent', 'sign-out', undefined],
      ['outcome', 'sign-out', 'ok'],
    ])
  })

  test('is a Helpdesk Administrator’s, and no Password Administrator’s', async () => {
    signedInAs('hugo')
    const plain = somebodyOf('Garden Terrace', ({ userType }) => userType === 'Member')
    expect(await signOutEverywhere(null, formFor(plain))).toMatchObject({ status: 'done' })
    signedInAs('priya')
    const other = somebodyOf('Riverside Campus', ({ userType }) => userType === 'Member')
    expect(await signOutEverywhere(null, formFor(other))).toMatchObject({
      status: 'failed',
      problem: { failure: 'not-allowed' },
    })
  })

  test('says of a guest that the sign-ins at home go on', async () => {
    signedInAs('megan')
    const { confirm } = await getSignOut(account('dana.novak_partner.example#EXT#').user.id)
    expect(confirm.words.will.join(' ')).toContain('Those sign-ins do not end')
  })

  test('whose answer got lost is unknown, and no harm is done by sending it again', async () => {
    signedInAs('megan')
    fault('revokeSignInSessions', { reset: 'after' }, 1)
    const lost = await signOutEverywhere(null, formFor('amara.okafor'))
    expect(lost).toMatchObject({ status: 'unknown', problem: { failure: 'unanswered' } })
    expect(await signOutEverywhere(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
  })
})

describe('an answer that is none of Graph’s', () => {
  const portal = {
    status: 200,
    headers: { 'Content-Type': 'text/html' },
    body: '<html>Sign in to the network</html>',
  }

  test('is no success of signing out', async () => {
    signedInAs('megan')
    fault('revokeSignInSessions', portal)
    expect(await signOutEverywhere(null, formFor('amara.okafor'))).toMatchObject({ status: 'unknown' })
  })

  test.each([portal, { status: 202 }, { status: 200, body: '{}' }])(
    'is no success of blocking: %j',
    async (answer) => {
      signedInAs('megan')
      pretendTenant().state.faults.push({ match: { method: 'PATCH' }, fault: answer })
      expect(await block(null, formFor('amara.okafor'))).toMatchObject({ status: 'unknown' })
      expect(account('amara.okafor').user.accountEnabled).toBe(true)
    },
  )
})

describe('blocking', () => {
  test('stops the account first and then ends its sign-ins', async () => {
    signedInAs('megan')
    expect(await block(null, formFor('amara.okafor'))).toMatchObject({
      status: 'done',
      result: { signedOut: true },
    })
    expect(account('amara.okafor').user.accountEnabled).toBe(false)
    expect(writes().map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      `PATCH ${account('amara.okafor').user.id}`,
      'POST revokeSignInSessions',
    ])
  })

  test('tells when the sign-ins from before could not be ended', async () => {
    signedInAs('megan')
    fault('revokeSignInSessions', { status: 403 })
    expect(await block(null, formFor('amara.okafor'))).toMatchObject({
      status: 'done',
      result: { signedOut: false },
    })
    expect(account('amara.okafor').user.accountEnabled).toBe(false)
  })

  test('whose answer got lost is looked after', async () => {
    signedInAs('megan')
    pretendTenant().state.faults.push({ match: { method: 'PATCH' }, times: 1, fault: { reset: 'after' } })
    expect(await block(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
    pretendTenant().state.faults.push({ match: { method: 'PATCH' }, times: 1, fault: { reset: 'before' } })
    expect(await unblock(null, formFor('amara.okafor'))).toMatchObject({ status: 'unknown' })
    expect(account('amara.okafor').user.accountEnabled).toBe(false)
  })

  test('is not done twice: somebody else was faster, and the manager is told', async () => {
    signedInAs('megan')
    account('amara.okafor').user.accountEnabled = false
    expect(await block(null, formFor('amara.okafor'))).toMatchObject({
      status: 'failed',
      problem: { failure: 'changed-meanwhile' },
    })
    expect(writes()).toEqual([])
  })

  test('is left to the on-premises directory where Microsoft leaves it there', async () => {
    pretendTenant().state.features.syncedAccountEnabled = false
    signedInAs('megan')
    expect(await block(null, formFor('ingrid.sorensen'))).toMatchObject({
      status: 'failed',
      problem: { failure: 'on-premises' },
    })
    const { confirm } = await getBlock(account('ingrid.sorensen').user.id)
    expect(confirm.words.will.join(' ')).toContain('comes from your organisation’s server')
  })

  test('is no Helpdesk Administrator’s', async () => {
    signedInAs('hugo')
    const plain = somebodyOf('Garden Terrace')
    expect(await block(null, formFor(plain))).toMatchObject({
      status: 'failed',
      problem: { failure: 'not-allowed' },
    })
    expect(writes()).toEqual([])
  })
})

describe('unblocking', () => {
  test('lets the person sign in again, and signs nobody out', async () => {
    signedInAs('megan')
    account('amara.okafor').user.accountEnabled = false
    expect((await getBlock(account('amara.okafor').user.id)).isBlocked).toBe(true)
    expect(await unblock(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
    expect(account('amara.okafor').user.accountEnabled).toBe(true)
    expect(writes()).toHaveLength(1)
  })
})

test.each([
  ['signing out', signOutEverywhere],
  ['blocking', block],
  ['unblocking', unblock],
])('%s is for one’s own people, not for those with a role, not for oneself', async (_what, send) => {
  signedInAs('megan')
  unit('Pike Street').members.add(account('megan').user.id)
  const elsewhere = [...unit('Harbour Quay').members][0] ?? ''
  for (const [name, fields, failure] of [
    ['amara.okafor', { staffId: elsewhere }, 'not-found'],
    ['amara.okafor', { staffId: crypto.randomUUID() }, 'not-found'],
    ['tomas.reyes', {}, 'not-allowed'],
    ['megan', {}, 'not-allowed'],
  ] as const) {
    const state = await send(null, formFor(name, fields))
    expect(state).toMatchObject({ status: 'failed', problem: { failure } })
  }
  expect(writes()).toEqual([])
})

describe('switched off', () => {
  const rooms = ['sign-out', 'block', 'unblock']
  const set = (on: boolean) =>
    Object.assign(env().features, Object.fromEntries(rooms.map((one) => [one, on])))
  beforeEach(() => set(false))
  afterEach(() => set(true))

  test('cannot be used, and asks for no permission', async () => {
    signedInAs('megan')
    for (const action of [signOutEverywhere, block, unblock])
      expect(await action(null, formFor('amara.okafor'))).toMatchObject({
        status: 'failed',
        problem: { failure: 'switched-off' },
      })
    expect(writes()).toEqual([])
    expect(permissionsInUse().filter((one) => /Revoke|EnableDisable/.test(one))).toEqual([])
  })

  test('does not go with a reset, which says of a blocked person that IT has to be asked', async () => {
    signedInAs('megan')
    account('amara.okafor').user.accountEnabled = false
    expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({
      result: {
        after: { signOut: null, unblock: { whoCan: expect.stringContaining('switched this off') } },
      },
    })
  })
})
