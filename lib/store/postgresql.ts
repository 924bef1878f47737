import 'server-only'
import {
  PostgresDialect,
  type Dialect,
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely'
import { DatabaseError, Pool, types, type PoolClient } from 'pg'
import { log } from '../log'
import { unavailable } from './unavailable'

/** To get a connection, and for an answer: whoever waits hears within a second that there is none. */
const patience = 450
const most = 20
/** Migrations may wait for those of another node, but not for ever. */
const longPatience = 30_000
/** After the server did not answer, nobody waits for it again for so long. */
const away = 1_000

/** PostgreSQL returns 64-bit numbers as text; ours are times and counts, which JavaScript holds exactly. */
const parsers = {
  getTypeParser: ((type: number, format?: 'text') =>
    type === types.builtins.INT8 ? Number : types.getTypeParser(type, format)) as typeof types.getTypeParser,
}

/** The store of several nodes. `patient`: for migrations, which may wait for another node's. */
export function postgresql(connectionString: string, { patient = false } = {}): Dialect {
  const pool = new Pool({
    connectionString,
    types: parsers,
    application_name: 'my-staff',
    max: patient ? 1 : most,
    connectionTimeoutMillis: patient ? 5_000 : patience,
    query_timeout: patient ? longPatience : patience,
    // Below the other, so that the server says itself that it waited for a lock.
    lock_timeout: patient ? longPatience : patience - 150,
    idle_in_transaction_session_timeout: longPatience,
  })
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', (error) => log().warn({ event: 'store-connection', reason: codeOf(error) }, 'store lost'))
  return new PostgresDialect({ pool: telling(pool) })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name
}

function telling(pool: Pool): PostgresPool {
  let awayUntil = 0

  /** What the server did not say itself: it is gone, or silent. */
  function lost(error: unknown): boolean {
    if (error instanceof DatabaseError) return false
    awayUntil = performance.now() + away
    return true
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      if (performance.now() < awayUntil)
        throw unavailable(new Error('The server did not answer a moment ago'))
      const client = await pool.connect().catch((error: unknown) => {
        // With every connection in use it is us who are too many.
        if (pool.totalCount < most) lost(error)
        throw unavailable(error)
      })
      return tellingClient(client, lost)
    },
  }
}

function tellingClient(client: PoolClient, lost: (error: unknown) => boolean): PostgresPoolClient {
  let isLost = false
  // Kysely asks a cursor only of a pool that was given a class for it.
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query(sql: unknown, values: readonly unknown[] = []): unknown {
    return client.query(String(sql), [...values]).catch((error: unknown) => {
      // Such a connection is in an unknown state and serves nobody any more.
      isLost ||= lost(error)
      throw unavailable(error)
    })
  }
  return { query, release: (destroy = false) => client.release(destroy || isLost) }
}
