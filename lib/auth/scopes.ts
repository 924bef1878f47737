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
  'UserAuthenticationMethod.ReadWrite.All', // reset a password and follow it to the on-premises directory; phone numbers
] as const

export function graphScopes(): string[] {
  return permissions.map((permission) => `${env().graph}/${permission}`)
}
