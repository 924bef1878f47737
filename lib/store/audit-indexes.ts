import 'server-only'
import { sql, type Kysely } from 'kysely'

/** What somebody did, and what was done to somebody, in the order of the trail; and the few records of an erasure. */
export async function renewAuditIndexes(db: Kysely<unknown>): Promise<void> {
  for (const who of ['actor', 'target']) {
    await db.schema.dropIndex(`audit_by_${who}`).execute()
    await db.schema.createIndex(`audit_by_${who}`).on('audit').columns([who, 'seq']).execute()
  }
  await sql`create index audit_erasures on audit (seq) where action = 'erase'`.execute(db)
}
