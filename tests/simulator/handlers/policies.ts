import type { HttpHandler } from 'msw'
import { methodNotFound } from '../graph-error.ts'
import { isObject, readBody } from '../graph-body.ts'
import { badRequest } from '../graph-error.ts'
import { graphCall, requireDirectoryReader, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { methodConfigurations } from '../method-policies.ts'
import { readQuery } from '../odata/query.ts'
import { hasTenantRole } from '../reach.ts'
import { roleIds } from '../roles.ts'
import type { State } from '../state.ts'

const methods = '/policies/authenticationMethodsPolicy'
const context = 'https://graph.microsoft.com/v1.0/$metadata#'
const configurations = 'authenticationMethodsPolicy/authenticationMethodConfigurations'

export function policyHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/policies/authorizationPolicy', showAuthorization),
    graphCall(state, 'patch', '/policies/authorizationPolicy', changeAuthorization),
    graphCall(state, 'get', methods, showMethods),
    graphCall(state, 'patch', methods, changeMethods),
    graphCall(state, 'get', `${methods}/authenticationMethodConfigurations`, (call) => {
      requireMethodsReader(call)
      return {
        body: { '@odata.context': `${context}${configurations}`, value: methodConfigurations(state.policy) },
      }
    }),
    graphCall(
      state,
      'get',
      `${methods}/authenticationMethodConfigurations/{authenticationMethodConfiguration-id}`,
      showConfiguration,
    ),
  ]
}

/** https://learn.microsoft.com/graph/api/authorizationpolicy-get: every member may. */
function showAuthorization(call: Call): Answer {
  readQuery(call.url, call.request.headers, [])
  requireDirectoryReader(call)
  const { allowedToUseSSPR, allowedToReadOtherUsers } = call.state.policy
  return {
    body: {
      '@odata.context': `${context}policies/authorizationPolicy/$entity`,
      id: 'authorizationPolicy',
      displayName: 'Authorization Policy',
      description: 'Used to manage authorization related settings across the company.',
      allowInvitesFrom: 'everyone',
      allowedToSignUpEmailBasedSubscriptions: true,
      /** Administrators only, whatever the name says. */
      allowedToUseSSPR,
      allowEmailVerifiedUsersToJoinOrganization: false,
      allowUserConsentForRiskyApps: null,
      blockMsolPowerShell: true,
      guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
      defaultUserRolePermissions: {
        allowedToCreateApps: false,
        allowedToCreateSecurityGroups: false,
        allowedToCreateTenants: false,
        allowedToReadBitlockerKeysForOwnedDevice: true,
        allowedToReadOtherUsers,
        permissionGrantPoliciesAssigned: [],
      },
    },
  }
}

/** https://learn.microsoft.com/graph/api/authorizationpolicy-update: for the Privileged Role Administrator. */
async function changeAuthorization(call: Call): Promise<Answer> {
  const body = await readBody(call.request, ['allowedToUseSSPR', 'defaultUserRolePermissions'])
  const changers = [roleIds.privilegedRoleAdministrator, roleIds.globalAdministrator]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, changers))
  const nested = isObject(body.defaultUserRolePermissions) ? body.defaultUserRolePermissions : {}
  const { allowedToUseSSPR, allowedToReadOtherUsers } = { ...body, ...nested }
  const changes = Object.entries({ allowedToUseSSPR, allowedToReadOtherUsers }).filter(
    ([, value]) => value !== undefined,
  )
  for (const [name, value] of changes) {
    if (typeof value !== 'boolean') throw badRequest(`Invalid value specified for property '${name}'.`)
  }
  Object.assign(call.state.policy, Object.fromEntries(changes))
  call.wrote = true
  return { status: 204 }
}

/**
 * The page names Global Reader and Authentication Policy Administrator, so a team manager is refused; a switch, should a
 * real tenant be more open. https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get
 */
function requireMethodsReader(call: Call): void {
  readQuery(call.url, call.request.headers, [])
  const readers = [
    roleIds.globalReader,
    roleIds.authenticationPolicyAdministrator,
    roleIds.globalAdministrator,
  ]
  const { managersReadMethodsPolicy } = call.state.features
  requireThat(call, managersReadMethodsPolicy || hasTenantRole(call.tenant, call.caller.id, readers))
}

function showMethods(call: Call): Answer {
  requireMethodsReader(call)
  return {
    body: {
      '@odata.context': `${context}authenticationMethodsPolicy`,
      id: 'authenticationMethodsPolicy',
      displayName: 'Authentication Methods Policy',
      description:
        'The tenant-wide policy that controls which authentication methods are allowed in the tenant',
      lastModifiedDateTime: '2026-01-12T10:00:00Z',
      policyVersion: '1.5',
      policyMigrationState: call.state.policy.policyMigrated ? 'migrationComplete' : 'migrationInProgress',
      registrationEnforcement: {
        authenticationMethodsRegistrationCampaign: {
          snoozeDurationInDays: 1,
          state: 'default',
          excludeTargets: [],
          includeTargets: [],
        },
      },
      authenticationMethodConfigurations: methodConfigurations(call.state.policy),
    },
  }
}

/** https://learn.microsoft.com/graph/api/authenticationmethodspolicy-update: 204. */
async function changeMethods(call: Call): Promise<Answer> {
  const { policyMigrationState } = await readBody(call.request, ['policyMigrationState'])
  const changers = [roleIds.authenticationPolicyAdministrator, roleIds.globalAdministrator]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, changers))
  if (!['preMigration', 'migrationInProgress', 'migrationComplete'].includes(String(policyMigrationState)))
    throw badRequest("Invalid value specified for property 'policyMigrationState'.")
  call.state.policy.policyMigrated = policyMigrationState === 'migrationComplete'
  call.wrote = true
  return { status: 204 }
}

/** https://learn.microsoft.com/graph/api/smsauthenticationmethodconfiguration-get and its like: by id, in any case. */
function showConfiguration(call: Call): Answer {
  requireMethodsReader(call)
  const wanted = call.params.authenticationMethodConfiguration?.toLowerCase()
  const found = methodConfigurations(call.state.policy).find(({ id }) => id.toLowerCase() === wanted)
  if (!found) throw methodNotFound()
  return { body: { '@odata.context': `${context}${configurations}/$entity`, ...found } }
}
