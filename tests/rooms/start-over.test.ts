import { describe, expect, test, vi } from 'vitest'
import { startMethodsOver } from '@/app/staff/[staffId]/methods/action'
import { getStartOver } from '@/app/staff/[staffId]/methods/queries'
import { getPerson } from '@/app/staff/[staffId]/queries'
import { createTemporaryAccessPass } from '@/app/staff/[staffId]/temporary-access-pass/action'
import { trail, withFreshTrail } from '../operations/trail'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, writes } from '../tenant'
import { stored } from './methods-by-hand'
import { inDays, made } from './qr-code-by-hand'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()

const open = { status: 'open' }
const idOf = (name: string) => account(name).user.id

async function startOver(name: string) {
  const { going } = await getStartOver(idOf(name))
  return clear(name, going)
}

function clear(name: string, going: { id: string; mark: string }[]) {
  const shown = going.map(({ id, mark }) => `${id} ${mark}`).join(', ')
  return startMethodsOver(open, formFor(name, { shown }))
}

function fail(match: object, fault: object, times = 1): void {
  pretendTenant().state.faults.push({ match, fault, times } as never)
}

describe('starting over', () => {
  test.each([['sofia.hernandez'], ['piotr.zielinski'], ['ingrid.sorensen'], ['xiuying.wang']])(
    'leaves %s the password alone, in an order that Graph takes',
    async (name) => {
      signedInAs('megan')
      const state = await startOver(name)
      expect(state).toMatchObject({ status: 'done' })
      expect(stored(name)).toEqual([])
    },
  )

  test('puts the default last, although nothing tells which it is', async () => {
    signedInAs('megan')
    account('sofia.hernandez').preferred = 'voiceOffice'
    expect(await startOver('sofia.hernandez')).toMatchObject({ status: 'done' })
    expect(stored('sofia.hernandez')).toEqual([])
  })

  test('leaves what cannot be removed here, and what was registered meanwhile', async () => {
    signedInAs('megan')
    const { going } = await getStartOver(idOf('somchai.jaidee'))
    const added = account('nino.beridze').methods.filter((one) => one['@odata.type'].includes('email'))
    account('somchai.jaidee').methods = [...account('somchai.jaidee').methods, ...added]
    expect(await clear('somchai.jaidee', going)).toMatchObject({ status: 'done' })
    expect(stored('somchai.jaidee')).toEqual(['external', 'email'])
  })

  test('says how many are left where Graph’s own rules let neither of two go: the default, and the one that needs it', async () => {
    signedInAs('megan')
    account('sofia.hernandez').preferred = 'voiceAlternateMobile'
    const state = await startOver('sofia.hernandez')
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'methods-partly' } })
    if (state.status === 'failed') expect(state.problem.sentence).toMatch(/^2 methods are still there/)
    expect(stored('sofia.hernandez')).toEqual(['phone', 'phone'])
  })

  test('is no success for the trail either where Graph kept one', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE', path: 'fido2Methods' }, { status: 400 }, 9)
    expect(await startOver('ingrid.sorensen')).toMatchObject({ status: 'failed' })
    expect(stored('ingrid.sorensen')).toEqual(['fido2'])
    expect(trail().at(-1)).toMatchObject({ phase: 'outcome', result: 'failed', reason: 'methods-partly' })
  })

  test('stops where Microsoft takes no more, and can be sent again', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE', path: 'softwareOath' }, { status: 429, headers: { 'Retry-After': '600' } })
    const state = await startOver('ingrid.sorensen')
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'methods-partly' } })
    expect(await startOver('ingrid.sorensen')).toMatchObject({ status: 'done' })
    expect(stored('ingrid.sorensen')).toEqual([])
  })

  test('that Graph refuses altogether is refused, even if one of them was gone before', async () => {
    signedInAs('megan')
    const { going } = await getStartOver(idOf('sofia.hernandez'))
    fail({ method: 'DELETE' }, { status: 403 }, 9)
    const state = await clear('sofia.hernandez', [{ id: 'x', mark: 'y' }, ...going])
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'refused' } })
  })

  test('forgets what was kept in mind of what it removes', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    await made('create', 'sam.ortiz', { expireDateTime: inDays(30) })
    const pass = { lifetimeInMinutes: '60', isUsableOnce: 'true' }
    await createTemporaryAccessPass(open, formFor('sam.ortiz', pass))
    pretendTenant().tenant.replication.methodSeconds = 0
    await startOver('sam.ortiz')
    expect(await getPerson(idOf('sam.ortiz'))).toMatchObject({ qr: null, pass: null })
  })

  test('asks about methods that were added meanwhile neither the first time nor when it is sent again', async () => {
    signedInAs('megan')
    const { going } = await getStartOver(idOf('chloe.dubois'))
    fail({ method: 'DELETE' }, { reset: 'before' })
    const state = await clear('chloe.dubois', going)
    expect(state).toMatchObject({
      status: 'unknown',
      sent: { shown: going.map(({ id, mark }) => `${id} ${mark}`).join(', ') },
    })
  })

  test('that lost an answer is no success while something is left', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE', path: 'fido2Methods' }, { reset: 'before' })
    expect(await startOver('ingrid.sorensen')).toMatchObject({ status: 'unknown' })
    expect(await startOver('ingrid.sorensen')).toMatchObject({ status: 'done' })
    expect(stored('ingrid.sorensen')).toEqual([])
  })

  test.each(['', 'x', 'a  b', 'a b,c d', 'a b, '.repeat(3)])('does nothing with “%s”', async (shown) => {
    signedInAs('megan')
    const state = await startMethodsOver(open, formFor('sofia.hernandez', { shown }))
    expect(state).toMatchObject({ status: 'invalid', fields: { shown: 'gone' } })
    expect(writes()).toEqual([])
  })
})
