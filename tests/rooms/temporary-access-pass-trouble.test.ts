import { describe, expect, test } from 'vitest'
import { createTemporaryAccessPass } from '@/app/staff/[staffId]/temporary-access-pass/action'
import { getCreatePass } from '@/app/staff/[staffId]/temporary-access-pass/queries'
import { permissionsInUse } from '@/lib/auth/scopes'
import { env } from '@/lib/env'
import { getEarlier } from '@/lib/earlier'
import { authorizeView } from '@/lib/graph/authorize'
import { whatever } from '@/lib/graph/pass-types'
import { letPass } from '../operations/let-pass'
import { isPass } from '../simulator/methods'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

inPretendTenant()

const open = { status: 'open' }
const chosen = { lifetimeInMinutes: '60', isUsableOnce: 'true' }

function create(name: string, fields: Record<string, string> = {}) {
  return createTemporaryAccessPass(open, formFor(name, { ...chosen, ...fields }))
}

function fault(fault: object): void {
  pretendTenant().state.faults.push({
    match: { method: 'POST', path: 'temporaryAccessPassMethods' },
    fault,
    times: 1,
  } as never)
}

describe('nothing is made', () => {
  test.each([
    ['somebody of another location', 'megan', 'hbq1', 'not-found'],
    ['somebody who holds a role', 'megan', 'tomas.reyes', 'not-allowed'],
    ['anybody, by a Password Administrator', 'priya', 'rvc1', 'not-allowed'],
    ['anybody, by somebody without a role', 'nora', 'amara.okafor', 'not-found'],
  ])('for %s', async (_whom, persona, name, failure) => {
    signedInAs(persona)
    const ofUnit = { hbq1: 'Harbour Quay', rvc1: 'Riverside Campus' }[name]
    const target = ofUnit ? [...unit(ofUnit).members][0] : account(name).user.id
    const state = await create('amara.okafor', { staffId: target ?? '' })
    expect(state).toMatchObject({ status: 'failed', problem: { failure } })
    expect(writes()).toEqual([])
  })

  test('for the manager’s own account', async () => {
    signedInAs('megan')
    unit('Pike Street').members.add(account('megan').user.id)
    expect(await create('megan')).toMatchObject({ status: 'failed', problem: { failure: 'not-allowed' } })
    expect(writes()).toEqual([])
  })
})

describe('an answer that is none', () => {
  test.each([
    ['was cut off', { truncateAt: 40 }],
    ['never came', { reset: 'after' }],
    ['is a page', { replaceBody: '<html>', contentType: 'text/html', status: 201 }],
    ['is empty', { replaceBody: '{}', contentType: 'application/json', status: 201 }],
    ['has no pass in it', { replaceBody: '{"id":"1","temporaryAccessPass":null}', status: 201 }],
    ['has a list for a pass', { replaceBody: '{"id":"1","temporaryAccessPass":["x"]}', status: 201 }],
    ['is a fault of Microsoft’s', { status: 504 }],
  ])('and %s is no success, and is not asked for again', async (_how, how) => {
    signedInAs('megan')
    fault(how)
    const state = await create('amara.okafor')
    expect(state).toMatchObject({ status: 'unknown', problem: { failure: 'unanswered' } })
    expect(JSON.stringify(state)).not.toMatch(/temporaryAccessPass"/)
    const sent = pretendTenant().state.log.filter(({ method, batch }) => method === 'POST' && !batch)
    expect(sent.filter(({ path }) => path.endsWith('temporaryAccessPassMethods'))).toHaveLength(1)
  })

  test('is looked after: the person’s page tells later that a pass was made', async () => {
    signedInAs('megan')
    fault({ reset: 'after' })
    await create('amara.okafor')
    const { grant } = await authorizeView(account('amara.okafor').user.id)
    expect(await getEarlier(grant)).toMatchObject([{ capability: 'temporary-access-pass', outcome: 'done' }])
  })

  test('is made good by another pass, which takes the place of whatever there is', async () => {
    signedInAs('megan')
    fault({ reset: 'after' })
    expect(await create('chloe.dubois')).toMatchObject({ status: 'unknown' })
    expect(await create('chloe.dubois')).toMatchObject({ problem: { failure: 'changed-meanwhile' } })
    expect(await create('chloe.dubois', { replaces: whatever })).toMatchObject({ status: 'done' })
  })

  test('is not told as a success because of the pass that was made a moment before', async () => {
    signedInAs('megan')
    await create('aram.petrosyan')
    fault({ reset: 'before' })
    const replaces = account('aram.petrosyan').methods.find(isPass)?.id ?? ''
    expect(await create('aram.petrosyan', { replaces })).toMatchObject({ status: 'unknown' })
    const { grant } = await authorizeView(account('aram.petrosyan').user.id)
    expect(await getEarlier(grant)).toMatchObject([{ outcome: 'open' }])
  })

  test('is looked after: or that none was, once Graph can be believed', async () => {
    signedInAs('megan')
    fault({ reset: 'before' })
    await create('sam.ortiz')
    const { grant } = await authorizeView(account('sam.ortiz').user.id)
    expect(await getEarlier(grant)).toMatchObject([{ outcome: 'open' }])
    await letPass(121_000)
    expect(await getEarlier(grant)).toMatchObject([{ outcome: 'not-done' }])
  })
})

test('Microsoft that is busy is waited for, and told when it lasts', async () => {
  signedInAs('megan')
  fault({ status: 429, headers: { 'Retry-After': '600' } })
  const state = await create('amara.okafor')
  expect(state).toMatchObject({ status: 'failed', problem: { failure: 'busy' } })
  expect(writes()).toEqual([])
})

test('a form that was sent before is not carried out again', async () => {
  signedInAs('megan')
  const form = formFor('amara.okafor', chosen)
  await createTemporaryAccessPass(open, form)
  const again = await createTemporaryAccessPass(open, form)
  expect(again).toMatchObject({ status: 'failed', problem: { failure: 'already-sent' } })
  expect(writes()).toHaveLength(1)
})

test('a feature that is off cannot be used, and asks for no permission of its own', async () => {
  signedInAs('megan')
  // The policy tells of QR codes too.
  Object.assign(env().features, { 'temporary-access-pass': false, 'qr-code': false })
  try {
    expect(permissionsInUse()).not.toContain('Policy.Read.AuthenticationMethod')
    await expect(getCreatePass(account('amara.okafor').user.id)).rejects.toMatchObject({
      failure: 'switched-off',
    })
    expect(await create('amara.okafor')).toMatchObject({
      status: 'failed',
      problem: { failure: 'switched-off' },
    })
    expect(writes()).toEqual([])
  } finally {
    Object.assign(env().features, { 'temporary-access-pass': true, 'qr-code': true })
  }
  expect(permissionsInUse()).toContain('Policy.Read.AuthenticationMethod')
})
