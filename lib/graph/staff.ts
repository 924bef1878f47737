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
  guest: boolean
  /** The account comes from an on-premises directory. */
  synchronised: boolean
  restricted: boolean
  /** ISO 8601, or null where Graph does not say. */
  passwordChangedAt: string | null
}

const member = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  jobTitle: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
})

export const memberSelect = 'id,displayName,userPrincipalName,jobTitle,accountEnabled'

const person = member.extend({
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  department: z.string().nullish(),
  employeeId: z.string().nullish(),
  mobilePhone: z.string().nullish(),
  usageLocation: z.string().nullish(),
  country: z.string().nullish(),
  userType: z.string().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  isManagementRestricted: z.boolean().nullish(),
  lastPasswordChangeDateTime: z.string().nullish(),
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

/** Without control characters and those that turn the direction of what follows (`\u202Egpj.exe`). */
function plain(name: string): string {
  return name.replaceAll(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').trim()
}

function toMember(raw: z.infer<typeof member>): StaffMember {
  return {
    id: raw.id,
    name: plain(raw.displayName ?? '') || raw.userPrincipalName,
    signInName: raw.userPrincipalName,
    jobTitle: raw.jobTitle ?? null,
    blocked: raw.accountEnabled === false,
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
  guest: raw.userType === 'Guest',
  synchronised: raw.onPremisesSyncEnabled === true,
  restricted: raw.isManagementRestricted === true,
  passwordChangedAt: raw.lastPasswordChangeDateTime ?? null,
}))
