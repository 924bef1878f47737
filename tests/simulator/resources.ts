// The types of object that this tenant shows, each as its reference page describes it.
import { isManagementRestricted } from './directory.ts'
import type { Account, Tenant } from './directory.ts'
import type { Row } from './odata/filter.ts'
import type { Shape } from './odata/shape.ts'

/** https://learn.microsoft.com/graph/api/resources/user */
export const userShape: Shape = {
  type: 'microsoft.graph.user',
  set: 'users',
  defaults: [
    'businessPhones',
    'displayName',
    'givenName',
    'id',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
  ],
  // Those that nobody here has a value for answer null, as they would for most people anywhere.
  properties: (
    'accountEnabled ageGroup assignedLicenses assignedPlans businessPhones city companyName consentProvidedForMinor ' +
    'country createdDateTime creationType deletedDateTime department displayName employeeHireDate employeeId ' +
    'employeeLeaveDateTime employeeOrgData employeeType externalUserState externalUserStateChangeDateTime faxNumber ' +
    'givenName id identities imAddresses isManagementRestricted isResourceAccount jobTitle ' +
    'lastPasswordChangeDateTime legalAgeGroupClassification licenseAssignmentStates mail mailNickname mobilePhone ' +
    'officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes ' +
    'onPremisesImmutableId onPremisesLastSyncDateTime onPremisesProvisioningErrors onPremisesSamAccountName ' +
    'onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails passwordPolicies ' +
    'passwordProfile postalCode preferredDataLocation preferredLanguage provisionedPlans proxyAddresses ' +
    'securityIdentifier showInAddressList signInActivity signInSessionsValidFromDateTime state streetAddress surname ' +
    'usageLocation userPrincipalName userType'
  ).split(' '),
  filterable: [
    'accountEnabled',
    'businessPhones',
    'department',
    'displayName',
    'employeeId',
    'givenName',
    'id',
    'jobTitle',
    'mail',
    'mobilePhone',
    'onPremisesSyncEnabled',
    'surname',
    'userPrincipalName',
    'userType',
  ],
  searchable: ['displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'],
}

/** The people of a unit. Search there knows fewer properties. https://learn.microsoft.com/graph/api/administrativeunit-list-members */
export const memberShape: Shape = { ...userShape, searchable: ['displayName', 'description'] }

/** https://learn.microsoft.com/graph/api/resources/administrativeunit */
export const unitShape: Shape = {
  type: 'microsoft.graph.administrativeUnit',
  set: 'directory/administrativeUnits',
  defaults: [
    'id',
    'deletedDateTime',
    'displayName',
    'description',
    'isMemberManagementRestricted',
    'membershipRule',
    'membershipRuleProcessingState',
    'membershipType',
    'visibility',
  ],
  properties: [
    'id',
    'deletedDateTime',
    'displayName',
    'description',
    'isMemberManagementRestricted',
    'membershipRule',
    'membershipRuleProcessingState',
    'membershipType',
    'visibility',
  ],
  filterable: ['id', 'displayName', 'description', 'isMemberManagementRestricted'],
  searchable: ['displayName', 'description'],
}

/** https://learn.microsoft.com/graph/api/resources/group */
export const groupShape: Shape = {
  type: 'microsoft.graph.group',
  set: 'groups',
  defaults: [
    'id',
    'deletedDateTime',
    'description',
    'displayName',
    'groupTypes',
    'isAssignableToRole',
    'mail',
    'mailEnabled',
    'mailNickname',
    'securityEnabled',
    'visibility',
  ],
  properties: [
    'id',
    'createdDateTime',
    'deletedDateTime',
    'description',
    'displayName',
    'groupTypes',
    'isAssignableToRole',
    'mail',
    'mailEnabled',
    'mailNickname',
    'onPremisesSyncEnabled',
    'securityEnabled',
    'visibility',
  ],
  filterable: ['id', 'displayName', 'isAssignableToRole', 'securityEnabled', 'mailEnabled'],
  searchable: ['displayName', 'description'],
}

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignment */
export const roleAssignmentShape: Shape = {
  type: 'microsoft.graph.unifiedRoleAssignment',
  set: 'roleManagement/directory/roleAssignments',
  defaults: ['id', 'principalId', 'directoryScopeId', 'roleDefinitionId'],
  properties: ['id', 'principalId', 'directoryScopeId', 'roleDefinitionId', 'appScopeId', 'condition'],
  filterable: ['principalId', 'roleDefinitionId', 'directoryScopeId'],
  searchable: [],
}

/** https://learn.microsoft.com/graph/api/resources/unifiedroledefinition */
export const roleDefinitionShape: Shape = {
  type: 'microsoft.graph.unifiedRoleDefinition',
  set: 'roleManagement/directory/roleDefinitions',
  defaults: [
    'id',
    'description',
    'displayName',
    'isBuiltIn',
    'isEnabled',
    'resourceScopes',
    'templateId',
    'version',
    'rolePermissions',
  ],
  properties: [
    'id',
    'description',
    'displayName',
    'isBuiltIn',
    'isEnabled',
    'resourceScopes',
    'templateId',
    'version',
    'rolePermissions',
  ],
  filterable: ['id', 'displayName', 'isBuiltIn', 'templateId'],
  searchable: [],
}

const scheduleProperties = [
  'id',
  'principalId',
  'roleDefinitionId',
  'directoryScopeId',
  'appScopeId',
  'startDateTime',
  'endDateTime',
  'memberType',
]
const assignmentScheduleProperties = [
  ...scheduleProperties,
  'assignmentType',
  'roleAssignmentOriginId',
  'roleAssignmentScheduleId',
]

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignmentscheduleinstance */
export const assignmentScheduleShape: Shape = {
  type: 'microsoft.graph.unifiedRoleAssignmentScheduleInstance',
  set: 'Collection(unifiedRoleAssignmentScheduleInstance)',
  defaults: assignmentScheduleProperties,
  properties: assignmentScheduleProperties,
  filterable: ['principalId', 'roleDefinitionId', 'directoryScopeId', 'assignmentType', 'memberType'],
  searchable: [],
}

/** https://learn.microsoft.com/graph/api/resources/unifiedroleeligibilityscheduleinstance */
export const eligibilityScheduleShape: Shape = {
  type: 'microsoft.graph.unifiedRoleEligibilityScheduleInstance',
  set: 'Collection(unifiedRoleEligibilityScheduleInstance)',
  defaults: [...scheduleProperties, 'roleEligibilityScheduleId'],
  properties: [...scheduleProperties, 'roleEligibilityScheduleId'],
  filterable: ['principalId', 'roleDefinitionId', 'directoryScopeId', 'memberType'],
  searchable: [],
}

/** https://learn.microsoft.com/graph/api/resources/directoryrole */
export const directoryRoleShape: Shape = {
  type: 'microsoft.graph.directoryRole',
  set: 'directoryRoles',
  defaults: ['id', 'deletedDateTime', 'description', 'displayName', 'roleTemplateId'],
  properties: ['id', 'deletedDateTime', 'description', 'displayName', 'roleTemplateId'],
  filterable: ['roleTemplateId', 'displayName'],
  searchable: [],
}

/** https://learn.microsoft.com/graph/api/resources/organization */
export const organizationShape: Shape = {
  type: 'microsoft.graph.organization',
  set: 'organization',
  defaults: [
    'id',
    'deletedDateTime',
    'countryLetterCode',
    'createdDateTime',
    'displayName',
    'onPremisesLastSyncDateTime',
    'onPremisesSyncEnabled',
    'preferredLanguage',
    'tenantType',
    'verifiedDomains',
  ],
  properties: [
    'id',
    'businessPhones',
    'city',
    'country',
    'countryLetterCode',
    'createdDateTime',
    'deletedDateTime',
    'displayName',
    'onPremisesLastPasswordSyncDateTime',
    'onPremisesLastSyncDateTime',
    'onPremisesSyncEnabled',
    'postalCode',
    'preferredLanguage',
    'state',
    'street',
    'technicalNotificationMails',
    'tenantType',
    'verifiedDomains',
  ],
  filterable: [],
  searchable: [],
}

/** https://learn.microsoft.com/graph/api/resources/application */
export const applicationShape: Shape = {
  type: 'microsoft.graph.application',
  set: 'applications',
  defaults: ['id', 'appId', 'displayName', 'signInAudience', 'web', 'optionalClaims', 'passwordCredentials'],
  properties: [
    'id',
    'appId',
    'displayName',
    'signInAudience',
    'web',
    'spa',
    'publicClient',
    'optionalClaims',
    'passwordCredentials',
    'keyCredentials',
    'requiredResourceAccess',
  ],
  filterable: ['id', 'appId', 'displayName'],
  searchable: [],
}

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipalShape: Shape = {
  type: 'microsoft.graph.servicePrincipal',
  set: 'servicePrincipals',
  defaults: ['id', 'appId'],
  properties: ['id', 'appId'],
  filterable: ['id', 'appId'],
  searchable: [],
}

const grantProperties = ['id', 'clientId', 'consentType', 'principalId', 'resourceId', 'scope']

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
export const permissionGrantShape: Shape = {
  type: 'microsoft.graph.oAuth2PermissionGrant',
  set: 'oauth2PermissionGrants',
  defaults: grantProperties,
  properties: grantProperties,
  filterable: ['clientId', 'consentType', 'principalId', 'resourceId'],
  searchable: [],
}

const appRoleProperties = [
  'id',
  'deletedDateTime',
  'appRoleId',
  'createdDateTime',
  'principalDisplayName',
  'principalId',
  'principalType',
  'resourceDisplayName',
  'resourceId',
]

/** https://learn.microsoft.com/graph/api/resources/approleassignment */
export const appRoleAssignmentShape: Shape = {
  type: 'microsoft.graph.appRoleAssignment',
  set: 'appRoleAssignments',
  defaults: appRoleProperties,
  properties: appRoleProperties,
  filterable: [],
  searchable: [],
}

const registrationProperties = [
  'id',
  'userPrincipalName',
  'userDisplayName',
  'userType',
  'isAdmin',
  'isSsprRegistered',
  'isSsprEnabled',
  'isSsprCapable',
  'isMfaRegistered',
  'isMfaCapable',
  'isPasswordlessCapable',
  'methodsRegistered',
  'isSystemPreferredAuthenticationMethodEnabled',
  'systemPreferredAuthenticationMethods',
  'userPreferredMethodForSecondaryAuthentication',
  'lastUpdatedDateTime',
]

/**
 * https://learn.microsoft.com/graph/api/resources/userregistrationdetails. Of `isAdmin` the page names no filter; tools
 * that live on it (Maester, CIPP) filter by it.
 */
export const registrationShape: Shape = {
  type: 'microsoft.graph.userRegistrationDetails',
  set: 'reports/authenticationMethods/userRegistrationDetails',
  defaults: registrationProperties,
  properties: registrationProperties,
  filterable: [
    'isAdmin',
    'isMfaCapable',
    'isMfaRegistered',
    'isPasswordlessCapable',
    'isSsprCapable',
    'isSsprEnabled',
    'isSsprRegistered',
    'userDisplayName',
    'userPrincipalName',
  ],
  searchable: [],
}

/** Microsoft 365 F3 brings Microsoft Entra ID P1. https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
function plansOf({ assignedLicenses }: Account['user']) {
  return assignedLicenses.map(() => ({
    assignedDateTime: '2024-03-01T08:00:00Z',
    capabilityStatus: 'Enabled',
    service: 'AADPremiumService',
    servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
  }))
}

/** Properties that are lists are never null. */
export function userEntity(tenant: Tenant, { user }: Account): Record<string, unknown> {
  return {
    ...user,
    assignedPlans: plansOf(user),
    identities: [],
    imAddresses: [],
    licenseAssignmentStates: [],
    onPremisesProvisioningErrors: [],
    provisionedPlans: [],
    proxyAddresses: user.mail ? [`SMTP:${user.mail}`] : [],
    isManagementRestricted: isManagementRestricted(tenant, user.id) || null,
  }
}

/** Lists hold stored people; what is computed joins them when they are shown. */
export function shownUser(tenant: Tenant, row: Row): Row {
  const account = tenant.people.get(String(row.id))
  return account ? { ...userEntity(tenant, account), ...row } : row
}
