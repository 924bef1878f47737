import 'server-only'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect, sql, type SqliteDatabase } from 'kysely'
import { env } from '../env'
import { migrate } from './migrations'

export type Tables = {
  sessions: {
    /** SHA-256 of the id in the cookie: a stolen file opens no session. */
    id_hash: string
    object_id: string
    home_account_id: string
    name: string
    sign_in_name: string
    signed_in_at: number
    seen_at: number
  }
  token_partitions: { session: string; sealed: string }
  operations: { id: string; manager: string; capability: string; person: string; started_at: number }
}

type Database = Kysely<Tables>

/** Kysely wants the shape of better-sqlite3; Node has SQLite built in and differs in these few names. */
function openSqlite(file: string): SqliteDatabase {
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  return {
    close: () => db.close(),
    prepare(sql) {
      // A plain `begin` upgrades its lock half way and then fails with "database is locked".
      const statement = db.prepare(sql === 'begin' ? 'begin immediate' : sql)
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...bindable(values)),
        run: (values) => {
          const { changes, lastInsertRowid } = statement.run(...bindable(values))
          return { changes, lastInsertRowid }
        },
        iterate: (values) => statement.iterate(...bindable(values)),
      }
    },
  }
}

type Bindable = string | number | bigint | null | Uint8Array

function bindable(values: readonly unknown[]): Bindable[] {
  return values.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      return value
    if (value instanceof Uint8Array) return value
    throw new TypeError(`SQLite cannot hold a ${typeof value}`)
  })
}

let opened: Promise<Database> | undefined

/** The database of this process, opened and migrated once. */
export function database(): Promise<Database> {
  opened ??= open(env().databaseFile).catch((error) => {
    opened = undefined
    throw error
  })
  return opened
}

/** The store answers. */
export async function isStoreWell(): Promise<boolean> {
  try {
    await sql`select 1`.execute(await database())
    return true
  } catch {
    return false
  }
}

export async function open(file: string): Promise<Database> {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // Names are in it: for this user's eyes only. The files that SQLite puts beside it follow its mode.
    closeSync(openSync(file, 'a', 0o600))
  }
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: () => Promise.resolve(openSqlite(file)) }),
  })
  await migrate(db)
  return db
}
