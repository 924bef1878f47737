import 'server-only'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { database, type Tables } from './database'
import { isPostgresql } from './postgresql'

/**
 * What time it is, as part of a statement: on PostgreSQL by the server's clock, which is the same for every node. With
 * SQLite there is one machine.
 */
export function clockOf(db: Kysely<Tables>): RawBuilder<number> {
  if (!isPostgresql(db)) return sql<number>`${Date.now()}`
  return sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
}

/** So many milliseconds from now. */
export function inAWhile(db: Kysely<Tables>, milliseconds: number): RawBuilder<number> {
  return sql<number>`${clockOf(db)} + ${milliseconds}`
}

export async function storeNow(): Promise<number> {
  const db = await database()
  const { rows } = await sql<{ now: number }>`select ${clockOf(db)} as now`.execute(db)
  return rows[0]?.now ?? Date.now()
}
