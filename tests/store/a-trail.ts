import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditActor, AuditEvent, AuditTarget } from '@/lib/store/audit'
import { database, type Tables } from '@/lib/store/database'
import { tenantId } from '../simulator/tenant'

/** People and events for tests of the trail, and the hands of somebody who may do everything to the database. */

export function aManager(name = 'Megan Bowen'): AuditActor {
  const id = randomUUID()
  const signInName = `${name.split(' ')[0]?.toLowerCase()}@contoso.example`
  return { tenant: tenantId, id, name, signInName, session: 'x', authenticatedAt: Date.now(), roles: [] }
}

export function aPerson(name = 'Adele Vance', unit = { id: randomUUID(), name: 'Pike Street' }): AuditTarget {
  return { id: randomUUID(), name, signInName: `${name.split(' ')[0]?.toLowerCase()}@contoso.example`, unit }
}

export function aReset(actor: AuditActor, target: AuditTarget, more: Partial<AuditEvent> = {}): AuditEvent {
  return {
    phase: 'outcome',
    operation: randomUUID(),
    action: 'reset-password',
    result: 'ok',
    actor,
    target,
    evidence: { how: 'in-person', reason: 'ticket 4711' },
    writes: [
      {
        method: 'POST',
        path: '/users/{id}/…/resetPassword',
        status: 202,
        requestId: null,
        attempts: 1,
        ms: 120,
      },
    ],
    ...more,
  }
}

export const auditTables = [
  'audit',
  'audit_personal',
  'audit_units',
  'audit_anchors',
  'audit_tombstones',
  'audit_head',
] as const satisfies (keyof Tables)[]
export type AuditTable = (typeof auditTables)[number]
export type Row = Record<string, unknown>
export type Snapshot = Record<AuditTable, Row[]>

/** Whoever owns the database takes the triggers away first. */
export async function disarm(): Promise<void> {
  const db = await database()
  for (const table of auditTables)
    if (process.env.DATABASE_URL) await sql.raw(`alter table ${table} disable trigger all`).execute(db)
    else
      for (const verb of ['delete', 'update'])
        await sql.raw(`drop trigger if exists ${table}_no_${verb}`).execute(db)
}

export async function snapshot(): Promise<Snapshot> {
  const db = await database()
  const rows = auditTables.map(async (table) => [table, await db.selectFrom(table).selectAll().execute()])
  return Object.fromEntries(await Promise.all(rows)) as Snapshot
}

/** Makes the tables hold this, and nothing else. Needs `disarm`. */
export async function putBack(kept: Snapshot): Promise<void> {
  const db = await database()
  await db.transaction().execute(async (transaction) => {
    for (const table of auditTables) {
      await transaction.deleteFrom(table).execute()
      // What a snapshot holds of a table are rows of that table.
      if (kept[table].length > 0)
        await transaction
          .insertInto(table)
          .values(kept[table] as never)
          .execute()
    }
  })
}
