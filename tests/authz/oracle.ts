import type { Actor, Request, Scope, Target } from './axes'

/**
 * What Microsoft's pages say, written down as a person would answer, without a look at the app's rules or the
 * simulator's. learn.microsoft.com/entra/identity/role-based-access-control: my-staff-configure,
 * manage-roles-portal, privileged-roles-permissions, admin-units-restricted-management, permissions-reference.
 */

type Role = 'password' | 'helpdesk' | 'user' | 'authentication' | 'privileged' | 'global' | 'custom'

/** The role that counts, and whether it ends at a unit. Eligible, ended and other roles count for nothing. */
const holds: Record<Actor, { role: Role; of: 'unit' | 'tenant' } | null> = {
  'nobody in particular': null,
  'Password Administrator of a unit': { role: 'password', of: 'unit' },
  'Helpdesk Administrator of a unit': { role: 'helpdesk', of: 'unit' },
  'User Administrator of a unit': { role: 'user', of: 'unit' },
  'Authentication Administrator of a unit': { role: 'authentication', of: 'unit' },
  'Privileged Authentication Administrator of a unit': { role: 'privileged', of: 'unit' },
  'custom role of a unit, passwords': { role: 'custom', of: 'unit' },
  'custom role of a unit, no passwords': null,
  'Groups Administrator of a unit': null,
  'Helpdesk Administrator of the tenant': { role: 'helpdesk', of: 'tenant' },
  'Global Administrator': { role: 'global', of: 'tenant' },
  'eligible only': null,
  'role that ended': null,
  'role through a role-assignable group': { role: 'authentication', of: 'unit' },
}

/** A role over a unit covers its direct members; the members of a hidden unit take a permission we do not ask for. */
const isInMyUnit: Record<Scope, boolean> = {
  'in my unit': true,
  'in another unit': false,
  'in mine and another unit': true,
  'in no unit': false,
  'in a restricted unit that is mine': true,
  'in mine and a restricted unit of others': true,
  'in a unit that was mine a moment ago': false,
  'in my unit with hidden members': false,
}

/** Which kind of right a request takes. */
type Right = 'see' | 'password' | 'sessions' | 'account' | 'read methods' | 'change methods'
const rightFor: Record<Request, Right> = {
  list: 'see',
  search: 'see',
  view: 'see',
  export: 'see',
  'read methods': 'read methods',
  'reset, generated': 'password',
  'reset, typed': 'password',
  'create pass': 'change methods',
  'delete pass': 'change methods',
  'add phone': 'change methods',
  'change phone': 'change methods',
  'delete phone': 'change methods',
  'SMS sign-in on': 'change methods',
  'SMS sign-in off': 'change methods',
  'create QR code': 'change methods',
  'delete QR code': 'change methods',
  'reset PIN': 'change methods',
  'temporary QR code': 'change methods',
  'change QR expiry': 'change methods',
  'remove method': 'change methods',
  'start over': 'change methods',
  'sign out': 'sessions',
  block: 'account',
  unblock: 'account',
}

const mayAtAll: Record<Exclude<Right, 'see'>, Role[]> = {
  password: ['password', 'helpdesk', 'user', 'authentication', 'privileged', 'global', 'custom'],
  // The custom role of these tests may update passwords and nothing else, as a Password Administrator may.
  sessions: ['helpdesk', 'user', 'authentication', 'privileged', 'global'],
  account: ['user', 'authentication', 'privileged', 'global'],
  'read methods': ['authentication', 'privileged', 'global'],
  'change methods': ['authentication', 'privileged', 'global'],
}

/** Administrators, in whichever way. */
const isAdministrator: Record<Target, boolean> = {
  plain: false,
  guest: false,
  blocked: false,
  deleted: false,
  synchronised: false,
  myself: false,
  'Directory Readers': true,
  'Helpdesk Administrator': true,
  'Authentication Administrator': true,
  'User Administrator': true,
  'Global Administrator': true,
  'custom role': true,
  'member of a role-assignable group': true,
  'owner of a role-assignable group': true,
  'role over a restricted unit': true,
  'group or device': false,
  'unknown id': false,
}

/** The column "Helpdesk Admin" of "Who can reset passwords": whom a Helpdesk Administrator of the tenant may help. */
const helpdeskMayHelp: Target[] = ['Directory Readers', 'Helpdesk Administrator']

const notForGuests: Request[] = ['create pass', 'create QR code', 'temporary QR code', 'SMS sign-in on']

/**
 * Whether it is this manager's to do. What is not even there, or not to be seen, is nobody's. Where Graph refuses
 * nothing (`graphHides` false) it shows hidden members too, and to see them is the right of whoever manages the unit.
 */
export function mayHappen(
  actor: Actor,
  scope: Scope,
  target: Target,
  request: Request,
  graphHides: boolean,
): boolean {
  // What was done to somebody outlives them, for those who read the trail of the whole tenant.
  if (request === 'export' && target === 'deleted') return holds[actor]?.role === 'global'
  if (!isWithinReach(actor, scope, target, graphHides)) return false
  const held = holds[actor]
  const right = rightFor[request]
  if (right === 'see') return isListed(scope, request, graphHides)
  if (!held || target === 'myself' || !mayAtAll[right].includes(held.role)) return false
  // Microsoft makes up passwords for people of the cloud; for those from on premises somebody has to type one.
  if (request === 'reset, generated' && target === 'synchronised') return false
  if (request === 'reset, typed' && target !== 'synchronised') return false
  // Guests sign in where they come from: neither passes nor codes nor SMS are for them here.
  if (target === 'guest' && notForGuests.includes(request)) return false
  // Whoever is in a restricted unit is changed by roles over that unit alone, not even by a Global Administrator.
  const isRestricted =
    scope === 'in mine and a restricted unit of others' ||
    (scope === 'in a restricted unit that is mine' && held.of === 'tenant')
  if (isRestricted && right !== 'read methods') return false
  if (held.role === 'privileged' || held.role === 'global' || !isAdministrator[target]) return true
  return held.of === 'tenant' && held.role === 'helpdesk' && helpdeskMayHelp.includes(target)
}

export function isWithinReach(actor: Actor, scope: Scope, target: Target, graphHides: boolean): boolean {
  const held = holds[actor]
  const isMine = isInMyUnit[scope] || (!graphHides && scope === 'in my unit with hidden members')
  return held !== null && isSomebody(target) && (held.of === 'tenant' || isMine)
}

function isSomebody(target: Target): boolean {
  return target !== 'deleted' && target !== 'group or device' && target !== 'unknown id'
}

/**
 * A list is one of a unit: whoever is in none is on no list, but can be looked up by somebody with a role over
 * the tenant. The lists of a unit with hidden members take a permission that the app does not ask for.
 */
function isListed(scope: Scope, request: Request, graphHides: boolean): boolean {
  const isOnAList =
    scope !== 'in no unit' &&
    scope !== 'in a unit that was mine a moment ago' &&
    !(graphHides && scope === 'in my unit with hidden members')
  return request !== 'list' || isOnAList
}
