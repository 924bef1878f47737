// The built-in roles that this tenant knows, by template id.
// https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference

export const roleIds = {
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  usageSummaryReportsReader: '75934031-6c7e-415a-99d7-48dbd49e875e',
  userExperienceSuccessManager: '27460883-1df1-4691-b032-3b79643e5e63',
} as const

export type RoleName = keyof typeof roleIds

const passwordUpdate = 'microsoft.directory/users/password/update'
const invalidate = 'microsoft.directory/users/invalidateAllRefreshTokens'
const methods = [
  'microsoft.directory/users/authenticationMethods/create',
  'microsoft.directory/users/authenticationMethods/delete',
  'microsoft.directory/users/authenticationMethods/basic/update',
]
const account = ['microsoft.directory/users/enable', 'microsoft.directory/users/disable']

/** Name, description, and those of the role's actions that matter to the people of a location. */
const built: [RoleName, string, string, string[]][] = [
  [
    'authenticationAdministrator',
    'Authentication Administrator',
    'Can access to view, set and reset authentication method information for any non-admin user.',
    [
      ...methods,
      'microsoft.directory/users/authenticationMethods/standard/restrictedRead',
      passwordUpdate,
      invalidate,
      ...account,
    ],
  ],
  [
    'privilegedAuthenticationAdministrator',
    'Privileged Authentication Administrator',
    'Can access to view, set and reset authentication method information for any user (admin or non-admin).',
    [
      ...methods,
      'microsoft.directory/users/authenticationMethods/standard/read',
      passwordUpdate,
      invalidate,
      ...account,
    ],
  ],
  [
    'passwordAdministrator',
    'Password Administrator',
    'Can reset passwords for non-administrators and Password Administrators.',
    [passwordUpdate],
  ],
  [
    'helpdeskAdministrator',
    'Helpdesk Administrator',
    'Can reset passwords for non-administrators and Helpdesk Administrators.',
    [passwordUpdate, invalidate],
  ],
  [
    'userAdministrator',
    'User Administrator',
    'Can manage all aspects of users and groups, including resetting passwords for limited admins.',
    [passwordUpdate, invalidate, ...account],
  ],
  [
    'globalAdministrator',
    'Global Administrator',
    'Can manage all aspects of Microsoft Entra ID and Microsoft services that use Microsoft Entra identities.',
    ['microsoft.directory/users/allProperties/allTasks'],
  ],
  [
    'privilegedRoleAdministrator',
    'Privileged Role Administrator',
    'Can manage role assignments in Microsoft Entra ID, and all aspects of Privileged Identity Management.',
    ['microsoft.directory/roleAssignments/allProperties/allTasks'],
  ],
  [
    'groupsAdministrator',
    'Groups Administrator',
    'Can manage all aspects of groups and group settings.',
    ['microsoft.directory/groups/create', 'microsoft.directory/groups/members/update'],
  ],
  [
    'licenseAdministrator',
    'License Administrator',
    'Can manage product licenses on users and groups.',
    ['microsoft.directory/users/assignLicense'],
  ],
  [
    'directoryReaders',
    'Directory Readers',
    'Can read basic directory information.',
    ['microsoft.directory/users/standard/read'],
  ],
  [
    'globalReader',
    'Global Reader',
    'Can read everything that a Global Administrator can, but not update anything.',
    ['microsoft.directory/users/allProperties/read'],
  ],
  [
    'authenticationPolicyAdministrator',
    'Authentication Policy Administrator',
    'Can create and manage the authentication methods policy, tenant-wide MFA settings and password protection.',
    ['microsoft.directory/organization/strongAuthentication/allTasks'],
  ],
  [
    'guestInviter',
    'Guest Inviter',
    'Can invite guest users independent of the setting that members can invite guests.',
    ['microsoft.directory/users/inviteGuest'],
  ],
  [
    'messageCenterReader',
    'Message Center Reader',
    'Can read messages and updates for their organization in Office 365 Message Center only.',
    [],
  ],
  ['reportsReader', 'Reports Reader', 'Can read sign-in and audit reports.', []],
  [
    'securityReader',
    'Security Reader',
    'Can read security information and reports in Microsoft Entra ID.',
    [],
  ],
  [
    'usageSummaryReportsReader',
    'Usage Summary Reports Reader',
    'Read Usage reports and Adoption Score, but cannot access user details.',
    [],
  ],
  [
    'userExperienceSuccessManager',
    'User Experience Success Manager',
    'View product feedback, survey results, and reports to find training and communication opportunities.',
    [],
  ],
]

/** https://learn.microsoft.com/graph/api/resources/unifiedroledefinition */
export type RoleDefinition = {
  id: string
  templateId: string
  displayName: string
  description: string
  isBuiltIn: boolean
  isEnabled: boolean
  resourceScopes: string[]
  version: string
  rolePermissions: { allowedResourceActions: string[]; condition: null }[]
}

export const roleDefinitions: RoleDefinition[] = built.map(([name, displayName, description, actions]) => ({
  id: roleIds[name],
  templateId: roleIds[name],
  displayName,
  description,
  isBuiltIn: true,
  isEnabled: true,
  resourceScopes: ['/'],
  version: '1',
  rolePermissions: [{ allowedResourceActions: actions, condition: null }],
}))
