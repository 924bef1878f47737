import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { checks } from '@/lib/setup/checks'
import { roleIds } from '../simulator/roles'
import { give, inPretendTenant, pretendTenant } from '../tenant'
import { putInOrder } from './healthy'
import { inTenant, ofSettings, own, policy } from './planted'
import { inPlaces } from './planted-places'
import { judge, read } from './read'

inPretendTenant()
beforeEach(putInOrder)

const planted = [...inTenant, ...inPlaces]

test('a tenant in order has nothing to fix, and only what Graph does not tell is left open', async () => {
  const reading = await read()
  const open = checks.filter((one) => one.judge(reading).verdict !== 'pass')
  expect(open.map(({ id }) => [id, judge(id, reading).verdict])).toEqual([['write-back', 'cannot-tell']])
})

describe('of the app itself', () => {
  test.each(own)('%s is found', async (id, changed) => {
    expect(judge(id, { ...(await read()), ...changed }).verdict).toBe('fail')
  })

  test.each(ofSettings)('%s is found', async (id, changed) => {
    const reading = await read()
    const { settings } = reading
    if (settings instanceof AppError) throw settings
    expect(judge(id, { ...reading, settings: { ...settings, ...changed } }).verdict).toBe('fail')
  })
})

test('what the app offers to mend itself is asked of Graph in so many words', async () => {
  for (const { plant } of planted.filter(({ id }) => id.endsWith('policy'))) plant()
  const reading = await read()
  for (const id of ['sms-policy', 'pass-policy', 'qr-policy'])
    expect(judge(id, reading).fix).toMatchObject({ byUs: true, requests: [{ method: 'PATCH' }] })
})

test('nobody loses a role by a button: what a guest or a role without use holds is shown, one by one', async () => {
  for (const { id, plant } of planted) if (/^managers-(guest|blocked)$|^roles-in-vain$/.test(id)) plant()
  const reading = await read()
  for (const id of ['managers-guest', 'managers-blocked', 'roles-in-vain'])
    expect(judge(id, reading).fix?.byUs, id).not.toBe(true)
})

test('a guest who may read the directory manages as others do, and what they hold over the tenant is no fault', async () => {
  for (const { id, plant } of planted) if (id === 'managers-guest') plant()
  for (const { user } of pretendTenant().tenant.people.values())
    if (user.userType === 'Guest') give(user.id, roleIds.directoryReaders, null)
  expect(judge('managers-guest', await read()).verdict).toBe('pass')
})

test('a part that Graph refuses leaves the others, and says so', async () => {
  pretendTenant().state.faults.push({
    match: { path: 'userRegistrationDetails|/identity/conditionalAccess' },
    fault: { status: 403 },
  })
  const reading = await read()
  for (const id of ['sms-only', 'nothing-registered', 'admins-locked-out', 'second-factor'])
    expect(judge(id, reading)).toMatchObject({ verdict: 'cannot-tell', cause: 'refused' })
  expect(judge('consent', reading).verdict).toBe('pass')
})

test('without an Entra ID P2 licence nothing has to be activated, and sign-ins cannot be told', async () => {
  policy({ premium: false })
  const reading = await read()
  expect(judge('roles-ending', reading).verdict).toBe('pass')
  expect(judge('managers-never-signed-in', reading)).toMatchObject({
    verdict: 'cannot-tell',
    cause: 'refused',
  })
})
