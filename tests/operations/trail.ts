import { beforeEach, vi } from 'vitest'
import { appendAudit, type AuditEvent } from '@/lib/store/audit'
import { reconcile } from '@/lib/reconciler'
import { database } from '@/lib/store/database'

/** The records of the trail that a test has caused so far. The test file says `vi.mock('@/lib/store/audit', { spy: true })`. */
export function trail(): AuditEvent[] {
  return vi.mocked(appendAudit).mock.calls.map(([, event]) => event)
}

/** Each test starts without operations and without records. */
export function withFreshTrail(): void {
  beforeEach(async () => {
    vi.mocked(appendAudit).mockClear()
    await (await database()).deleteFrom('operations').execute()
  })
}

/** The operations as they are stored, in the order of their start. */
export async function stored() {
  const db = await database()
  return db.selectFrom('operations').selectAll().orderBy('started_at').execute()
}

/** A store that is too busy is asked again in the next round, as on every node. */
export async function reconcileAt(now: number): Promise<void> {
  await vi.waitFor(() => reconcile(now), { timeout: 60_000, interval: 200 })
}
