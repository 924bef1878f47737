import type { Parts } from '@/lib/setup/check'
import { createAssignment } from '../simulator/tenant'
import { roleIds } from '../simulator/roles'
import { account, pretendTenant, unit } from '../tenant'

function tenant() {
  return pretendTenant().tenant
}

export function policy(changes: Partial<ReturnType<typeof pretendTenant>['state']['policy']>): void {
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
export const planted: [id: string, plant: () => void, about?: string | number, isFixedByGraph?: boolean][] = [
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
export const own: [id: string, changed: Partial<Parts>][] = [
  ['store', { store: { kind: 'memory' } }],
  ['trail', { trail: { count: 10, faults: 2 } }],
]
export const ofSettings: [id: string, changed: Partial<Parts['settings']>][] = [
  ['limits', { limits: { tenMinutes: 1_000_000, day: 1_000_000, personHour: 1_000_000 } }],
  ['evidence', { evidence: 'off' }],
  ['support', { hasSupport: false }],
  ['proxies', { knowsProxies: false }],
]
