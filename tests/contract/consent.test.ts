import { expect, test } from 'vitest'
import { permissions, setupPermissions, signInScopes } from '@/lib/auth/scopes'
import { consentTable, needsAdminConsent, permissionsFor } from './consent'
import { findOperation } from './openapi'

const person = '/v1.0/users/6e7b768e-07e2-4810-8459-485f84f8f204'
const people = '/v1.0/directory/administrativeUnits/1/members/microsoft.graph.user'

function needed(method: string, path: string, consent: readonly string[] = permissions, changed?: string[]) {
  const operation = findOperation(method, path)
  return operation && permissionsFor(operation, consent, changed)
}

test('an administrator reads in README what the app asks consent for, and whether it is theirs to give', () => {
  expect(consentTable()).toEqual(
    [...signInScopes, ...permissions].map((permission) => ({
      permission,
      adminConsent: needsAdminConsent(permission),
    })),
  )
})

test('and what Setup asks for on top, of those who open it', () => {
  expect(consentTable(' of Setup')).toEqual(
    setupPermissions.map((permission) => ({ permission, adminConsent: needsAdminConsent(permission) })),
  )
  const ofManagers = new Set<string>(permissions)
  expect(setupPermissions.filter((one) => ofManagers.has(one))).toEqual([])
})

test('a call takes the least permission that reaches others, and that for the type of what comes back', () => {
  expect(needed('GET', '/v1.0/me')).toEqual(['User.Read'])
  expect(needed('GET', person)).toEqual(['User.Read.All'])
  expect(needed('GET', people)).toEqual(['AdministrativeUnit.Read.All', 'User.Read.All'])
})

test('a call that the consent set does not cover is found', () => {
  expect(needed('GET', person, ['User.Read'])).toBeUndefined()
  expect(needed('GET', people, ['AdministrativeUnit.Read.All'])).toBeUndefined()
  expect(needed('PATCH', person, permissions, ['displayName'])).toBeUndefined()
})

test('changing a person takes a permission for each kind of property', () => {
  expect(needed('PATCH', person, permissions, ['passwordProfile'])).toEqual([
    'User-PasswordProfile.ReadWrite.All',
  ])
  const blocking = ['User.EnableDisableAccount.All', 'User.Read.All']
  expect(needed('PATCH', person, blocking, ['accountEnabled'])).toEqual(blocking)
  expect(needed('PATCH', person, blocking, ['accountEnabled', 'passwordProfile'])).toBeUndefined()
})
