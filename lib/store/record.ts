import 'server-only'
import { appendAudit, type AuditEvent } from './audit'
import { write } from './database'

/** One record of the trail that goes with no other change. Throws `unavailable`. */
export function record(event: AuditEvent): Promise<void> {
  return write((db) => db.transaction().execute((transaction) => appendAudit(transaction, event)))
}
