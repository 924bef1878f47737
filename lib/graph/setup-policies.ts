import 'server-only'
import { z } from 'zod'
import type { BatchItem } from './client'
import { answered } from './standing'
import type { MethodPart, TenantParts } from './tenant-parts'

/** learn.microsoft.com/graph/api/authorizationpolicy-get */
export const authorizationItem: BatchItem = { url: '/policies/authorizationPolicy' }

const authorization = z.object({
  allowedToUseSSPR: z.boolean(),
  defaultUserRolePermissions: z.object({ allowedToReadOtherUsers: z.boolean() }),
})

export function authorizationFrom(raw: unknown): TenantParts['authorization'] {
  const { allowedToUseSSPR, defaultUserRolePermissions } = answered(authorization, raw)
  return {
    adminsResetThemselves: allowedToUseSSPR,
    membersRead: defaultUserRolePermissions.allowedToReadOtherUsers,
  }
}

/** learn.microsoft.com/graph/api/authenticationmethodspolicy-get */
export const methodsItem: BatchItem = { url: '/policies/authenticationMethodsPolicy' }

const configuration = z.object({
  id: z.string(),
  state: z.string(),
  includeTargets: z.array(z.object({ isUsableForSignIn: z.boolean().nullish() })).nullish(),
  minimumLifetimeInMinutes: z.number().nullish(),
  maximumLifetimeInMinutes: z.number().nullish(),
})
const methods = z.object({
  policyMigrationState: z.string().nullish(),
  authenticationMethodConfigurations: z.array(configuration),
})

export function methodsFrom(raw: unknown): TenantParts['methods'] {
  const { policyMigrationState, authenticationMethodConfigurations: all } = answered(methods, raw)
  function method(name: string): MethodPart {
    const found = all.find(({ id }) => id.toLowerCase() === name.toLowerCase())
    const isOn = found?.state === 'enabled'
    const isForSignIn = found?.includeTargets?.some((target) => target.isUsableForSignIn === true) ?? false
    return {
      isOn,
      isForSignIn: isOn && isForSignIn,
      least: found?.minimumLifetimeInMinutes ?? null,
      most: found?.maximumLifetimeInMinutes ?? null,
    }
  }
  return {
    // A tenant that never had the old policies has nothing to migrate, and says nothing.
    isMigrated: !['preMigration', 'migrationInProgress'].includes(policyMigrationState ?? ''),
    sms: method('Sms'),
    pass: method('TemporaryAccessPass'),
    qrCode: method('QRCodePin'),
  }
}

/** learn.microsoft.com/graph/api/organization-list */
export const organisationItem: BatchItem = {
  url: '/organization?$select=id,onPremisesSyncEnabled,onPremisesLastSyncDateTime,onPremisesLastPasswordSyncDateTime',
}

const moment = z.iso.datetime({ offset: true }).nullish()
const organisations = z.object({
  value: z
    .array(
      z.object({
        onPremisesSyncEnabled: z.boolean().nullish(),
        onPremisesLastSyncDateTime: moment,
        onPremisesLastPasswordSyncDateTime: moment,
      }),
    )
    .length(1),
})

export function organisationFrom(raw: unknown): TenantParts['organisation'] {
  const [found] = answered(organisations, raw).value
  return {
    isSynced: found?.onPremisesSyncEnabled === true,
    lastSync: timeOf(found?.onPremisesLastSyncDateTime),
    lastPasswordSync: timeOf(found?.onPremisesLastPasswordSyncDateTime),
  }
}

export function timeOf(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null
}

/**
 * learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-get and
 * learn.microsoft.com/graph/api/conditionalaccessroot-list-policies
 */
export const secondFactorItems: BatchItem[] = [
  { url: '/policies/identitySecurityDefaultsEnforcementPolicy' },
  { url: '/identity/conditionalAccess/policies' },
]

const securityDefaults = z.object({ isEnabled: z.boolean() })
const conditionalAccess = z.object({
  value: z.array(
    z.object({
      state: z.string(),
      grantControls: z
        .object({
          builtInControls: z.array(z.string()).nullish(),
          authenticationStrength: z.unknown().optional(),
        })
        .nullish(),
    }),
  ),
})

/** Policies that are on and ask for a second factor, by name or by a strength. */
export function secondFactorFrom(rawDefaults: unknown, rawPolicies: unknown): TenantParts['secondFactor'] {
  const { isEnabled } = answered(securityDefaults, rawDefaults)
  // With security defaults there are no policies to read.
  if (isEnabled) return { isByDefault: true, policies: 0 }
  const asking = answered(conditionalAccess, rawPolicies).value.filter(
    ({ state, grantControls }) =>
      state === 'enabled' &&
      (grantControls?.builtInControls?.includes('mfa') || Boolean(grantControls?.authenticationStrength)),
  )
  return { isByDefault: false, policies: asking.length }
}
