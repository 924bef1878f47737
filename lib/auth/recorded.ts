import 'server-only'
import { env } from '../env'
import { recordIfWritable, type AuditActor, type AuditTarget } from '../store/audit'
import type { Manager } from './session'

/** A manager as the audit trail names them. */
export function actorFor({
  id,
  name,
  signInName,
  session,
}: Pick<Manager, 'id' | 'name' | 'signInName' | 'session'>): AuditActor {
  return {
    tenant: env().tenantId,
    id,
    name,
    signInName,
    session: session.idHash,
    authenticatedAt: session.authenticatedAt,
    roles: [],
  }
}

/** After it happened: a session that is over must not stay because it cannot be written down. */
export function recordSignOut(manager: Manager, { everywhere }: { everywhere: boolean }): Promise<void> {
  const action = everywhere ? 'sign-out-everywhere' : 'sign-out'
  return recordIfWritable({ phase: 'session', action, result: 'ok', actor: actorFor(manager) })
}

/** Reading goes on where it cannot be written down; the log says so. */
export function recordView(manager: Manager, action: string, target?: AuditTarget): Promise<void> {
  return recordIfWritable({
    phase: 'view',
    action,
    result: 'ok',
    actor: actorFor(manager),
    ...(target && { target }),
  })
}

/** Anybody can make a sign-in fail: more of them than this in a minute are in the log only, lest a stranger fills the trail. */
const mostFailures = 30
let failures = { count: 0, until: 0 }

export async function recordFailedSignIn(reason: string): Promise<void> {
  const now = performance.now()
  if (now > failures.until) failures = { count: 0, until: now + 60_000 }
  failures.count += 1
  if (failures.count > mostFailures) return
  // A reason may come from outside: the code of an error, or nothing.
  const code = /^[\w.-]{1,60}$/.test(reason) ? reason : 'unknown'
  await recordIfWritable({ phase: 'session', action: 'sign-in', result: 'failed', reason: code })
}
