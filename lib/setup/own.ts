import 'server-only'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { permissionsInUse, setupPermissions } from '../auth/scopes'
import { env } from '../env'
import { trailLength, verifyTrail } from '../store/audit-verify'

export type OwnParts = {
  settings: {
    callback: string
    /** The secret's beginning; null with a certificate. */
    secretHint: string | null
    certificateEnds: number | null
    /** The permissions that the app asks of managers. */
    permissions: string[]
    /** And of whoever opens setup. */
    setupPermissions: string[]
    limits: { tenMinutes: number; day: number; personHour: number }
    evidence: 'off' | 'optional' | 'required'
    hasSupport: boolean
    knowsProxies: boolean
    isLocal: boolean
    hasPass: boolean
    hasQrCode: boolean
    passMinutes: { least: number; most: number }
    hasOwnSmsProvider: boolean
  }
  store: { kind: 'memory' | 'file' | 'network' | 'postgresql' }
  /** `faults` null: too long to be looked through while somebody waits. */
  trail: { count: number; faults: number | null }
}

export function ownSettings(): OwnParts['settings'] {
  const { publicAddress, clientSecret, clientCertificate, limits, evidence, features, ...more } = env()
  const { hostname } = new URL(publicAddress)
  return {
    callback: `${publicAddress}/api/auth/callback/entra`,
    secretHint: clientCertificate ? null : (clientSecret?.slice(0, 3) ?? null),
    certificateEnds: clientCertificate?.ends ?? null,
    permissions: [...permissionsInUse()],
    setupPermissions: [...setupPermissions],
    limits,
    evidence,
    hasSupport: more.supportContact !== undefined,
    knowsProxies: more.trustedProxies !== null,
    isLocal: hostname === 'localhost' || hostname === '127.0.0.1',
    hasPass: features['temporary-access-pass'] !== false,
    hasQrCode: features['qr-code'] !== false,
    passMinutes: more.passMinutes,
    hasOwnSmsProvider: more.hasOwnSmsProvider,
  }
}

/** What `statfs` calls file systems of other machines: NFS, SMB, CIFS, SMB2. SQLite's locks do not hold on them. */
const networks = [0x6969, 0x517b, 0xff534d42, 0xfe534d42]

export async function ownStore(): Promise<OwnParts['store']> {
  const { databaseUrl, databaseFile } = env()
  if (databaseUrl) return { kind: 'postgresql' }
  if (databaseFile === ':memory:') return { kind: 'memory' }
  const { type } = await statfs(dirname(databaseFile))
  return { kind: networks.includes(type >>> 0) ? 'network' : 'file' }
}

/** A trail of years takes long to walk along: `npm run audit:verify` has the time, a page has not. */
const longest = 20_000

export async function ownTrail(): Promise<OwnParts['trail']> {
  const count = await trailLength()
  return { count, faults: count > longest ? null : (await verifyTrail()).faults.length }
}
