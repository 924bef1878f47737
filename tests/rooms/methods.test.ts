import { describe, expect, test } from 'vitest'
import { removeSignInMethod, startMethodsOver } from '@/app/staff/[staffId]/methods/action'
import { getMethod, getMethods, getMethodRows, getStartOver } from '@/app/staff/[staffId]/methods/queries'
import { getEarlier } from '@/lib/earlier'
import { authorizeView } from '@/lib/graph/authorize'
import { letPass } from '../operations/let-pass'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'
import { stored } from './methods-by-hand'

inPretendTenant()

const open = { status: 'open' }
const idOf = (name: string) => account(name).user.id

function methodOf(name: string, type: string): string {
  return account(name).methods.find((one) => one['@odata.type'].includes(type))?.id ?? ''
}

async function remove(name: string, id: string) {
  const { method } = await getMethod(idOf(name), id)
  return removeSignInMethod(open, formFor(name, { id, mark: method?.mark ?? '' }))
}

function clear(name: string, going: { id: string; mark: string }[]) {
  const shown = going.map(({ id, mark }) => `${id} ${mark}`).join(', ')
  return startMethodsOver(open, formFor(name, { shown }))
}

function fail(match: object, fault: object, times = 1): void {
  pretendTenant().state.faults.push({ match, fault, times } as never)
}

describe('the list', () => {
  test('tells all methods by kind, with device or number and the day on which each was added', async () => {
    signedInAs('megan')
    const { rows } = await getMethods(idOf('sofia.hernandez'))
    expect(rows.map(({ kind }) => kind)).toEqual([
      'Password',
      'Mobile phone',
      'Alternate mobile phone',
      'Office phone',
      'Microsoft Authenticator',
    ])
    expect(rows.at(-1)).toMatchObject({ name: 'Sofía’s Pixel', added: expect.stringMatching(/^Added /) })
    expect(rows[1]?.name).toBe('+X XXXXXXXX42')
  })

  test('shows a kind that nobody knows yet by its own name, and does not offer to remove it', async () => {
    signedInAs('megan')
    const like = account('amara.okafor')
    like.methods = [
      ...like.methods,
      {
        '@odata.type': '#microsoft.graph.brainWaveAuthenticationMethod',
        id: '1',
        createdDateTime: null,
      } as never,
    ]
    // Microsoft's description knows no such kind.
    const { state } = pretendTenant()
    const file = state.exchangesFile
    state.exchangesFile = undefined
    const { rows } = await getMethods(idOf('amara.okafor'))
    state.exchangesFile = file
    expect(rows.at(-1)).toMatchObject({ kind: 'Another kind: brainWave', isRemovable: false })
  })

  test('follows while the person registers something', async () => {
    signedInAs('megan')
    expect(await getMethodRows(idOf('amara.okafor'))).toHaveLength(1)
    account('amara.okafor').methods = account('tomas.reyes').methods
    expect(await getMethodRows(idOf('amara.okafor'))).toHaveLength(account('tomas.reyes').methods.length)
  })

  test('is not for a role that may not read methods', async () => {
    signedInAs('hugo')
    const [somebody = ''] = unit('Garden Terrace').members
    await expect(getMethods(somebody)).rejects.toMatchObject({ failure: 'not-allowed', reason: 'role' })
  })
})

describe('removing one', () => {
  test.each([
    ['ingrid.sorensen', 'fido2'],
    ['ingrid.sorensen', 'windowsHello'],
    ['ingrid.sorensen', 'softwareOath'],
    ['somchai.jaidee', 'platformCredential'],
    ['nino.beridze', 'email'],
    ['sofia.hernandez', 'microsoftAuthenticator'],
    ['dmytro.shevchenko', 'temporaryAccessPass'],
    ['ananya.sharma', 'qrCodePin'],
  ])('of %s takes away the %s method', async (name, type) => {
    signedInAs('megan')
    account(name).preferred = null
    const state = await remove(name, methodOf(name, type))
    expect(state).toMatchObject({ status: 'done', result: { fates: [{ fate: 'gone' }], lost: false } })
    expect(methodOf(name, type)).toBe('')
  })

  test('that is the default while others are there says that it goes last', async () => {
    signedInAs('megan')
    const state = await remove('piotr.zielinski', '3179e48a-750b-4051-897c-87b9720928f7')
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'method-refused' } })
    expect(stored('piotr.zielinski')).toEqual(['phone', 'phone'])
  })

  test('that is the last second step is warned of', async () => {
    signedInAs('megan')
    const mobile = '3179e48a-750b-4051-897c-87b9720928f7'
    expect((await getMethod(idOf('chloe.dubois'), mobile)).isLast).toBe(true)
    expect((await getMethod(idOf('sofia.hernandez'), mobile)).isLast).toBe(false)
  })

  test('that somebody removed elsewhere says that it is gone already', async () => {
    signedInAs('megan')
    const id = methodOf('nino.beridze', 'email')
    const { method } = await getMethod(idOf('nino.beridze'), id)
    account('nino.beridze').methods = []
    const state = await removeSignInMethod(open, formFor('nino.beridze', { id, mark: method?.mark ?? '' }))
    expect(state).toMatchObject({ status: 'done', result: { fates: [{ fate: 'already' }] } })
    expect(writes()).toEqual([])
  })

  test('under an id that stands for another number now leaves that alone', async () => {
    signedInAs('megan')
    const id = methodOf('chloe.dubois', 'phone')
    const state = await removeSignInMethod(open, formFor('chloe.dubois', { id, mark: 'another' }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect(writes()).toEqual([])
  })

  test('does not take the password, whatever is sent', async () => {
    signedInAs('megan')
    const id = methodOf('amara.okafor', 'password')
    const { method } = await getMethod(idOf('amara.okafor'), id)
    const state = await removeSignInMethod(open, formFor('amara.okafor', { id, mark: method?.mark ?? '' }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'changed-meanwhile' } })
    expect(writes()).toEqual([])
  })

  test('whose answer got lost is looked after', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE' }, { reset: 'after' })
    const state = await remove('nino.beridze', methodOf('nino.beridze', 'email'))
    expect(state).toMatchObject({ status: 'done', result: { lost: true } })
  })

  test('that Graph never heard of is unknown; the person’s page says later that nothing came of it', async () => {
    signedInAs('megan')
    fail({ method: 'DELETE' }, { reset: 'before' })
    const state = await remove('chloe.dubois', methodOf('chloe.dubois', 'phone'))
    expect(state).toMatchObject({ status: 'unknown' })
    const { grant } = await authorizeView(idOf('chloe.dubois'))
    expect(await getEarlier(grant)).toMatchObject([{ capability: 'methods', outcome: 'open' }])
    await letPass(121_000)
    expect(await getEarlier(grant)).toMatchObject([{ outcome: 'not-done' }])
  })

  test('is shown as being applied while Graph still tells it', async () => {
    signedInAs('megan')
    pretendTenant().tenant.replication.methodSeconds = 600
    // It is kept in mind for minutes: nobody whom other tests need.
    await remove('aram.petrosyan', methodOf('aram.petrosyan', 'softwareOath'))
    const rows = await getMethodRows(idOf('aram.petrosyan'))
    expect(rows.filter(({ note }) => note?.startsWith('Removed;'))).toHaveLength(1)
  })
})

describe('methods that Graph does not tell', () => {
  const untold = () => fail({ method: 'GET', path: 'authentication/methods$' }, { status: 500 }, 9)

  test('are not taken to be gone when one of them is to be removed', async () => {
    signedInAs('megan')
    const id = methodOf('nino.beridze', 'email')
    const { method } = await getMethod(idOf('nino.beridze'), id)
    untold()
    const state = await removeSignInMethod(open, formFor('nino.beridze', { id, mark: method?.mark ?? '' }))
    expect(state).toMatchObject({ status: 'failed', problem: { failure: 'unreachable' } })
    expect(stored('nino.beridze')).toContain('email')
  })

  test('nor when somebody starts over', async () => {
    signedInAs('megan')
    const { going } = await getStartOver(idOf('sofia.hernandez'))
    untold()
    expect(await clear('sofia.hernandez', going)).toMatchObject({
      status: 'failed',
      problem: { failure: 'unreachable' },
    })
    expect(writes()).toEqual([])
  })
})
