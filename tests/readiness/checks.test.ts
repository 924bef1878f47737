import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { readTenant } from '@/lib/graph/setup-reading'
import type { GraphRequest, Judged, Parts, Reading } from '@/lib/setup/check'
import { checks } from '@/lib/setup/checks'
import { withOwn } from '@/lib/setup/reading'
import { createAssignment } from '../simulator/tenant'
import { roleIds } from '../simulator/roles'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'
import { putInOrder } from './healthy'

inPretendTenant()

/** What of the app itself counts as in order; the settings of the tests do not. */
const inOrder: Partial<Parts['settings']> = {
  limits: { tenMinutes: 20, day: 60, personHour: 3 },
  evidence: 'required',
  knowsProxies: true,
}

async function read(): Promise<Reading> {
  signedInAs('root', 'setup')
  const reading = await withOwn(await readTenant(await authorizeSetup('setup'), () => {}))
  const { settings } = reading
  if (settings instanceof AppError) throw settings
  return { ...reading, settings: { ...settings, ...inOrder }, store: { kind: 'file' } }
}

function judge(id: string, reading: Reading): Judged {
  const found = checks.find((one) => one.id === id)
  if (!found) throw new Error(`There is no check ${id}`)
  return found.judge(reading)
}

/** As an administrator does who copies the request. */
async function carryOut(requests: GraphRequest[]): Promise<number[]> {
  const token = await pretendTenant().signIn('root', [
    ...new Set(requests.map(({ permission }) => permission)),
  ])
  const statuses: number[] = []
  for (const { method, path, body } of requests) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const request = new Request(`https://graph.microsoft.com/v1.0${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    statuses.push((await pretendTenant().handle(request)).status)
  }
  return statuses
}

beforeEach(putInOrder)

function tenant() {
  return pretendTenant().tenant
}

function policy(changes: Partial<ReturnType<typeof pretendTenant>['state']['policy']>): void {
  Object.assign(pretendTenant().state.policy, changes)
}

function give(name: string, role: keyof typeof roleIds, over: string | null, more: object = {}): void {
  const scope = over === null ? '/' : `/administrativeUnits/${unit(over).id}`
  tenant().assignments.push({
    ...createAssignment(tenant(), account(name).user.id, roleIds[role], scope),
    ...more,
  })
}

function takeAll(over: string): void {
  const scope = `/administrativeUnits/${unit(over).id}`
  tenant().assignments = tenant().assignments.filter((one) => one.directoryScopeId !== scope)
}

function withoutProofs(name: string) {
  const found = account(name)
  Object.assign(found.user, { otherMails: [], mobilePhone: null })
  return found
}

const hoursLater = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString()

/** Faults of the tenant: what is planted, whom it is about, and whether its fix can be asked of the pretend tenant. */
const planted: [id: string, plant: () => void, about?: string | number, isFixedByGraph?: boolean][] = [
  ['consent', () => tenant().consented.delete('User.Read.All'), 'User.Read.All'],
  ['consent-superfluous', () => tenant().consented.add('Mail.Read'), 'Mail.Read'],
  ['redirect-address', () => (tenant().registration.redirectUris = ['https://elsewhere.example/callback'])],
  [
    'stray-addresses',
    () => tenant().registration.redirectUris.push('http://localhost:3000/x'),
    'http://localhost:3000/x',
  ],
  ['credential-end', () => (tenant().registration.secretEnds = hoursLater(24 * 10))],
  ['own-people-only', () => (tenant().registration.signInAudience = 'AzureADMultipleOrgs')],
  ['fresh-sign-in', () => (tenant().registration.idTokenClaims = [])],
  [
    'app-permissions',
    () => tenant().registration.applicationPermissions.push('df021288-bdef-4463-88db-98f22de89214'),
  ],
  ['clock', () => (tenant().clock.offsetSeconds = 150)],
  ['locations', () => tenant().units.clear()],
  ['empty-locations', () => unit('Station Kiosk').members.clear(), 'Station Kiosk'],
  [
    'groups-inside',
    () => [...tenant().groups.keys()].forEach((id) => unit('Station Kiosk').members.add(id)),
    'Station Kiosk',
  ],
  ['locations-without-manager', () => takeAll('Station Kiosk'), 'Station Kiosk'],
  [
    'only-eligible',
    () => {
      takeAll('Station Kiosk')
      const scope = `/administrativeUnits/${unit('Station Kiosk').id}`
      const role = roleIds.authenticationAdministrator
      tenant().eligible.push(createAssignment(tenant(), account('elias').user.id, role, scope))
    },
    'Station Kiosk',
  ],
  ['restricted-locations', () => takeAll('Executive Floor'), 'Executive Floor'],
  ['hidden-locations', () => (unit('Station Kiosk').visibility = 'HiddenMembership'), 'Station Kiosk'],
  [
    'paused-rules',
    () => (unit('Riverside Campus').membershipRuleProcessingState = 'Paused'),
    'Riverside Campus',
  ],
  [
    'people-in-no-location',
    () => [...tenant().units.values()].forEach((one) => one.members.delete(account('amara.okafor').user.id)),
    'Amara Okafor',
  ],
  [
    'managers',
    () => (tenant().assignments = tenant().assignments.filter((one) => one.directoryScopeId === '/')),
  ],
  ['managers-blocked', () => (account('megan').user.accountEnabled = false), 'Megan Bowen', true],
  [
    'managers-guest',
    () => give('guest', 'authenticationAdministrator', 'Garden Terrace'),
    'Guy Partner',
    true,
  ],
  ['managers-unlicensed', () => (account('alex').user.assignedLicenses = []), 'Alex Moreau'],
  ['managers-never-signed-in', () => (account('alex').user.signInActivity = null), 'Alex Moreau'],
  ['roles-over-everybody', () => give('hugo', 'helpdeskAdministrator', null), 'Hugo Lindqvist', true],
  [
    'roles-in-vain',
    () => give('greta', 'groupsAdministrator', 'Airport Terminal 2'),
    'Airport Terminal 2',
    true,
  ],
  [
    'roles-ending',
    () =>
      give('priya', 'passwordAdministrator', 'Station Kiosk', {
        endDateTime: hoursLater(72),
        isGivenForATime: true,
      }),
    'Priya Raman',
  ],
  [
    'single-managers',
    () => {
      takeAll('Station Kiosk')
      give('megan', 'authenticationAdministrator', 'Station Kiosk')
    },
    'Station Kiosk',
  ],
  ['sms-policy', () => policy({ sms: false }), undefined, true],
  ['sms-sign-in', () => policy({ smsSignIn: false }), undefined, true],
  ['pass-policy', () => policy({ temporaryAccessPass: false }), undefined, true],
  ['pass-lifetime', () => policy({ passMaximumMinutes: 120 }), undefined, true],
  ['qr-policy', () => policy({ qrCodePin: false }), undefined, true],
  ['methods-migration', () => policy({ policyMigrated: false })],
  ['second-factor', () => policy({ conditionalAccess: false })],
  ['members-read', () => policy({ allowedToReadOtherUsers: false }), undefined, true],
  ['sync', () => policy({ syncAgeHours: 30 })],
  ['password-sync', () => policy({ passwordSyncAgeHours: 30 })],
  [
    'sms-only',
    () => {
      const { methods } = account('amara.okafor')
      account('amara.okafor').methods = methods.filter((one) => /password|phone/.test(one['@odata.type']))
    },
    'Amara Okafor',
  ],
  ['nothing-registered', () => (account('amara.okafor').methods = []), 'Amara Okafor'],
  ['admin-self-service', () => policy({ allowedToUseSSPR: false }), undefined, true],
  ['admins-locked-out', () => (withoutProofs('root').methods = []), 'Rosa Delgado'],
  [
    'global-administrators',
    () => {
      const isSpare = (id: string) => id !== account('root').user.id
      tenant().assignments = tenant().assignments.filter(
        ({ directoryScopeId, principalId }) => directoryScopeId !== '/' || !isSpare(principalId),
      )
    },
  ],
]

/** Faults of the app itself, in what it knows of itself. */
const own: [id: string, changed: Partial<Parts>][] = [
  ['store', { store: { kind: 'memory' } }],
  ['trail', { trail: { count: 10, faults: 2 } }],
]
const ofSettings: [id: string, changed: Partial<Parts['settings']>][] = [
  ['limits', { limits: { tenMinutes: 1_000_000, day: 1_000_000, personHour: 1_000_000 } }],
  ['evidence', { evidence: 'off' }],
  ['support', { hasSupport: false }],
  ['proxies', { knowsProxies: false }],
]

test('a tenant in order has nothing to fix, and only what Graph does not tell is left open', async () => {
  const reading = await read()
  const open = checks.filter((one) => one.judge(reading).verdict !== 'pass')
  expect(open.map(({ id }) => [id, judge(id, reading).verdict])).toEqual([['write-back', 'cannot-tell']])
})

test('every check but the one that Graph cannot answer has its fault planted here', () => {
  const tested = [...planted, ...own, ...ofSettings].map(([id]) => id)
  expect(
    checks
      .map(({ id }) => id)
      .filter((id) => id !== 'write-back')
      .sort(),
  ).toEqual(tested.sort())
  expect(checks.length).toBeGreaterThanOrEqual(25)
})

test.each(planted)(
  '%s: the fault is found, and no longer there once it is mended',
  async (id, plant, about, isFixed) => {
    plant()
    const judged = judge(id, await read())
    expect(judged.verdict).toBe('fail')
    if (about !== undefined) expect(judged.affected.map(({ name }) => name)).toContain(about)
    if (!isFixed) return
    const statuses = await carryOut(judged.fix?.requests ?? [])
    expect(statuses.length).toBeGreaterThan(0)
    expect(statuses.filter((status) => status >= 300)).toEqual([])
    expect(judge(id, await read()).verdict).toBe('pass')
  },
)

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
  for (const [, plant] of planted.filter(([id]) => id.endsWith('policy'))) plant()
  const reading = await read()
  for (const id of ['sms-policy', 'pass-policy', 'qr-policy'])
    expect(judge(id, reading).fix).toMatchObject({ byUs: true, requests: [{ method: 'PATCH' }] })
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
