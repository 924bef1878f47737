import type { AppError } from '../errors'
import type { Administrator } from './administrator'

/** What readiness knows of a tenant, part by part; each part is read on its own, so that one refusal costs only itself. */

/** learn.microsoft.com/graph/api/resources/application: how the app is registered. */
export type Registration = {
  redirects: string[]
  /** `AzureADMyOrg`: people of this organisation only. */
  audience: string
  /** ID tokens say when credentials were last given. */
  tellsAuthTime: boolean
  /** How many permissions it names that work without anybody signed in. */
  appPermissions: number
  /** `hint` is how the secret begins; the rest is told to nobody. */
  secrets: { hint: string | null; ends: number | null }[]
}

export type UnitPart = {
  id: string
  name: string
  isHidden: boolean
  isRestricted: boolean
  /** Its rule exists, and does not run. */
  isPaused: boolean
  /** Ids of the people in it; null where Graph does not show them. */
  people: string[] | null
  /** Names of the groups in it, whose people it does not bring. */
  groups: string[]
}

/** Somebody's role, whichever way it came. */
export type HeldRole = {
  /** The assignment; several people of a group share it. */
  id: string
  holder: string
  /** The group through which it is held. */
  group: string | null
  roleId: string
  roleName: string
  allows: string[]
  /** Over a unit, or the tenant (null). */
  unit: string | null
  /** May be activated, and gives nothing until then. */
  isEligible: boolean
  /** Activated for some hours by the holder, which is meant to end. */
  isActivated: boolean
  ends: number | null
}

/** Somebody who holds a role that does something here. */
export type ManagerPart = {
  id: string
  name: string
  signInName: string
  isGuest: boolean
  isBlocked: boolean
  /** Microsoft Entra ID P1 or P2 among the plans. */
  isLicensed: boolean
}

/** A row of the report on who has registered what. */
export type RegisteredPart = {
  id: string
  name: string
  isAdmin: boolean
  /** In Microsoft's words, such as `mobilePhone`, `email`, `microsoftAuthenticatorPush`. */
  methods: string[]
}

export type MethodPart = {
  isOn: boolean
  isForSignIn: boolean
  /** Minutes, of a pass. */
  least: number | null
  most: number | null
}

export type TenantParts = {
  registration: Registration
  /** Delegated permissions that an administrator has granted for everybody. */
  grants: string[]
  units: UnitPart[]
  roles: HeldRole[]
  /** Privileged Identity Management, which takes an Entra ID P2 licence; without it nothing ends or has to be activated. */
  pim: { isThere: boolean }
  managers: ManagerPart[]
  /** By manager: when they last signed in anywhere; null for never. */
  signIns: Record<string, number | null>
  /** Everybody who can sign in and is no guest. */
  people: { id: string; name: string }[]
  registered: RegisteredPart[]
  administrators: Administrator[]
  authorization: { adminsResetThemselves: boolean; membersRead: boolean }
  methods: { isMigrated: boolean; sms: MethodPart; pass: MethodPart; qrCode: MethodPart }
  organisation: { isSynced: boolean; lastSync: number | null; lastPasswordSync: number | null }
  secondFactor: { isByDefault: boolean; policies: number }
  /** By how much Microsoft's clock is ahead of ours, in milliseconds. */
  clock: { ahead: number }
}

export type TenantReading = { [Part in keyof TenantParts]: TenantParts[Part] | AppError }
