// https://learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails and userregistrationdetails-get
import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import { rolesOf } from '../directory.ts'
import type { Account } from '../directory.ts'
import { GraphError, notFound } from '../graph-error.ts'
import { graphCall, requireThat } from '../graph.ts'
import type { Call } from '../graph.ts'
import { isEmail, isPhone } from '../methods.ts'
import type { Method, PhoneType } from '../methods.ts'
import { collection } from '../odata/collection.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery } from '../odata/query.ts'
import { contextOf, project } from '../odata/shape.ts'
import { hasTenantRole } from '../reach.ts'
import { registrationShape } from '../resources.ts'
import { roleIds } from '../roles.ts'
import type { State } from '../state.ts'

const path = '/reports/authenticationMethods/userRegistrationDetails'

export function registrationDetailHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', path, (call) => {
      const query = readQuery(call.url, call.request.headers, ['$filter', '$orderby', '$top'])
      requireReportReader(call)
      const rows = () =>
        call.tenant.people
          .values()
          .filter(isListed)
          .map((one) => detailsOf(call, one))
      const present = (row: Row) => project(registrationShape, row, undefined)
      return { body: collection({ state, url: call.url, query, shape: registrationShape, rows, present }) }
    }),
    graphCall(state, 'get', `${path}/{userRegistrationDetails-id}`, (call) => {
      readQuery(call.url, call.request.headers, [])
      requireReportReader(call)
      const id = call.params.userRegistrationDetails ?? ''
      const found = call.tenant.people.get(id.toLowerCase())
      if (!found || !isListed(found)) throw notFound(id)
      const body = project(registrationShape, detailsOf(call, found), undefined)
      return { body: { '@odata.context': contextOf(registrationShape.set, undefined, '/$entity'), ...body } }
    }),
  ]
}

/** "This method doesn't work for disabled users." */
function isListed({ user }: Account): boolean {
  return user.accountEnabled
}

/** The roles of the page, and Global Administrator, who may all of it; and a P1 licence. */
function requireReportReader(call: Call): void {
  const readers = [
    roleIds.reportsReader,
    roleIds.securityReader,
    roleIds.globalReader,
    roleIds.globalAdministrator,
  ]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, readers))
  if (call.state.policy.premium || !call.state.enforcement) return
  throw new GraphError(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  )
}

const phoneNames: Record<PhoneType, string> = {
  mobile: 'mobilePhone',
  alternateMobile: 'alternateMobilePhone',
  office: 'officePhone',
}

const names: Partial<Record<Method['@odata.type'], string[]>> = {
  '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod': [
    'microsoftAuthenticatorPush',
    'softwareOneTimePasscode',
  ],
  '#microsoft.graph.fido2AuthenticationMethod': ['passKeyDeviceBound'],
  '#microsoft.graph.softwareOathAuthenticationMethod': ['softwareOneTimePasscode'],
  '#microsoft.graph.hardwareOathAuthenticationMethod': ['hardwareOneTimePasscode'],
  '#microsoft.graph.windowsHelloForBusinessAuthenticationMethod': ['windowsHelloForBusiness'],
  '#microsoft.graph.temporaryAccessPassAuthenticationMethod': ['temporaryAccessPass'],
}

function namesOf(method: Method): string[] {
  if (isPhone(method)) return [phoneNames[method.phoneType]]
  return isEmail(method) ? ['email'] : (names[method['@odata.type']] ?? [])
}

const provesAReset = /^(email|mobilePhone|alternateMobilePhone|officePhone|microsoftAuthenticatorPush)$/
const strong = /Phone$|^(microsoftAuthenticatorPush|softwareOneTimePasscode|hardwareOneTimePasscode|passKey)/

/** Administrators need two proofs: https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy */
function detailsOf({ tenant, state }: Call, { user, methods, preferred }: Account): Row {
  const methodsRegistered = [...new Set(methods.flatMap(namesOf))]
  const isAdmin = rolesOf(tenant, user.id).length > 0
  const proofs = methodsRegistered.filter((one) => provesAReset.test(one)).length
  const isSsprRegistered = proofs >= (isAdmin ? 2 : 1)
  const isSsprEnabled = !isAdmin || state.policy.allowedToUseSSPR
  const isMfaRegistered = methodsRegistered.some((one) => strong.test(one))
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    userType: user.userType.toLowerCase(),
    isAdmin,
    isSsprRegistered,
    isSsprEnabled,
    isSsprCapable: isSsprRegistered && isSsprEnabled,
    isMfaRegistered,
    isMfaCapable: isMfaRegistered,
    isPasswordlessCapable: methodsRegistered.includes('passKeyDeviceBound'),
    methodsRegistered,
    isSystemPreferredAuthenticationMethodEnabled: true,
    systemPreferredAuthenticationMethods: [],
    userPreferredMethodForSecondaryAuthentication: preferred ?? 'none',
    lastUpdatedDateTime: new Date(now(tenant)).toISOString(),
  }
}
