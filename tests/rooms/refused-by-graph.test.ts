import { describe, expect, test, vi } from 'vitest'
import { block, signOutEverywhere } from '@/app/staff/[staffId]/account-actions'
import { startMethodsOver } from '@/app/staff/[staffId]/methods/action'
import { getStartOver } from '@/app/staff/[staffId]/methods/queries'
import { addPhoneNumber } from '@/app/staff/[staffId]/phone/action'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getResetProgress } from '@/app/staff/[staffId]/reset-password/queries'
import { createTemporaryAccessPass } from '@/app/staff/[staffId]/temporary-access-pass/action'
import type * as carrying from '@/lib/carry-out'
import { carryOut } from '@/lib/carry-out'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

vi.mock('@/lib/carry-out', { spy: true })

/** What Microsoft's documentation leaves open: how Graph says no where the app's own rules could not know. */
inPretendTenant()

const open = { status: 'open' }
const idOf = (name: string) => account(name).user.id

/** Somebody comes into a restricted unit after the app has looked, and before Graph is asked. */
async function restrictMeanwhile(name: string): Promise<void> {
  const really = await vi.importActual<typeof carrying>('@/lib/carry-out')
  vi.mocked(carryOut).mockImplementationOnce((...given) => {
    unit('Executive Floor').members.add(idOf(name))
    return really.carryOut(...given)
  })
}

const number = { phoneType: 'office', country: 'US', phoneNumber: '+1 2065550133' }
const pass = { lifetimeInMinutes: '60', isUsableOnce: 'true' }

const deeds: [string, (name: string) => Promise<unknown>][] = [
  ['a reset', (name) => resetPassword(open, formFor(name))],
  ['signing out', (name) => signOutEverywhere(open, formFor(name))],
  ['blocking', (name) => block(open, formFor(name))],
  ['a number', (name) => addPhoneNumber(open, formFor(name, number))],
  ['a pass', (name) => createTemporaryAccessPass(open, formFor(name, pass))],
  ['starting over', startOver],
]

async function startOver(name: string) {
  const { going } = await getStartOver(idOf(name))
  const shown = going.map(({ id, mark }) => `${id} ${mark}`).join(', ')
  return startMethodsOver(open, formFor(name, { shown }))
}

describe('somebody came into a restricted unit after the app had looked', () => {
  test.each([
    ...deeds.map(([what, deed]) => ['badRequest', what, deed] as const),
    ['named', 'a reset', (name: string) => resetPassword(open, formFor(name))],
    ['plain', 'a reset', (name: string) => resetPassword(open, formFor(name))],
  ] as const)('Graph says so %s: %s is refused in words that fit', async (how, _what, deed) => {
    pretendTenant().state.features.restrictedRefusal = how
    signedInAs('megan')
    await restrictMeanwhile('sofia.hernandez2')
    const told = how === 'plain' ? 'refused this for your account' : 'protected location'
    expect(await deed('sofia.hernandez2')).toMatchObject({
      status: 'failed',
      problem: { failure: 'refused', sentence: expect.stringContaining(told) },
    })
    expect(writes()).toEqual([])
  })

  test('a reset is not tried the other way, which would meet the same', async () => {
    signedInAs('megan')
    await restrictMeanwhile('amara.okafor')
    await resetPassword(open, formFor('amara.okafor'))
    const sent = pretendTenant().state.log.filter(
      ({ method, path }) => method !== 'GET' && !path.endsWith('$batch'),
    )
    expect(sent.map(({ method }) => method)).toEqual(['POST'])
  })
})

describe('a federated person whose password is not written back', () => {
  async function reset(how: 'operation' | 'refuse' | 'deny') {
    const { policy, features } = pretendTenant().state
    Object.assign(policy, { federated: true, writeback: false })
    Object.assign(features, { federatedReset: how, operationSeconds: 0 })
    signedInAs('megan')
    return resetPassword(open, formFor('ingrid.sorensen', { newPassword: 'Harbour-Lights-47' }))
  }

  test.each([
    ['refuse', 'signs in at a server of your organisation'],
    ['deny', 'refused this for your account'],
  ] as const)(
    'is refused as %s: the manager is told, and not to choose another password',
    async (how, told) => {
      expect(await reset(how)).toMatchObject({
        status: 'failed',
        problem: { failure: 'refused', sentence: expect.stringContaining(told) },
      })
      expect(writes()).toEqual([])
    },
  )

  test('is taken on and fails later: the manager is told that the password does not work', async () => {
    const state = await reset('operation')
    if (state.status !== 'done') throw new Error(state.status)
    const { id } = account('ingrid.sorensen').user
    expect(await getResetProgress(id, state.result.followUp ?? '')).toMatchObject({ progress: 'refused' })
  })
})
