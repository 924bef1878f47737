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

/** Whoever waits for the store hears within a second that it does not answer. */
const patience = 800

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
    max: patient ? 1 : 10,
    ...(!patient && {
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      lock_timeout: patience,
      idle_in_transaction_session_timeout: 10_000,
    }),
  })
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', (error) => log().warn({ event: 'store-connection', reason: codeOf(error) }, 'store lost'))
  return new PostgresDialect({ pool: telling(pool) })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name
}

function telling(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw unavailable(error)
      })
      return tellingClient(client)
    },
  }
}

function tellingClient(client: PoolClient): PostgresPoolClient {
  let isLost = false
  // Kysely asks a cursor only of a pool that was given a class for it.
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query(sql: unknown, values: readonly unknown[] = []): unknown {
    return client.query(String(sql), [...values]).catch((error: unknown) => {
      // What the server did not say itself leaves the connection in an unknown state.
      isLost ||= !(error instanceof DatabaseError)
      throw unavailable(error)
    })
  }
  return { query, release: (destroy = false) => client.release(destroy || isLost) }
}
