import type { SetupCapability } from '../capabilities'

/**
 * Microsoft's tables of who has power over whom, as data. Nothing here decides; `rules.ts` reads them.
 * learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions
 */

/** Template ids: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
export const roles = {
  authentication: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  privilegedAuthentication: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  password: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  helpdesk: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  user: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  global: '62e90394-69f5-4237-9190-012177145e10',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  groups: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  usageSummaryReportsReader: '75934031-6c7e-415a-99d7-48dbd49e875e',
  userExperienceSuccessManager: '27460883-1df1-4691-b032-3b79643e5e63',
} as const

export type Role = keyof typeof roles

/**
 * Who runs the directory as a whole, held over the tenant: Global Administrator, Privileged Role Administrator (which
 * has no power over people here, and so no place in the tables), Global Reader.
 */
const privilegedRole = 'e8611ab8-c189-46e8-94e1-60213ab1f814'
export const tenantAdministrators: readonly string[] = [roles.global, privilegedRole, roles.globalReader]

/**
 * Which of them may change what in Setup, over the tenant. learn.microsoft.com/graph/api/authorizationpolicy-update, and
 * for what self-service reset goes by "Who can perform sensitive actions", over whoever holds any role.
 */
export const setupRoles: Record<SetupCapability, readonly string[]> = {
  'setup-self-service': [roles.global, privilegedRole],
  'setup-proofs': [roles.global],
  // Of both kinds of policies, and of roles.
  'setup-fix': [roles.global],
  'setup-delegation': [roles.global, privilegedRole],
  'setup-rules': [roles.global],
}

/** Everything a manager may want to do to a person, as Microsoft tells it apart. */
export const actions = [
  'reset-password',
  'sign-out',
  'block',
  'unblock',
  'read-methods',
  'change-methods',
] as const
export type Action = (typeof actions)[number]

/** Over everybody, administrators too. Global Administrator cannot be held over a unit. */
export const overEverybody: readonly Role[] = ['privilegedAuthentication', 'global']

/**
 * Which roles do a thing at all. Signing somebody out follows the table of passwords, but the Password Administrator does
 * not hold `users/invalidateAllRefreshTokens`: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const capableRoles: Record<Action, readonly Role[]> = {
  'reset-password': ['password', 'helpdesk', 'user', 'authentication', ...overEverybody],
  'sign-out': ['helpdesk', 'user', 'authentication', ...overEverybody],
  block: ['user', 'authentication', ...overEverybody],
  unblock: ['user', 'authentication', ...overEverybody],
  'read-methods': ['globalReader', 'authentication', ...overEverybody],
  'change-methods': ['authentication', ...overEverybody],
}

/** What a custom role must be allowed to do a thing: all of any one of these lists. */
export const resourceActions: Record<Action, readonly (readonly string[])[]> = {
  'reset-password': [['microsoft.directory/users/password/update']],
  'sign-out': [['microsoft.directory/users/invalidateAllRefreshTokens']],
  block: [['microsoft.directory/users/disable']],
  unblock: [['microsoft.directory/users/enable']],
  'read-methods': [
    ['microsoft.directory/users/authenticationMethods/standard/read'],
    ['microsoft.directory/users/authenticationMethods/standard/restrictedRead'],
  ],
  // To change one the app may have to delete it and create another.
  'change-methods': [
    ['create', 'delete', 'basic/update'].map(
      (one) => `microsoft.directory/users/authenticationMethods/${one}`,
    ),
  ],
}

type Table = Partial<Record<Role, readonly Role[]>>

/** "Who can reset passwords", at tenant scope: by the role of the person, beside those over everybody. */
const resets: Table = {
  directoryReaders: ['password', 'helpdesk', 'authentication', 'user'],
  guestInviter: ['password', 'helpdesk', 'authentication', 'user'],
  password: ['password', 'helpdesk', 'authentication', 'user'],
  messageCenterReader: ['helpdesk', 'authentication', 'user'],
  reportsReader: ['helpdesk', 'authentication', 'user'],
  usageSummaryReportsReader: ['helpdesk', 'authentication', 'user'],
  userExperienceSuccessManager: ['helpdesk', 'authentication', 'user'],
  helpdesk: ['helpdesk', 'user'],
  authentication: ['authentication'],
  groups: ['user'],
  user: ['user'],
}

/** "Who can perform sensitive actions", at tenant scope. */
const sensitive: Table = {
  directoryReaders: ['authentication', 'user'],
  guestInviter: ['authentication', 'user'],
  messageCenterReader: ['authentication', 'user'],
  password: ['authentication', 'user'],
  reportsReader: ['authentication', 'user'],
  usageSummaryReportsReader: ['authentication', 'user'],
  userExperienceSuccessManager: ['authentication', 'user'],
  authentication: ['authentication'],
  groups: ['user'],
  helpdesk: ['user'],
  user: ['user'],
}

/**
 * Who has power over somebody with a role, at tenant scope; a role that is not in the table leaves those over
 * everybody. Methods: "some users" of the Authentication Administrator are those of the two tables, which
 * agree on that role. A Global Reader reads everybody's.
 */
export const powerOver: Record<Action, { table: Table; always: readonly Role[] }> = {
  'reset-password': { table: resets, always: overEverybody },
  'sign-out': { table: resets, always: overEverybody },
  block: { table: sensitive, always: overEverybody },
  unblock: { table: sensitive, always: overEverybody },
  'read-methods': { table: sensitive, always: [...overEverybody, 'globalReader'] },
  'change-methods': { table: sensitive, always: overEverybody },
}
