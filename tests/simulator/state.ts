import type { Tenant } from './directory.ts'
import type { Fault } from './faults.ts'
import type { Hostility } from './hostile.ts'
import type { Row } from './odata/filter.ts'
import type { Revocation } from './revocations.ts'
import { createTenant } from './tenant.ts'
import type { TenantOptions } from './tenant.ts'

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
  /** members without a directory-reading role may list role assignments */
  membersReadRoles: boolean
  /** what a stranger gets for the people of a unit with hidden membership */
  hiddenMembership: 'refuse' | 'empty'
  /** OData options on `/authentication/…`, which takes none */
  methodOptions: 'refuse' | 'ignore'
  /** the registration asks for `auth_time` in ID tokens */
  authTime: boolean
}

/** What the tenant's administrators have decided. */
export type Policy = {
  /** new passwords travel to the on-premises directory */
  writeback: boolean
  /** what the on-premises directory says to them */
  onPremisesPassword: 'accept' | 'refuse'
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
      membersReadRoles: true,
      hiddenMembership: 'refuse',
      methodOptions: 'refuse',
      authTime: true,
    },
    policy: { writeback: true, onPremisesPassword: 'accept' },
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
