import { randomInt } from 'node:crypto'
import { now } from './clock.ts'
import type { Account, Tenant } from './directory.ts'
import { changePerson } from './replication.ts'

/** No letters or digits that look like another one. */
const generatedFrom = ['ABCDEFGHJKMNPQRSTUVWXYZ', 'abcdefghjkmnpqrstuvwxyz', '23456789'] as const

export function generatePassword(): string {
  const all = generatedFrom.join('')
  const kinds = [...generatedFrom, ...Array.from({ length: 11 }, () => all)]
  const characters = kinds.map((kind) => kind.charAt(randomInt(kind.length)))
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? '']
  }
  return characters.join('')
}

/** Writing a password ends every session that began with the old one. */
export function setPassword(tenant: Tenant, account: Account, password: string, mustChange: boolean): void {
  account.password = password
  account.mustChange = mustChange
  const time = new Date(now(tenant)).toISOString()
  changePerson(tenant, account.user, {
    lastPasswordChangeDateTime: time,
    signInSessionsValidFromDateTime: time,
  })
}

/**
 * 8 to 256 characters, three of four kinds, nothing outside ASCII.
 * https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy
 */
export function isComplex(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password))
  return /^[\x20-\x7e]{8,256}$/.test(password) && kinds.length >= 3
}

/** A handful of the global list, and the tenant's own words. */
const bannedWords = [
  'password',
  'welcome',
  'qwerty',
  'letmein',
  'iloveyou',
  'admin',
  'summer',
  'winter',
  'spring',
]
const tenantWords = ['contoso', 'coffee', 'pikestreet']

/**
 * Entra's scoring: a banned word counts one point, every other character one; five points are needed. The person's
 * own names are not allowed at all. https://learn.microsoft.com/entra/identity/authentication/concept-password-ban-bad
 */
export function isBanned(password: string, { user }: Account): boolean {
  let left = normalize(password)
  const names = [user.givenName, user.surname].map((name) => normalize(name ?? ''))
  if (names.some((name) => name.length >= 4 && left.includes(name))) return true
  for (const word of [...bannedWords, ...tenantWords]) left = left.replaceAll(word, '*')
  return left.length < 5
}

/** As people disguise it: `P@$$w0rd` is password. */
function normalize(text: string): string {
  const plain: Record<string, string> = { '0': 'o', '1': 'l', $: 's', '@': 'a', '3': 'e', '5': 's' }
  return text.toLowerCase().replaceAll(/[01$@35]/g, (character) => plain[character] ?? character)
}
