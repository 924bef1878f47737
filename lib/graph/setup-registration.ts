import 'server-only'
import { z } from 'zod'
import { env } from '../env'
import { allPages } from './all-pages'
import type { BatchItem, Graph } from './client'
import { timeOf } from './setup-policies'
import { answered } from './standing'
import type { Registration } from './tenant-parts'

/** learn.microsoft.com/graph/api/application-get: the app by its client id. */
export function registrationItem(): BatchItem {
  const select = 'id,signInAudience,web,optionalClaims,passwordCredentials,requiredResourceAccess'
  return { url: `/applications(appId='${env().clientId}')?$select=${select}` }
}

const registration = z.object({
  signInAudience: z.string().nullish(),
  web: z.object({ redirectUris: z.array(z.string()) }),
  optionalClaims: z.object({ idToken: z.array(z.object({ name: z.string() })).nullish() }).nullish(),
  passwordCredentials: z.array(
    z.object({ hint: z.string().nullish(), endDateTime: z.iso.datetime({ offset: true }).nullish() }),
  ),
  requiredResourceAccess: z.array(z.object({ resourceAccess: z.array(z.object({ type: z.string() })) })),
})

export function registrationFrom(raw: unknown): Registration {
  const read = answered(registration, raw)
  const named = read.requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess)
  return {
    redirects: read.web.redirectUris,
    audience: read.signInAudience ?? '',
    tellsAuthTime: read.optionalClaims?.idToken?.some(({ name }) => name === 'auth_time') ?? false,
    // A `Role` is a permission of the app itself, a `Scope` one of whoever is signed in.
    appPermissions: named.filter(({ type }) => type === 'Role').length,
    secrets: read.passwordCredentials.map(({ hint, endDateTime }) => ({
      hint: hint ?? null,
      ends: timeOf(endDateTime),
    })),
  }
}

/** The app as it was let into this tenant. learn.microsoft.com/graph/api/serviceprincipal-get */
export function principalItem(): BatchItem {
  return { url: `/servicePrincipals(appId='${env().clientId}')?$select=id` }
}

const principal = z.object({ id: z.guid() })
const grant = z.object({ consentType: z.string(), scope: z.string().nullish() })

/**
 * What was granted for everybody; what single people consented to for themselves does not count.
 * learn.microsoft.com/graph/api/oauth2permissiongrant-list
 */
export async function readGrants(graph: Graph, rawPrincipal: unknown): Promise<string[]> {
  const { id } = answered(principal, rawPrincipal)
  const filter = encodeURIComponent(`clientId eq '${id}'`)
  const grants = await allPages(graph, { url: `/oauth2PermissionGrants?$filter=${filter}` }, grant)
  const forAll = grants.filter(({ consentType }) => consentType === 'AllPrincipals')
  return [...new Set(forAll.flatMap(({ scope }) => scope?.split(' ').filter(Boolean) ?? []))]
}
