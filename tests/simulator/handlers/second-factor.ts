// Whether a second factor is asked for: by default, or by a policy of the tenant's own.
import type { HttpHandler } from 'msw'
import { graphCall, requireDirectoryReader, requireThat } from '../graph.ts'
import { readQuery } from '../odata/query.ts'
import { hasTenantRole } from '../reach.ts'
import { roleIds } from '../roles.ts'
import type { State } from '../state.ts'

const context = 'https://graph.microsoft.com/v1.0/$metadata#'

export function secondFactorHandlers(state: State): HttpHandler[] {
  return [
    // https://learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-get
    graphCall(state, 'get', '/policies/identitySecurityDefaultsEnforcementPolicy', (call) => {
      readQuery(call.url, call.request.headers, [])
      requireDirectoryReader(call)
      return {
        body: {
          '@odata.context': `${context}policies/identitySecurityDefaultsEnforcementPolicy/$entity`,
          id: '00000000-0000-0000-0000-000000000005',
          displayName: 'Security Defaults',
          description:
            'Security defaults is a set of basic identity security mechanisms recommended by Microsoft.',
          isEnabled: call.state.policy.securityDefaults,
        },
      }
    }),
    // https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies: for roles that read security.
    graphCall(state, 'get', '/identity/conditionalAccess/policies', (call) => {
      readQuery(call.url, call.request.headers, [])
      const readers = [roleIds.globalReader, roleIds.globalAdministrator]
      requireThat(call, hasTenantRole(call.tenant, call.caller.id, readers))
      const policy = {
        id: '10ef4fe6-5e51-4f5e-b5a2-8fed19d0be67',
        displayName: 'A second factor for everybody',
        state: call.state.policy.conditionalAccess ? 'enabled' : 'enabledForReportingButNotEnforced',
        createdDateTime: '2025-03-01T09:00:00Z',
        modifiedDateTime: null,
        conditions: {
          clientAppTypes: ['all'],
          signInRiskLevels: [],
          userRiskLevels: [],
          platforms: null,
          locations: null,
          devices: null,
          applications: {
            includeApplications: ['All'],
            excludeApplications: [],
            includeUserActions: [],
          },
          users: {
            includeUsers: ['All'],
            excludeUsers: call.state.policy.secondFactorSpares,
            includeGroups: [],
            excludeGroups: [],
            includeRoles: [],
            excludeRoles: [],
          },
        },
        grantControls: {
          operator: 'OR',
          builtInControls: ['mfa'],
          customAuthenticationFactors: [],
          termsOfUse: [],
        },
      }
      return { body: { '@odata.context': `${context}identity/conditionalAccess/policies`, value: [policy] } }
    }),
  ]
}
