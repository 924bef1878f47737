import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { env } from '../env'
import { allPages, restOf } from './all-pages'
import type { BatchItem, Graph } from './client'
import { timeOf } from './setup-policies'
import { answered } from './standing'
import type { Principal, Registration } from './tenant-parts'

/** learn.microsoft.com/graph/api/application-get: the app by its client id. */
export function registrationItem(): BatchItem {
  return {
    url: `/applications(appId='${env().clientId}')?$select=${Object.keys(registration.shape).join(',')}`,
  }
}

const platform = z.object({ redirectUris: z.array(z.string()).nullish() }).nullish()
const claims = z.array(z.looseObject({ name: z.string() })).nullish()
const registration = z.object({
  id: z.guid(),
  signInAudience: z.string().nullish(),
  web: platform,
  spa: platform,
  publicClient: platform,
  optionalClaims: z.object({ idToken: claims, accessToken: claims, saml2Token: claims }).nullish(),
  passwordCredentials: z.array(
    z.object({ hint: z.string().nullish(), endDateTime: z.iso.datetime({ offset: true }).nullish() }),
  ),
  requiredResourceAccess: z.array(
    z.object({
      resourceAppId: z.string(),
      resourceAccess: z.array(z.object({ id: z.string(), type: z.string() })),
    }),
  ),
})

export function registrationFrom(raw: unknown): Registration {
  const read = answered(registration, raw)
  const { idToken, accessToken, saml2Token } = read.optionalClaims ?? {}
  return {
    id: read.id,
    redirects: read.web?.redirectUris ?? [],
    otherRedirects: {
      spa: read.spa?.redirectUris ?? [],
      publicClient: read.publicClient?.redirectUris ?? [],
    },
    audience: read.signInAudience ?? '',
    claims: { idToken: idToken ?? [], accessToken: accessToken ?? [], saml2Token: saml2Token ?? [] },
    access: read.requiredResourceAccess,
    secrets: read.passwordCredentials.map(({ hint, endDateTime }) => ({
      hint: hint ?? null,
      ends: timeOf(endDateTime),
    })),
  }
}

/** Microsoft Graph, in every tenant. */
const graphApp = '00000003-0000-0000-c000-000000000000'

/** The app as it was let into this tenant, and Graph. learn.microsoft.com/graph/api/serviceprincipal-get */
export function principalItems(): BatchItem[] {
  return [env().clientId, graphApp].map((id) => ({ url: `/servicePrincipals(appId='${id}')?$select=id` }))
}

const principal = z.object({ id: z.guid() })
const grant = z.object({
  id: z.string(),
  consentType: z.string(),
  resourceId: z.string(),
  scope: z.string().nullish(),
})

/**
 * What was granted for everybody; what single people consented to for themselves does not count.
 * learn.microsoft.com/graph/api/oauth2permissiongrant-list
 */
export async function readPrincipal(graph: Graph, ours: unknown, ofGraph: unknown): Promise<Principal> {
  const { id } = answered(principal, ours)
  const filter = encodeURIComponent(`clientId eq '${id}'`)
  const grants = await allPages(graph, { url: `/oauth2PermissionGrants?$filter=${filter}` }, grant)
  return {
    id,
    graph: ofGraph instanceof AppError ? null : answered(principal, ofGraph).id,
    grants: grants
      .filter(({ consentType }) => consentType === 'AllPrincipals')
      .map((one) => ({
        id: one.id,
        resource: one.resourceId,
        scopes: one.scope?.split(' ').filter(Boolean) ?? [],
      })),
  }
}

/** Permissions of Graph: another resource may have some of the same name. */
export function scopesIn({ graph, grants }: Principal): string[] | AppError {
  if (graph === null) return new AppError('refused')
  return [...new Set(grants.flatMap(({ resource, scopes }) => (resource === graph ? scopes : [])))]
}

const assigned = z.object({ id: z.string() })

/** What it may do with nobody signed in. learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments */
export async function readAppRoles(graph: Graph, ours: unknown): Promise<string[]> {
  const { id } = answered(principal, ours)
  const first = await graph.read(`/servicePrincipals/${id}/appRoleAssignments`)
  return (await restOf(graph, first, assigned)).map((one) => one.id)
}
