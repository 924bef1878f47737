/** The axes of the matrix: who asks, how the person stands to the manager's unit, who the person is, what is asked for. */

export const actors = [
  'nobody in particular',
  'Password Administrator of a unit',
  'Helpdesk Administrator of a unit',
  'User Administrator of a unit',
  'Authentication Administrator of a unit',
  'Privileged Authentication Administrator of a unit',
  'custom role of a unit, passwords',
  'custom role of a unit, no passwords',
  'Groups Administrator of a unit',
  'Helpdesk Administrator of the tenant',
  'Global Administrator',
  'eligible only',
  'role that ended',
  'role through a role-assignable group',
] as const
export type Actor = (typeof actors)[number]

export const scopes = [
  'in my unit',
  'in another unit',
  'in mine and another unit',
  'in no unit',
  'in a restricted unit that is mine',
  'in mine and a restricted unit of others',
  'in a unit that was mine a moment ago',
  'in my unit with hidden members',
] as const
export type Scope = (typeof scopes)[number]

export const targets = [
  'plain',
  'guest',
  'blocked',
  'deleted',
  'synchronised',
  'myself',
  'Directory Readers',
  'Helpdesk Administrator',
  'Authentication Administrator',
  'User Administrator',
  'Global Administrator',
  'custom role',
  'member of a role-assignable group',
  'owner of a role-assignable group',
  'role over a restricted unit',
  'group or device',
  'unknown id',
] as const
export type Target = (typeof targets)[number]

export const requests = [
  'list',
  'search',
  'view',
  'read methods',
  'reset, generated',
  'reset, typed',
  'create pass',
  'delete pass',
  'add phone',
  'change phone',
  'delete phone',
  'SMS sign-in on',
  'SMS sign-in off',
  'create QR code',
  'delete QR code',
  'reset PIN',
  'temporary QR code',
  'change QR expiry',
  'remove method',
  'start over',
  'sign out',
  'block',
  'unblock',
  'export',
] as const
export type Request = (typeof requests)[number]
