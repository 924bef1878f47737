// https://learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails
import type { HttpHandler } from 'msw'
import { rolesOf } from '../directory.ts'
import type { Account, Tenant } from '../directory.ts'
import { GraphError } from '../graph-error.ts'
import { graphCall, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import { hasTenantRole } from '../reach.ts'
import { registrationShape } from '../resources.ts'
import { roleIds } from '../roles.ts'
import type { State } from '../state.ts'

export function registrationReportHandlers(state: State): HttpHandler[] {
  return [graphCall(state, 'get', '/reports/authenticationMethods/userRegistrationDetails', list)]
}

const names: Record<string, string> = {
  emailAuthenticationMethod: 'email',
  microsoftAuthenticatorAuthenticationMethod: 'microsoftAuthenticatorPush',
  softwareOathAuthenticationMethod: 'softwareOneTimePasscode',
  hardwareOathAuthenticationMethod: 'hardwareOneTimePasscode',
  fido2AuthenticationMethod: 'passKeyDeviceBound',
  windowsHelloForBusinessAuthenticationMethod: 'windowsHelloForBusiness',
  temporaryAccessPassAuthenticationMethod: 'temporaryAccessPass',
}
const numbers: Record<string, string> = {
  mobile: 'mobilePhone',
  alternateMobile: 'alternateMobilePhone',
  office: 'officePhone',
}

function registeredBy({ methods }: Account): string[] {
  return methods.flatMap((method) => {
    const type = method['@odata.type'].replace('#microsoft.graph.', '')
    if ('phoneType' in method) return numbers[String(method.phoneType)] ?? []
    return names[type] ?? []
  })
}

function rowOf(tenant: Tenant, account: Account): Row {
  const { user } = account
  const methodsRegistered = registeredBy(account)
  const isAdmin = rolesOf(tenant, user.id).length > 0
  const isRegistered = methodsRegistered.length >= (isAdmin ? 2 : 1)
  const isMfa = methodsRegistered.some((one) => one !== 'email')
  return {
    id: user.id,
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    userType: user.userType === 'Guest' ? 'guest' : 'member',
    isAdmin,
    isMfaCapable: isMfa,
    isMfaRegistered: isMfa,
    isPasswordlessCapable: methodsRegistered.includes('passKeyDeviceBound'),
    isSsprCapable: isRegistered,
    isSsprEnabled: true,
    isSsprRegistered: isRegistered,
    isSystemPreferredAuthenticationMethodEnabled: true,
    lastUpdatedDateTime: '2026-01-12T10:00:00Z',
    methodsRegistered,
    systemPreferredAuthenticationMethods: [],
    userPreferredMethodForSecondaryAuthentication: account.preferred ?? 'none',
  }
}

/** Takes a licence, and a role that reads reports; whoever is blocked is not in it. */
function list(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$filter', '$orderby', '$top'])
  const readers = [roleIds.reportsReader, roleIds.globalReader, roleIds.globalAdministrator]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, readers))
  if (!call.state.policy.premium) {
    throw new GraphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    )
  }
  const people = [...call.tenant.people.values()].filter(({ user }) => user.accountEnabled)
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: registrationShape,
      rows: () => people.map((account) => rowOf(call.tenant, account)),
      present: (row) => project(registrationShape, row, undefined),
    }),
  }
}
