import type { Tenant } from './directory.ts'
import type { Fault } from './faults.ts'
import type { RestrictedRefusal } from './graph-error.ts'
import type { Hostility } from './hostile.ts'
import type { Row } from './odata/filter.ts'
import type { Revocation } from './revocations.ts'
import { createTenant } from './tenant.ts'
import type { TenantOptions } from './tenant.ts'
import type { Meters } from './throttle.ts'

export type LogEntry = {
  n: number
  at: string
  method: string
  path: string
  query: string
  /** 0 when the connection was cut without an answer */
  status: number
  ms: number
  actor: string | null
  write: boolean
  clientRequestId: string | null
  batch?: true
}

/** What the documentation leaves open. */
export type Features = {
  /** `$orderby=displayName` on the people of a unit */
  membersOrderBy: boolean
  /** seconds until a reset has gone all the way */
  operationSeconds: number
  /** Helpdesk, Password and User Administrator may ask how their reset went */
  helpdeskMayPoll: boolean
  /** they may call `resetPassword` at all, as its page says; by the table of roles they manage no methods */
  helpdeskMayReset: boolean
  /** members without a directory-reading role may list role assignments */
  membersReadRoles: boolean
  /** what a stranger gets for the people of a unit with hidden membership */
  hiddenMembership: 'refuse' | 'empty'
  /** OData options on `/authentication/…`, which takes none */
  methodOptions: 'refuse' | 'ignore'
  /** the registration asks for `auth_time` in ID tokens */
  authTime: boolean
  /** `…/authentication/qrCodePinMethod` is there in v1.0; the metadata does not have it, the pages do */
  qrCodePinMethod: boolean
  /** and so it is in beta, whose metadata has it */
  qrCodePinMethodInBeta: boolean
  /** the list of all methods tells its codes and PIN too; where they are relationships, as in beta's pages, it does not */
  qrCodeListedWhole: boolean
  /** what is left of a number for those who may not see it: `+X XXXXXXXX12`, `+1 XXXXXXXX12`, or all of it */
  phoneMask: 'last2' | 'countryAndLast2' | 'off'
  /** what a second number of a type, or one that must not be deleted, is answered with: 400 or 409 */
  phoneConflictStatus: number
  /** the block on a synchronised account can be set here too */
  syncedAccountEnabled: boolean
  /** whoever manages a unit may read the methods policy, which takes a reading role of the whole tenant */
  managersReadMethodsPolicy: boolean
  /** whoever manages a unit may read `signInActivity`, which takes a reading role of the whole tenant */
  managersReadSignInActivity: boolean
  /** a scoped role that is held through a group shows up in `scopedRoleMemberOf` */
  scopedRolesThroughGroups: boolean
  /** so does one in `filterByCurrentUser`, with `memberType` Group */
  schedulesThroughGroups: boolean
  /** how a change of somebody in a restricted unit is refused: in words of its own, like any other, or as a bad request */
  restrictedRefusal: RestrictedRefusal
  /** a federated person's reset without write-back: taken on and failing later, refused with the reason, or without */
  federatedReset: 'operation' | 'refuse' | 'deny'
  /** the order of the answers of a batch, which may be any */
  batchOrder: 'kept' | 'reversed'
  /** resource units in ten seconds, and writes in 150, before Graph throttles: the limits of a large tenant; 0: none */
  resourceUnits: number
  writes: number
}

/** What the tenant's administrators have decided. */
export type Policy = {
  /** new passwords travel to the on-premises directory */
  writeback: boolean
  /** what the on-premises directory says to them */
  onPremisesPassword: 'accept' | 'refuse'
  /** text messages are a method, and a mobile number is a sign-in name */
  sms: boolean
  smsSignIn: boolean
  temporaryAccessPass: boolean
  passMinimumMinutes: number
  passDefaultMinutes: number
  passMaximumMinutes: number
  passLength: number
  /** a pass must be for one sign-in */
  passUsableOnce: boolean
  qrCodePin: boolean
  qrCodeDays: number
  /** the groups that each of them is for, by id; `all_users` is everybody */
  methodTargets: Record<'sms' | 'temporaryAccessPass' | 'qrCodePin', string[]>
  pinLength: number
  /** self-service reset for administrators: https://learn.microsoft.com/graph/api/resources/authorizationpolicy */
  allowedToUseSSPR: boolean
  /** text messages, passes and the rest are governed by the new policy alone */
  policyMigrated: boolean
  /** a directory of the organisation's own is synchronised, and hours since that last happened */
  synchronised: boolean
  syncAgeHours: number
  passwordSyncAgeHours: number
  /** people of the organisation's own directory sign in at a server of its own, too */
  federated: boolean
  /** a second factor is asked for: by default, or by a policy of conditional access */
  securityDefaults: boolean
  conditionalAccess: boolean
  /** ids of whom it does not ask */
  secondFactorSpares: string[]
  /** members may read the directory */
  allowedToReadOtherUsers: boolean
  /** Entra ID P1 or P2, without which there are neither schedules of roles nor the last sign-in */
  premium: boolean
}

export type Operation = {
  id: string
  userId: string
  started: number
  /** when the last step is taken */
  ends: number
  outcome: 'succeeded' | 'failed'
  statusDetail: string
  /** Set once the operation succeeds; gone afterwards. */
  password?: string
}

export type Code = {
  userId: string
  clientId: string
  redirectUri: string
  scope: string
  nonce: string | null
  challenge: string
  claims: string | null
  authTime: number
  expires: number
  redeemed: boolean
}

export type RefreshToken = {
  userId: string
  clientId: string
  scope: string
  claims: string | null
  authTime: number
  issued: number
  number: number
}

export type State = {
  tenant: Tenant
  log: LogEntry[]
  /** Graph calls that nobody serves, as `GET /v1.0/…`: in a test, a mistake of the app or a gap here */
  unsimulated: string[]
  faults: Fault[]
  features: Features
  policy: Policy
  latencyMs: number
  /** where every secret is noted that Entra or Graph hands out or is shown */
  secretsFile: string | undefined
  /** where every Graph call is kept, with what was sent and answered */
  exchangesFile: string | undefined
  /** false: Graph allows everything */
  enforcement: boolean
  /** how the identity provider misbehaves */
  hostility: Hostility | null
  operations: Map<string, Operation>
  /** lists that somebody is in the middle of reading, by page token */
  lists: Map<string, { path: string; rows: readonly Row[] }>
  codes: Map<string, Code>
  refreshTokens: Map<string, RefreshToken>
  /** what throttling has left over */
  meters: Meters
  /** by person */
  revocations: Map<string, Revocation>
}

export type StateOptions = TenantOptions & {
  latencyMs?: number
  secretsFile?: string
  exchangesFile?: string
}

export function createState({
  seed,
  people,
  latencyMs = 0,
  secretsFile,
  // A test run sets it for every simulator that any of its tests starts.
  exchangesFile = process.env.SIMULATOR_EXCHANGES_FILE || undefined,
}: StateOptions = {}): State {
  return {
    tenant: createTenant({ seed, people }),
    log: [],
    unsimulated: [],
    faults: [],
    features: {
      membersOrderBy: true,
      operationSeconds: 2,
      helpdeskMayPoll: false,
      helpdeskMayReset: true,
      membersReadRoles: true,
      hiddenMembership: 'refuse',
      methodOptions: 'refuse',
      authTime: true,
      qrCodePinMethod: true,
      qrCodePinMethodInBeta: false,
      qrCodeListedWhole: true,
      phoneMask: 'last2',
      phoneConflictStatus: 400,
      syncedAccountEnabled: true,
      managersReadMethodsPolicy: false,
      managersReadSignInActivity: false,
      scopedRolesThroughGroups: false,
      schedulesThroughGroups: true,
      restrictedRefusal: 'named',
      federatedReset: 'operation',
      batchOrder: 'kept',
      resourceUnits: 8000,
      writes: 3000,
    },
    policy: {
      writeback: true,
      onPremisesPassword: 'accept',
      sms: true,
      smsSignIn: true,
      temporaryAccessPass: true,
      // What a tenant starts with: https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass
      passMinimumMinutes: 60,
      passDefaultMinutes: 60,
      passMaximumMinutes: 480,
      passLength: 8,
      passUsableOnce: false,
      qrCodePin: true,
      qrCodeDays: 365,
      methodTargets: {
        sms: ['all_users'],
        temporaryAccessPass: ['all_users'],
        qrCodePin: ['all_users'],
      },
      pinLength: 8,
      policyMigrated: true,
      synchronised: true,
      syncAgeHours: 0,
      passwordSyncAgeHours: 0,
      federated: false,
      securityDefaults: false,
      conditionalAccess: true,
      secondFactorSpares: [],
      allowedToUseSSPR: true,
      allowedToReadOtherUsers: true,
      premium: true,
    },
    meters: { units: { left: 0, at: 0 }, writes: { left: 0, at: 0 } },
    latencyMs,
    secretsFile,
    exchangesFile,
    enforcement: true,
    hostility: null,
    operations: new Map(),
    lists: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    revocations: new Map(),
  }
}
