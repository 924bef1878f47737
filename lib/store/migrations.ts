import 'server-only'
import { sql, type Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { addAuditCursors } from './audit-cursor-table'
import { renewAuditIndexes } from './audit-indexes'
import { addAuditTables } from './audit-tables'

const migrations: Record<string, Migration> = {
  '001-sessions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('sessions')
        .addColumn('id_hash', 'text', (column) => column.primaryKey())
        .addColumn('object_id', 'text', (column) => column.notNull())
        .addColumn('home_account_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('sign_in_name', 'text', (column) => column.notNull())
        .addColumn('signed_in_at', 'bigint', (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('token_partitions')
        .addColumn('session', 'text', (column) => column.primaryKey())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('operations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('manager', 'text', (column) => column.notNull())
        .addColumn('capability', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('started_at', 'bigint', (column) => column.notNull())
        .execute()
    },
  },
  '002-step-up-and-renewal': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('sessions').addColumn('authenticated_at', 'bigint').execute()
      await db.schema
        .alterTable('sessions')
        .addColumn('contexts', 'text', (column) => column.notNull().defaultTo(''))
        .execute()
      for (const until of ['good_until', 'renewing_until'])
        await db.schema
          .alterTable('token_partitions')
          .addColumn(until, 'bigint', (column) => column.notNull().defaultTo(0))
          .execute()
      await db.schema.createIndex('sessions_of').on('sessions').column('object_id').execute()
    },
  },
  '003-operations': {
    async up(db: Kysely<unknown>) {
      // What was in it told only that a form had been sent, and forms of an older build mean nothing to this one.
      await db.schema.dropTable('operations').execute()
      await db.schema
        .createTable('operations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('manager', 'text', (column) => column.notNull())
        .addColumn('session', 'text', (column) => column.notNull())
        .addColumn('capability', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('finding', 'text')
        .addColumn('sealed', 'text', (column) => column.notNull())
        .addColumn('started_at', 'bigint', (column) => column.notNull())
        .addColumn('finished_at', 'bigint')
        .addColumn('due_at', 'bigint')
        .execute()
      for (const columns of [['manager', 'started_at'], ['person', 'started_at'], ['started_at'], ['due_at']])
        await db.schema
          .createIndex(`operations_by_${columns.join('_')}`)
          .on('operations')
          .columns(columns)
          .execute()
      await db.schema
        .createTable('turns')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('taken', 'bigint', (column) => column.notNull())
        .execute()
      await sql`insert into turns (name, taken) values ('operations', 0)`.execute(db)
    },
  },
  '004-audit': { up: addAuditTables },
  '005-recent-changes': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('recent_changes')
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('recent_changes_key', ['person', 'kind'])
        .execute()
    },
  },
  '006-audit-indexes': { up: renewAuditIndexes },
  '007-audit-cursors': { up: addAuditCursors },
  '008-setup': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('sessions')
        .addColumn('purpose', 'text', (column) => column.notNull().defaultTo('manage'))
        .execute()
    },
  },
  '009-rules': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('rules')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .execute()
    },
  },
}

/** Brings the tables up to date. */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
