import type { AppError } from '../errors'
import type { Administrator } from './administrator'

/** What readiness knows of a tenant, part by part; each part is read on its own, so that one refusal costs only itself. */

/** learn.microsoft.com/graph/api/resources/application: how the app is registered. */
export type Registration = {
  id: string
  /** Of the platform Web, which this app is one of. */
  redirects: string[]
  /** Of the others, each of which catches sign-ins just as well. */
  otherRedirects: { spa: string[]; publicClient: string[] }
  /** `AzureADMyOrg`: people of this organisation only. */
  audience: string
  /** What each kind of token says on top, as it stands: one more is sent along with them. */
  claims: Record<'idToken' | 'accessToken' | 'saml2Token', Record<string, unknown>[]>
  /** The permissions it names. A `Role` is one of the app itself, a `Scope` one of whoever is signed in. */
  access: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[]
  /** `hint` is how the secret begins; the rest is told to nobody. */
  secrets: { hint: string | null; ends: number | null }[]
}

/** The app as it was let into this tenant: learn.microsoft.com/graph/api/resources/serviceprincipal */
export type Principal = {
  id: string
  /** Microsoft Graph itself in this tenant; null where that could not be read. */
  graph: string | null
  /** Delegated permissions that were granted for everybody, by what they are about. */
  grants: { id: string; resource: string; scopes: string[] }[]
}

export type UnitPart = {
  id: string
  name: string
  isHidden: boolean
  isRestricted: boolean
  /** A rule says who is in it: nobody is put in by hand. */
  isDynamic: boolean
  /** Its rule exists, and does not run. */
  isPaused: boolean
  /** Ids of the people in it; null where Graph does not show them. */
  people: string[] | null
  /** The groups in it, whose people it does not bring; null where Graph does not tell who they are. */
  groups: { id: string; name: string; people: string[] | null }[]
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
  isGuest: boolean
  /** In Microsoft's words, such as `mobilePhone`, `email`, `microsoftAuthenticatorPush`. */
  methods: string[]
}

/** A group that may use a method, as the policy has it. */
export type MethodTarget = Record<string, unknown>

export type MethodPart = {
  /** For somebody at least. */
  isOn: boolean
  isForSignIn: boolean
  targets: MethodTarget[]
  /** Minutes, of a pass. */
  least: number | null
  most: number | null
}

/** A policy of conditional access that asks for a second factor. */
export type SecondFactorPolicy = {
  /** Whom it asks; `some` where that goes by groups or roles, which does not tell of these managers. */
  people: 'all' | 'some' | string[]
  excluded: string[]
  /** In this app whatever the circumstances, and with nothing else to show instead. */
  isAlways: boolean
}

export type TenantParts = {
  registration: Registration
  principal: Principal
  /** Its permissions that work without anybody signed in, by the id of the assignment. */
  appRoles: string[]
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
  /** Null: a method that the policy of this tenant does not name. */
  methods: Record<'sms' | 'pass' | 'qrCode', MethodPart | null> & { isMigrated: boolean }
  organisation: {
    isSynced: boolean
    lastSync: number | null
    lastPasswordSync: number | null
    /** How many of its own domains sign in elsewhere. */
    federated: 'none' | 'some' | 'all'
  }
  secondFactor: { isByDefault: boolean; policies: SecondFactorPolicy[] }
  /** By how much Microsoft's clock is ahead of ours, in milliseconds. */
  clock: { ahead: number }
}

export type TenantReading = { [Part in keyof TenantParts]: TenantParts[Part] | AppError }
