import contract from '../contract/permissions.json' with { type: 'json' }

/**
 * Delegated permissions per operation, as Microsoft publishes them (tests/contract). Any one of them is enough.
 * The path is written as there: `/users/{user-id}/memberOf/graph.group`.
 */
const byOperation = new Map(
  contract.endpoints.map((one) => [
    `${one.method} ${one.path}`,
    one.delegatedWork && [...one.delegatedWork.leastPrivileged, ...one.delegatedWork.alternatives],
  ]),
)

const readsMethods = [
  'UserAuthenticationMethod.Read',
  'UserAuthenticationMethod.Read.All',
  'UserAuthenticationMethod.ReadWrite',
  'UserAuthenticationMethod.ReadWrite.All',
]
const ownedObjects = [
  'User.Read',
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]

const readsApps = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]

const changesApps = ['Application.ReadWrite.All', 'Directory.ReadWrite.All']
const grantsPermissions = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All']

/** Operations of which that file knows nothing, as their reference pages have them. */
const byPage: [operation: string, permissions: string[]][] = [
  // https://learn.microsoft.com/graph/api/authentication-get and authentication-update
  ['GET /users/{user-id}/authentication/signInPreferences', readsMethods],
  [
    'PATCH /users/{user-id}/authentication/signInPreferences',
    ['UserAuthenticationMethod.ReadWrite', 'UserAuthenticationMethod.ReadWrite.All'],
  ],
  // https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get
  [
    'GET /policies/authenticationMethodsPolicy/authenticationMethodConfigurations',
    ['Policy.Read.AuthenticationMethod', 'Policy.ReadWrite.AuthenticationMethod', 'Policy.Read.All'],
  ],
  // https://learn.microsoft.com/graph/api/authorizationpolicy-update
  ['PATCH /policies/authorizationPolicy', ['Policy.ReadWrite.Authorization']],
  // https://learn.microsoft.com/graph/api/smsauthenticationmethodconfiguration-update and its like
  [
    'PATCH /policies/authenticationMethodsPolicy/authenticationMethodConfigurations/{authenticationMethodConfiguration-id}',
    ['Policy.ReadWrite.AuthenticationMethod'],
  ],
  // https://learn.microsoft.com/graph/api/application-get, serviceprincipal-get, oauth2permissiongrant-list
  ["GET /applications(appId='{appId}')", readsApps],
  ["GET /servicePrincipals(appId='{appId}')", readsApps],
  [
    'GET /oauth2PermissionGrants',
    ['Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'],
  ],
  // https://learn.microsoft.com/graph/api/application-update, application-addpassword
  ['PATCH /applications/{application-id}', changesApps],
  ['POST /applications/{application-id}/addPassword', changesApps],
  // https://learn.microsoft.com/graph/api/oauth2permissiongrant-post, -update and -delete
  ['POST /oauth2PermissionGrants', grantsPermissions],
  ['PATCH /oauth2PermissionGrants/{oAuth2PermissionGrant-id}', grantsPermissions],
  ['DELETE /oauth2PermissionGrants/{oAuth2PermissionGrant-id}', grantsPermissions],
  // https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments, serviceprincipal-delete-approleassignments
  ['GET /servicePrincipals/{servicePrincipal-id}/appRoleAssignments', readsApps],
  [
    'DELETE /servicePrincipals/{servicePrincipal-id}/appRoleAssignments/{appRoleAssignment-id}',
    ['AppRoleAssignment.ReadWrite.All'],
  ],
  // https://learn.microsoft.com/graph/api/authenticationmethodspolicy-update
  ['PATCH /policies/authenticationMethodsPolicy', ['Policy.ReadWrite.AuthenticationMethod']],
  // https://learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-get, conditionalaccessroot-list-policies
  ['GET /policies/identitySecurityDefaultsEnforcementPolicy', ['Policy.Read.All']],
  ['GET /identity/conditionalAccess/policies', ['Policy.Read.ConditionalAccess', 'Policy.Read.All']],
  // https://learn.microsoft.com/graph/api/group-list-transitivemembers
  [
    'GET /groups/{group-id}/transitiveMembers/graph.user',
    ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
  ],
  // https://learn.microsoft.com/graph/api/user-list-ownedobjects
  ['GET /me/ownedObjects/graph.group', ownedObjects],
  ['GET /users/{user-id}/ownedObjects/graph.group', ownedObjects],
]
for (const [operation, permissions] of byPage) byOperation.set(operation, permissions)

export function mayCall(method: string, path: string, scopes: Set<string>, isAboutOneself: boolean): boolean {
  const permissions = byOperation.get(`${method} ${path}`)
  if (!permissions) throw new Error(`No permissions are known for ${method} ${path}`)
  return permissions.some((one) => scopes.has(one) && (isAboutOneself || reachesOthers(one, path)))
}

/** `User.Read` and its like end at oneself; only the relations of others may be asked with them, for ids alone. */
function reachesOthers(permission: string, path: string): boolean {
  return permission.endsWith('.All') || permission.endsWith('.Directory') || /memberOf/i.test(path)
}

const readsPeople = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const readsGroups = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]
const readsUnits = [
  'AdministrativeUnit.Read.All',
  'AdministrativeUnit.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
]

function hasOneOf(scopes: Set<string>, wanted: string[]): boolean {
  return wanted.some((one) => scopes.has(one))
}

/**
 * With too little permission for a type, its objects come with their id and nulls.
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function fieldsOfPeople(scopes: Set<string>): string[] | undefined {
  if (hasOneOf(scopes, readsPeople)) return undefined
  if (!scopes.has('User.ReadBasic.All')) return ['id']
  return ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName']
}

export function fieldsOfGroups(scopes: Set<string>): string[] | undefined {
  return hasOneOf(scopes, readsGroups) ? undefined : ['id']
}

export function fieldsOfUnits(scopes: Set<string>): string[] | undefined {
  return hasOneOf(scopes, readsUnits) ? undefined : ['id']
}
