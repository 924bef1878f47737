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
  includeTargets: z.array(z.looseObject({ isUsableForSignIn: z.boolean().nullish() })).nullish(),
  minimumLifetimeInMinutes: z.number().nullish(),
  maximumLifetimeInMinutes: z.number().nullish(),
})
const methods = z.object({
  policyMigrationState: z.string().nullish(),
  authenticationMethodConfigurations: z.array(configuration),
})

export function methodsFrom(raw: unknown): TenantParts['methods'] {
  const { policyMigrationState, authenticationMethodConfigurations: all } = answered(methods, raw)
  function method(name: string): MethodPart | null {
    const found = all.find(({ id }) => id.toLowerCase() === name.toLowerCase())
    if (!found) return null
    const { includeTargets: targets } = found
    // A method that is on for no group is on for nobody.
    const isOn = found.state === 'enabled' && targets?.length !== 0
    return {
      isOn,
      isForSignIn: isOn && (targets?.some((target) => target.isUsableForSignIn === true) ?? false),
      targets: targets ?? [],
      least: found.minimumLifetimeInMinutes ?? null,
      most: found.maximumLifetimeInMinutes ?? null,
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
  url: '/organization?$select=id,onPremisesSyncEnabled,onPremisesLastSyncDateTime,onPremisesLastPasswordSyncDateTime,verifiedDomains',
}

const moment = z.iso.datetime({ offset: true }).nullish()
const organisations = z.object({
  value: z
    .array(
      z.object({
        onPremisesSyncEnabled: z.boolean().nullish(),
        onPremisesLastSyncDateTime: moment,
        onPremisesLastPasswordSyncDateTime: moment,
        verifiedDomains: z
          .array(z.object({ name: z.string().nullish(), type: z.string().nullish() }))
          .nullish(),
      }),
    )
    .length(1),
})

export function organisationFrom(raw: unknown): TenantParts['organisation'] {
  const [found] = answered(organisations, raw).value
  // Microsoft's own domain always signs in here.
  const own = (found?.verifiedDomains ?? []).filter(({ name }) => !name?.endsWith('.onmicrosoft.com'))
  const elsewhere = own.filter(({ type }) => type === 'Federated').length
  return {
    federated: elsewhere === 0 ? 'none' : elsewhere === own.length ? 'all' : 'some',
    isSynced: found?.onPremisesSyncEnabled === true,
    lastSync: timeOf(found?.onPremisesLastSyncDateTime),
    lastPasswordSync: timeOf(found?.onPremisesLastPasswordSyncDateTime),
  }
}

export function timeOf(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null
}
