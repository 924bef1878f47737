import 'server-only'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { SqliteDialect, type Dialect, type SqliteDatabase } from 'kysely'
import { unavailable } from './unavailable'

/** The one-machine store. Names are in it: for this user's eyes only. */
export function sqlite(file: string): Dialect {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // The files that SQLite puts beside it follow its mode.
    closeSync(openSync(file, 'a', 0o600))
  }
  return new SqliteDialect({ database: () => Promise.resolve(open(file)) })
}

/** There are few; a list of ids makes one more for each of its lengths. */
const mostPrepared = 100

/** Kysely wants the shape of better-sqlite3; Node has SQLite built in and differs in these few names. */
function open(file: string): SqliteDatabase {
  const db = new DatabaseSync(file, { timeout: 0 }) // it would wait with the whole process; see `write`
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  // Kysely prepares every time anew, which costs more than most of what is then asked.
  const prepared = new Map<string, StatementSync>()
  function prepare(sql: string): StatementSync {
    const statement = prepared.get(sql) ?? db.prepare(sql)
    if (prepared.size < mostPrepared) prepared.set(sql, statement)
    return statement
  }
  return {
    close: () => db.close(),
    prepare: (sql) =>
      telling(() => {
        // A plain `begin` upgrades its lock half way and then fails with "database is locked".
        const statement = prepare(sql === 'begin' ? 'begin immediate' : sql)
        return {
          reader: statement.columns().length > 0,
          all: (values) => telling(() => statement.all(...bindable(values))),
          run: (values) =>
            telling(() => {
              const { changes, lastInsertRowid } = statement.run(...bindable(values))
              return { changes, lastInsertRowid }
            }),
          iterate: (values) => statement.iterate(...bindable(values)),
        }
      }),
  }
}

function telling<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw unavailable(error)
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
