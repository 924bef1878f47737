import 'server-only'
import { z } from 'zod'

/** Somebody who holds a role, over whatever, directly or through a group; with what a reset of their own goes by. */
export type Administrator = {
  id: string
  name: string
  signInName: string
  blocked: boolean
  guest: boolean
  synchronised: boolean
  /** Where they work: ISO 3166-1 alpha-2, or null. */
  country: string | null
  /** Names of the roles, as Microsoft has them. */
  roles: string[]
  /** Every role of theirs has to be activated first. */
  isEligibleOnly?: boolean
  /** Addresses of the account itself, in small letters: what arrives there takes its own password to read. */
  ownAddresses?: string[]
  alternateEmails: string[]
  mobilePhone: string | null
  /** What is registered as a method, in the words of Microsoft's report; null where nobody tells. */
  registered: string[] | null
}

export const people = z.object({
  // More than one page of fifteen people, or of a group that holds a role, is not believed.
  '@odata.nextLink': z.undefined().optional(),
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      userPrincipalName: z.string(),
      accountEnabled: z.boolean().nullish(),
      userType: z.string().nullish(),
      onPremisesSyncEnabled: z.boolean().nullish(),
      otherMails: z.array(z.string()).nullish(),
      mobilePhone: z.string().nullish(),
      usageLocation: z.string().nullish(),
      mail: z.string().nullish(),
      proxyAddresses: z.array(z.string()).nullish(),
    }),
  ),
})
export type RawPerson = z.infer<typeof people>['value'][number]

/** What is read of each. learn.microsoft.com/graph/api/user-list */
export const select =
  '$select=id,displayName,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled,otherMails,mobilePhone,usageLocation,mail,proxyAddresses'

export function administratorFrom(raw: RawPerson): Omit<Administrator, 'roles' | 'registered'> {
  return {
    id: raw.id,
    name: raw.displayName || raw.userPrincipalName,
    signInName: raw.userPrincipalName,
    blocked: raw.accountEnabled === false,
    guest: raw.userType === 'Guest',
    synchronised: raw.onPremisesSyncEnabled === true,
    country: raw.usageLocation || null,
    alternateEmails: raw.otherMails ?? [],
    mobilePhone: raw.mobilePhone || null,
    ownAddresses: ownAddressesOf(raw),
  }
}

/** `smtp:` stands before each address of the mailbox: learn.microsoft.com/graph/api/resources/user */
function ownAddressesOf({ userPrincipalName, mail, proxyAddresses }: RawPerson): string[] {
  const aliases = (proxyAddresses ?? []).flatMap((one) => /^smtp:(.+)$/i.exec(one)?.[1] ?? [])
  return [userPrincipalName, ...(mail ? [mail] : []), ...aliases].map((one) => one.toLowerCase())
}
