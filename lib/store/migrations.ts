import 'server-only'
import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'

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
  '004-recent-changes': {
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
}

/** Brings the tables up to date. */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
