/** Where Microsoft's reference pages and its OpenAPI description differ, and the pages are believed. */

type Exception = { operation: RegExp; because: string }

/** Calls that the copies of Microsoft's data leave out, as their reference pages have them. */
export const furtherCalls = [
  {
    path: '/users/{user-id}/ownedObjects/graph.group',
    /** The one whose parameters and answers it shares. */
    like: '/users/{user-id}/transitiveMemberOf/graph.group',
    permissions: ['User.Read', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'],
    because: 'graph/api/user-list-ownedobjects',
  },
  {
    path: '/groups/{group-id}/transitiveMembers/graph.user',
    like: '/directory/administrativeUnits/{administrativeUnit-id}/members/graph.user',
    permissions: ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'],
    because: 'graph/api/group-list-transitivemembers',
  },
  {
    path: '/policies/authorizationPolicy',
    like: '/policies/authorizationPolicy',
    permissions: ['Policy.ReadWrite.Authorization'],
    because: 'graph/api/authorizationpolicy-update',
  },
  {
    path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/{authenticationMethodConfiguration-id}',
    like: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/{authenticationMethodConfiguration-id}',
    permissions: ['Policy.ReadWrite.AuthenticationMethod'],
    because: 'graph/api/smsauthenticationmethodconfiguration-update and its like',
  },
  {
    path: "/applications(appId='{appId}')",
    like: "/applications(appId='{appId}')",
    permissions: ['Application.Read.All', 'Directory.Read.All'],
    because: 'graph/api/application-get',
  },
  {
    path: "/servicePrincipals(appId='{appId}')",
    like: "/servicePrincipals(appId='{appId}')",
    permissions: ['Application.Read.All', 'Directory.Read.All'],
    because: 'graph/api/serviceprincipal-get',
  },
  {
    path: '/servicePrincipals/{servicePrincipal-id}/appRoleAssignments',
    like: '/servicePrincipals/{servicePrincipal-id}/appRoleAssignments',
    permissions: ['Application.Read.All', 'Directory.Read.All'],
    because: 'graph/api/serviceprincipal-list-approleassignments',
  },
  {
    path: '/oauth2PermissionGrants',
    like: '/oauth2PermissionGrants',
    permissions: ['Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All'],
    because: 'graph/api/oauth2permissiongrant-list',
  },
  {
    path: '/policies/identitySecurityDefaultsEnforcementPolicy',
    like: '/policies/identitySecurityDefaultsEnforcementPolicy',
    permissions: ['Policy.Read.All'],
    because: 'graph/api/identitysecuritydefaultsenforcementpolicy-get',
  },
  {
    path: '/identity/conditionalAccess/policies',
    like: '/identity/conditionalAccess/policies',
    permissions: ['Policy.Read.ConditionalAccess', 'Policy.Read.All'],
    because: 'graph/api/conditionalaccessroot-list-policies',
  },
]

/** Query options that the description leaves out. */
export const furtherOptions: (Exception & { names: string[] })[] = [
  {
    operation: /\/authentication\/operations\//,
    names: ['aadgdc', 'aadgsu'],
    because: 'the Location of a reset is followed as it is: graph/api/authenticationmethod-resetpassword',
  },
]

/** A page token: on whatever comes in pages, `@odata.nextLink` is followed as it is. graph/paging */
export const pageToken = '$skiptoken'

/** Query options that the description has too many of. */
export const noOptions: Exception[] = [
  {
    operation: /\/authentication\//,
    because: 'these take no OData options: graph/api/authentication-list-phonemethods and its neighbours',
  },
]

/** Answers of the pretend tenant that the description does not allow, and the page that shows them. */
export const otherwise: { violation: RegExp; because: string }[] = [
  {
    violation:
      /authentication\/(methods|qrCodePinMethod).* 200: answered\/(value\/\*\/)?pin\/code must be string$/,
    because: 'a PIN is null once it was shown: graph/api/qrcodepinauthenticationmethod-get',
  },
  {
    violation: /^POST \/beta\/\$batch 200: /,
    because: 'beta has the same batch as v1.0: graph/json-batching',
  },
  {
    violation: /scopedRoleMember(Of|s) 200: .*roleMemberInfo must NOT have .* 'userPrincipalName'$/,
    because: 'the example shows it: graph/api/administrativeunit-list-scopedrolemembers',
  },
  {
    violation: /'onPremisesLastPasswordSyncDateTime'$/,
    because: 'a property of the organization: graph/api/resources/organization',
  },
  {
    violation: /\/photos?(\/\w+)?\/\$value 200: does not answer with 'image\/jpeg'$/,
    because: 'the binary data of the photo, as image/jpeg: graph/api/profilephoto-get',
  },
  {
    violation: /answered lacks the selected 'signInActivity'$/,
    because: 'absent for whoever never signed in: graph/api/resources/signinactivity',
  },
]
