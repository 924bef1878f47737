// https://learn.microsoft.com/graph/api/user-update: 204, or everything is refused.
import type { HttpHandler } from 'msw'
import type { Account, Tenant } from '../directory.ts'
import { badRequest, forbidden } from '../graph-error.ts'
import { isObject, readBody } from '../graph-body.ts'
import { graphCall, requireReach, targetOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isBanned, isComplex, setPassword } from '../passwords.ts'
import { mayChangeAccount, mayChangeContacts, mayResetPassword, mayTurnSignIn } from '../reach.ts'
import { changePerson } from '../replication.ts'
import type { State } from '../state.ts'

type Changeable = {
  /** all permissions of one of these lists */
  permissions: string[][]
  allows: (tenant: Tenant, callerId: string, targetId: string, value: unknown) => boolean
  isValid: (value: unknown) => boolean
}

const basic = { permissions: [['User.ReadWrite.All'], ['Directory.ReadWrite.All']], allows: mayChangeAccount }
const phones = { permissions: [['User-Phone.ReadWrite.All']], allows: mayChangeContacts }

/** A permission and a right for each: User.ReadWrite.All does not cover those that are sensitive. */
const changeable: Record<string, Changeable> = {
  accountEnabled: {
    permissions: [['User.EnableDisableAccount.All', 'User.Read.All']],
    allows: (tenant, callerId, targetId, value) => mayTurnSignIn(tenant, callerId, targetId, value === true),
    isValid: (value) => typeof value === 'boolean',
  },
  mobilePhone: { ...phones, isValid: (value) => value === null || isText(value) },
  businessPhones: { ...phones, isValid: (value) => isTexts(value) && value.length <= 1 },
  otherMails: {
    permissions: [['User-Mail.ReadWrite.All']],
    allows: mayChangeContacts,
    isValid: (value) => isTexts(value) && value.length <= 250 && value.every(isAddress),
  },
  passwordProfile: {
    permissions: [['User-PasswordProfile.ReadWrite.All']],
    allows: mayResetPassword,
    isValid: isPasswordProfile,
  },
  displayName: { ...basic, isValid: (value) => isText(value) && value.length > 0 },
  ...Object.fromEntries(
    ['givenName', 'surname', 'jobTitle', 'department', 'officeLocation', 'companyName', 'employeeId'].map(
      (name) => [name, { ...basic, isValid: (value: unknown) => value === null || isText(value) }],
    ),
  ),
}

/** What the on-premises directory does not own. Nobody says so of the block: a switch. */
const ownedHere = ['otherMails']

export function userChangeHandlers(state: State): HttpHandler[] {
  return [graphCall(state, 'patch', '/users/{user-id}', changeUser)]
}

async function changeUser(call: Call): Promise<Answer> {
  const target = targetOf(call)
  const changes = await readBody(call.request, Object.keys(changeable))
  for (const [name, rule] of Object.entries(changeable).filter(([one]) => one in changes)) {
    requireRight(call, rule, target, changes[name])
    if (!rule.isValid(changes[name]))
      throw badRequest(`Invalid value specified for property '${name}' of resource 'User'.`)
  }
  refuseSynchronised(call.state, target, Object.keys(changes))
  const { passwordProfile, ...properties } = changes
  if (isObject(passwordProfile)) changePassword(call.tenant, target, passwordProfile)
  if (Object.keys(properties).length) changePerson(call.tenant, target.user, properties)
  call.wrote = true
  return { status: 204 }
}

function requireRight(
  call: Call,
  { permissions, allows }: Changeable,
  target: Account,
  value: unknown,
): void {
  const isConsented = permissions.some((all) => all.every((one) => call.caller.scopes.has(one)))
  if (!isConsented && call.state.enforcement) throw forbidden(call.url.pathname)
  requireReach(call, allows(call.tenant, call.caller.id, target.user.id, value), target)
}

/** Words of many reports; the page only says that such properties are read-only. */
function refuseSynchronised({ features }: State, { user }: Account, names: string[]): void {
  if (user.onPremisesSyncEnabled !== true) return
  const free = features.syncedAccountEnabled ? [...ownedHere, 'accountEnabled'] : ownedHere
  if (names.every((name) => free.includes(name))) return
  throw badRequest(
    'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
  )
}

/** Says nothing back, makes nothing up, and does not reach the on-premises directory. */
function changePassword(tenant: Tenant, target: Account, profile: Record<string, unknown>): void {
  const { password, forceChangePasswordNextSignIn } = profile
  if (typeof password !== 'string') {
    target.mustChange = forceChangePasswordNextSignIn === true
    return
  }
  if (!isComplex(password) || isBanned(password, target)) {
    throw badRequest(
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    )
  }
  setPassword(tenant, target, password, forceChangePasswordNextSignIn !== false)
}

function isPasswordProfile(value: unknown): boolean {
  if (!isObject(value)) return false
  const { password, ...flags } = value
  const known = ['forceChangePasswordNextSignIn', 'forceChangePasswordNextSignInWithMfa']
  return (
    (password === undefined || isText(password)) &&
    Object.entries(flags).every(([name, flag]) => known.includes(name) && typeof flag === 'boolean')
  )
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 256
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText)
}

function isAddress(value: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
}
