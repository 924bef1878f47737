import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { furtherCalls } from './exceptions'
import permissions from './permissions.json' with { type: 'json' }
import type { Operation } from './openapi'

const levels = new Map(
  Object.entries(permissions.permissions).map(([name, { privilegeLevel }]) => [name, privilegeLevel]),
)

/**
 * What a caller with too little permission for a type gets of its objects is an id and nulls.
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
const typePermissions: [operation: RegExp, anyOf: string[]][] = [
  [/\/graph\.user$/, ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All']],
  [/\/graph\.group$/, ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All']],
  [/\/graph\.administrativeUnit$/, ['AdministrativeUnit.Read.All', 'Directory.Read.All']],
]

/** What of a person takes a permission of its own to change, or two of them. */
const ofProperties = new Map<string, string[]>(
  Object.entries(permissions.patchUserProperties).flatMap(([names, [first]]) =>
    names.split(', ').map((name) => [name, first?.split(' + ') ?? []] as [string, string[]]),
  ),
)

/**
 * The permissions of the consent set that a call takes; undefined where the set does not cover it. `changed`: the
 * properties that a change of a person sends.
 */
export function permissionsFor(
  operation: Operation,
  consent: readonly string[],
  changed: string[] = [],
): string[] | undefined {
  const { name, method, path, version } = operation
  if (name === 'POST /$batch') return []
  if (isUserChange(operation) && changed.length > 0) {
    const all = changed.flatMap((one) => ofProperties.get(one) ?? ['User.ReadWrite.All'])
    return all.every((one) => consent.includes(one)) ? [...new Set(all)] : undefined
  }
  const entry = permissions.endpoints.find(
    (one) => one.method === method && one.path === path && one.api.includes(version),
  )
  const work = entry?.delegatedWork
  const further = furtherCalls.find((one) => one.path === path)?.permissions ?? []
  const listed = work ? [...work.leastPrivileged, ...work.alternatives] : further
  const forPath = least(
    listed.filter((one) => reaches(one, path)),
    consent,
  )
  const forTypes = typePermissions
    .filter(([cast]) => cast.test(path))
    .map(([, anyOf]) => least(anyOf, consent))
  const needed = [forPath, ...forTypes]
  return needed.every((one) => one !== undefined) ? [...new Set(needed)] : undefined
}

/** Changing a person takes as many permissions as there are kinds of properties. */
export function isUserChange({ name }: Operation): boolean {
  return name === 'PATCH /users/{user-id}'
}

/** Of those that are consented to, the one that allows least. */
function least(anyOf: string[], consent: readonly string[]): string | undefined {
  return anyOf
    .filter((one) => consent.includes(one))
    .toSorted((a, b) => (levels.get(a) ?? 9) - (levels.get(b) ?? 9))[0]
}

/** `User.Read` and its like end at oneself, but for the memberships of others, of which they give the ids. */
function reaches(permission: string, path: string): boolean {
  return !path.startsWith('/users') || /\.(All|Directory)$/.test(permission) || /memberOf/i.test(path)
}

/** The tables of delegated permissions in README, with what they say about admin consent. */
export function consentTable(of: '' | ' of Setup' = ''): { permission: string; adminConsent: boolean }[] {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, table = ''] = text.split(new RegExp(`^\\| delegated permission${of} +\\|.*\\n\\|[-| ]+\\n`, 'm'))
  const rows = (table.split('\n\n')[0] ?? '').split('\n').filter(Boolean)
  return rows.flatMap((row) => {
    const [, names = '', consent = ''] = row.split('|')
    const adminConsent = z.enum(['yes', 'no']).parse(consent.trim()) === 'yes'
    return [...names.matchAll(/`([^`]+)`/g)].map(([, permission = '']) => ({ permission, adminConsent }))
  })
}

export function needsAdminConsent(permission: string): boolean {
  return Object.entries(permissions.permissions).some(
    ([name, one]) => name === permission && one.adminConsent,
  )
}
