import 'server-only'
import { z } from 'zod'
import type { BatchItem } from './client'

/** A person as a list shows them. */
export type StaffMember = {
  id: string
  name: string
  signInName: string
  jobTitle: string | null
  blocked: boolean
  guest: boolean
}

/** A person as search compares them. */
export type FindableMember = StaffMember & {
  employeeId: string | null
  /** As the directory has them, in whatever spelling. */
  phones: string[]
}

/** A person as their own page shows them. */
export type Person = StaffMember & {
  givenName: string | null
  surname: string | null
  department: string | null
  employeeId: string | null
  mobilePhone: string | null
  /** Where the person works: ISO 3166-1 alpha-2, or null. */
  country: string | null
  /** The account comes from an on-premises directory. */
  synchronised: boolean
  restricted: boolean
  /** ISO 8601, or null where Graph does not say. */
  passwordChangedAt: string | null
  /** From then on sign-ins count; those before have ended. ISO 8601, or null. */
  sessionsValidFrom: string | null
  /** The language the person prefers, such as `de-CH`, or null. */
  language: string | null
}

const member = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  jobTitle: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
})

export const memberSelect = Object.keys(member.shape).join(',')

const findable = member.extend({
  employeeId: z.string().nullish(),
  mobilePhone: z.string().nullish(),
  businessPhones: z.array(z.string()).nullish(),
})

export const findableSelect = Object.keys(findable.shape).join(',')

const person = member.extend({
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  department: z.string().nullish(),
  employeeId: z.string().nullish(),
  mobilePhone: z.string().nullish(),
  usageLocation: z.string().nullish(),
  country: z.string().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  isManagementRestricted: z.boolean().nullish(),
  lastPasswordChangeDateTime: z.string().nullish(),
  signInSessionsValidFromDateTime: z.string().nullish(),
  preferredLanguage: z.string().nullish(),
})

/** learn.microsoft.com/graph/api/user-get */
export function personItem(id: string): BatchItem {
  return { url: `/users/${id}?$select=${Object.keys(person.shape).join(',')}` }
}

export const memberPage = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.count': z.number().optional(),
})

/** The people of one page; an entry that is no person, or one without an id, is left out. */
export function membersFrom(values: unknown[]): StaffMember[] {
  return values.flatMap((value) => {
    const read = member.safeParse(value)
    return read.success ? [toMember(read.data)] : []
  })
}

/** The same of people who are to be searched. */
export function findablesFrom(values: unknown[]): FindableMember[] {
  return values.flatMap((value) => {
    const { data } = findable.safeParse(value)
    if (!data) return []
    const phones = [data.mobilePhone ?? '', ...(data.businessPhones ?? [])].filter(Boolean)
    return [{ ...toMember(data), employeeId: data.employeeId ?? null, phones }]
  })
}

/**
 * Without control characters and those that turn the direction of what follows (`\u202Egpj.exe`). Empty when nothing of it
 * could be seen or read aloud: marks without a letter to stand on, and letters that draw nothing (U+3164, U+2800).
 */
function plain(name: string): string {
  const shown = name.replaceAll(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').trim()
  const seen = shown.replaceAll(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
  return /[\p{L}\p{N}\p{S}]/u.test(seen) ? shown : ''
}

function toMember(raw: z.infer<typeof member>): StaffMember {
  return {
    id: raw.id,
    name: plain(raw.displayName ?? '') || raw.userPrincipalName,
    signInName: raw.userPrincipalName,
    jobTitle: raw.jobTitle ?? null,
    blocked: raw.accountEnabled === false,
    guest: raw.userType === 'Guest',
  }
}

export const personFrom: z.ZodType<Person> = person.transform((raw) => ({
  ...toMember(raw),
  givenName: raw.givenName ?? null,
  surname: raw.surname ?? null,
  department: raw.department ?? null,
  employeeId: raw.employeeId ?? null,
  mobilePhone: raw.mobilePhone ?? null,
  country: [raw.usageLocation, raw.country].find((one) => /^[A-Z]{2}$/.test(one ?? '')) ?? null,
  synchronised: raw.onPremisesSyncEnabled === true,
  restricted: raw.isManagementRestricted === true,
  passwordChangedAt: raw.lastPasswordChangeDateTime ?? null,
  sessionsValidFrom: raw.signInSessionsValidFromDateTime ?? null,
  language: raw.preferredLanguage ?? null,
}))
