import { env } from '../env'

export const signInScopes = ['openid', 'profile', 'offline_access']

/** The delegated permissions the app asks for, and the feature each one serves. README lists the same. */
export const permissions = [
  'User.Read', // sign in
  'User.Read.All', // the people of a location, with job title, state and the date of the last password change
  'ProfilePhoto.Read.All', // their pictures
  'AdministrativeUnit.Read.All', // my locations and who is in them
  'GroupMember.Read.All', // roles held through a group; who is protected by one
  'RoleManagement.Read.Directory', // who manages what
  'User-PasswordProfile.ReadWrite.All', // a cloud-only person's password, for roles that Graph lets manage no methods
  'User.RevokeSessions.All', // sign somebody out everywhere
  'User.EnableDisableAccount.All', // block and unblock
  'UserAuthenticationMethod.ReadWrite.All', // reset a password and follow it to the on-premises directory; methods of all kinds
  'Policy.Read.AuthenticationMethod', // what a pass or a QR code may be like, for whoever may read it
] as const

type Permission = (typeof permissions)[number]

/** Asked for only while one of these features is on. */
const onlyFor: Partial<Record<Permission, string[]>> = {
  'User.RevokeSessions.All': ['sign-out', 'block'],
  'User.EnableDisableAccount.All': ['block'],
  'Policy.Read.AuthenticationMethod': ['temporary-access-pass', 'qr-code'],
}

/** What it takes with these features on. */
export function permissionsWith(isOn: (feature: string) => boolean): Permission[] {
  return permissions.filter((one) => onlyFor[one]?.some(isOn) ?? true)
}

export function permissionsInUse(): Permission[] {
  const { features } = env()
  return permissionsWith((name) => features[name] !== false)
}

/**
 * What Setup takes on top. It is asked of a tenant administrator who opens Setup, and of nobody else: no manager's token
 * can do any of it. README lists the same.
 */
export const setupPermissions = [
  'AuditLog.Read.All', // who has registered which proofs, and when managers last signed in
  'Directory.Read.All', // how the app is registered, and what was consented to
  'Policy.Read.All', // whether a second factor is asked for
  'Policy.ReadWrite.AuthenticationMethod', // text messages, passes and QR codes, switched on
  'Policy.ReadWrite.Authorization', // self-service reset for administrators, on and off
  'RoleManagement.ReadWrite.Directory', // a manager's role over a location, given and taken
  'User-Mail.ReadWrite.All', // an administrator's alternate e-mail address
  'User-Phone.ReadWrite.All', // and mobile number
] as const

/** What somebody has signed in for. */
export const purposes = ['manage', 'setup'] as const
export type Purpose = (typeof purposes)[number]

export function graphScopes(purpose: Purpose = 'manage'): string[] {
  const asked = [...permissionsInUse(), ...(purpose === 'setup' ? setupPermissions : [])]
  return asked.map((permission) => `${env().graph}/${permission}`)
}
