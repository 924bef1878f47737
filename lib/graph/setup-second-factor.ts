import 'server-only'
import { z } from 'zod'
import { env } from '../env'
import { restOf } from './all-pages'
import type { BatchItem, Graph } from './client'
import { answered } from './standing'
import type { SecondFactorPolicy, TenantParts } from './tenant-parts'

/**
 * learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-get and
 * learn.microsoft.com/graph/api/conditionalaccessroot-list-policies
 */
export const secondFactorItems: BatchItem[] = [
  { url: '/policies/identitySecurityDefaultsEnforcementPolicy' },
  { url: '/identity/conditionalAccess/policies' },
]

const names = z.array(z.string()).nullish()
const securityDefaults = z.object({ isEnabled: z.boolean() })
const policy = z.object({
  state: z.string(),
  conditions: z
    .looseObject({
      users: z.looseObject({ includeUsers: names, excludeUsers: names }).nullish(),
      applications: z.looseObject({ includeApplications: names }).nullish(),
      clientAppTypes: names,
    })
    .nullish(),
  grantControls: z
    .object({
      operator: z.string().nullish(),
      builtInControls: names,
      authenticationStrength: z.object({ requirementsSatisfied: z.string().nullish() }).nullish(),
    })
    .nullish(),
})
type Policy = z.infer<typeof policy>

/** Policies that are on and ask for a second factor, by name or by a strength. */
export async function secondFactorFrom(
  graph: Graph,
  rawDefaults: unknown,
  rawPolicies: unknown,
): Promise<TenantParts['secondFactor']> {
  const { isEnabled } = answered(securityDefaults, rawDefaults)
  // With security defaults there are no policies to read.
  if (isEnabled) return { isByDefault: true, policies: [] }
  const all = await restOf(graph, rawPolicies, policy)
  const asking = all.filter(({ state, grantControls }) => {
    const { builtInControls, authenticationStrength } = grantControls ?? {}
    return state === 'enabled' && (builtInControls?.includes('mfa') || Boolean(authenticationStrength))
  })
  return { isByDefault: false, policies: asking.map(toldOf) }
}

/** Whom it asks and when. What is not understood of it counts as a circumstance. */
function toldOf({ conditions, grantControls }: Policy): SecondFactorPolicy {
  const { users, applications, clientAppTypes, ...circumstances } = conditions ?? {}
  const { includeUsers, excludeUsers, ...byGroup } = users ?? {}
  const { includeApplications, ...otherApps } = applications ?? {}
  const isHere = includeApplications?.some((one) => one === 'All' || one === env().clientId)
  const isOnWeb = !clientAppTypes?.length || clientAppTypes.some((one) => one === 'all' || one === 'browser')
  const isAll = includeUsers?.includes('All')
  // Whom a policy includes beside everybody adds nobody; whom it leaves out by group or role may be a manager.
  const leavesOut = Object.entries(byGroup).some(
    ([name, value]) => name.startsWith('exclude') && isSet(value),
  )
  return {
    people: isAll ? 'all' : Object.values(byGroup).some(isSet) ? 'some' : (includeUsers ?? []),
    excluded: excludeUsers ?? [],
    isAlways:
      isHere === true &&
      isOnWeb &&
      !leavesOut &&
      ![...Object.values(otherApps), ...Object.values(circumstances)].some(isSet) &&
      isSurely(grantControls),
  }
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
}

/** A second factor, and not `or` something that is none. */
function isSurely(controls: Policy['grantControls']): boolean {
  const { operator, builtInControls, authenticationStrength } = controls ?? {}
  const strength = authenticationStrength?.requirementsSatisfied === 'mfa'
  const others = (builtInControls ?? []).filter((one) => one !== 'mfa')
  const isAsked = builtInControls?.includes('mfa') || strength
  if (!isAsked) return false
  // A strength that a single factor satisfies is something weaker, too.
  const isWeak = Boolean(authenticationStrength) && !strength
  return operator === 'AND' || (others.length === 0 && !isWeak)
}
