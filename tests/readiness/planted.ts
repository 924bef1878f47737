import type { Parts } from '@/lib/setup/check'
import { createAssignment } from '../simulator/tenant'
import { principalId } from '../simulator/handlers/applications'
import { roleIds } from '../simulator/roles'
import { account, pretendTenant } from '../tenant'

export function tenant() {
  return pretendTenant().tenant
}

export function policy(changes: Partial<ReturnType<typeof pretendTenant>['state']['policy']>): void {
  Object.assign(pretendTenant().state.policy, changes)
}

export const hoursLater = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString()

/** A fault: what is planted, whom it is about, and by what in the place of its blanks the shown requests mend it. */
export type Planted = {
  id: string
  plant: () => void
  about?: string
  mended?: () => Record<string, string>
  settings?: Partial<Parts['settings']>
}

export const asShown = () => ({})

/** Faults of the registration, of what was granted, and of policies. */
export const inTenant: Planted[] = [
  {
    id: 'consent',
    plant: () => tenant().consented.delete('User.Read.All'),
    about: 'User.Read.All',
    mended: asShown,
  },
  {
    id: 'consent-superfluous',
    plant: () => tenant().consented.add('Mail.Read'),
    about: 'Mail.Read',
    mended: asShown,
  },
  {
    id: 'consent-setup',
    plant: () => tenant().consented.add('RoleManagement.ReadWrite.Directory'),
    about: 'RoleManagement.ReadWrite.Directory',
    mended: asShown,
  },
  {
    id: 'redirect-address',
    plant: () => (tenant().registration.redirectUris = ['https://elsewhere.example/callback']),
    mended: asShown,
  },
  {
    id: 'stray-addresses',
    plant: () => {
      tenant().registration.redirectUris.push('http://localhost:3000/x')
      tenant().registration.spaRedirectUris = ['http://localhost:3000/y']
      tenant().registration.publicRedirectUris = ['http://localhost']
    },
    about: 'http://localhost:3000/y',
    mended: asShown,
  },
  {
    id: 'credential-end',
    plant: () => (tenant().registration.secretEnds = hoursLater(24 * 10)),
    mended: asShown,
  },
  {
    id: 'own-people-only',
    plant: () => (tenant().registration.signInAudience = 'AzureADMultipleOrgs'),
    mended: asShown,
  },
  { id: 'fresh-sign-in', plant: () => (tenant().registration.idTokenClaims = ['email']), mended: asShown },
  {
    id: 'app-permissions',
    plant: () => {
      const readsEverybody = 'df021288-bdef-4463-88db-98f22de89214'
      tenant().registration.applicationPermissions = [readsEverybody]
      tenant().registration.grantedPermissions = [readsEverybody]
      tenant().assignments.push(
        createAssignment(tenant(), principalId(tenant()), roleIds.directoryReaders, '/'),
      )
    },
    mended: asShown,
  },
  { id: 'clock', plant: () => (tenant().clock.offsetSeconds = 150) },
  { id: 'sms-policy', plant: () => policy({ sms: false }), mended: asShown },
  { id: 'sms-sign-in', plant: () => policy({ smsSignIn: false }), mended: asShown },
  { id: 'pass-policy', plant: () => policy({ temporaryAccessPass: false }), mended: asShown },
  { id: 'pass-lifetime', plant: () => policy({ passMaximumMinutes: 120 }), mended: asShown },
  { id: 'qr-policy', plant: () => policy({ qrCodePin: false }), mended: asShown },
  { id: 'methods-migration', plant: () => policy({ policyMigrated: false }), mended: asShown },
  { id: 'second-factor', plant: () => policy({ conditionalAccess: false }) },
  { id: 'members-read', plant: () => policy({ allowedToReadOtherUsers: false }), mended: asShown },
  { id: 'sync', plant: () => policy({ syncAgeHours: 30 }) },
  { id: 'password-sync', plant: () => policy({ passwordSyncAgeHours: 30 }) },
  { id: 'admin-self-service', plant: () => policy({ allowedToUseSSPR: false }), mended: asShown },
  {
    id: 'sms-only',
    plant: () => {
      const { methods } = account('amara.okafor')
      account('amara.okafor').methods = methods.filter((one) => /password|phone/.test(one['@odata.type']))
    },
    about: 'Amara Okafor',
    settings: { hasOwnSmsProvider: false },
  },
  {
    id: 'nothing-registered',
    plant: () => (account('amara.okafor').methods = []),
    about: 'Amara Okafor',
  },
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
