import 'server-only'
import { sql, type Kysely } from 'kysely'

export type CursorTables = {
  /** How far each destination has the trail. */
  audit_cursors: {
    destination: string
    /** The last record that it took. */
    seq: number
    /** Until then one node is sending, or all of them leave it alone because it did not take the last ones. */
    not_before: number
    /** How often in a row it took nothing. */
    failures: number
  }
}

/** The places where the trail may be sent to. Each starts with the oldest record that there is. */
export const destinations = ['webhook', 'syslog'] as const
export type DestinationName = (typeof destinations)[number]

export async function addAuditCursors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_cursors')
    .addColumn('destination', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .execute()
  for (const destination of destinations)
    await sql`insert into audit_cursors (destination, seq, not_before, failures)
      values (${destination}, 0, 0, 0)`.execute(db)
}
