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
const patience = 700
const most = 20
/** A connection is kept so long for whoever comes next: a burst after a pause need not open twenty at once. */
const keptIdle = 10 * 60_000
/** Migrations may wait for those of another node, but not for ever. */
const longPatience = 30_000
/** After the server did not answer, nobody waits for it again for so long. */
const away = 1_000
/** A timer that rings so much too late tells of a busy process, not of a silent server. */
const slack = 150

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
    lock_timeout: patient ? longPatience : patience - 250,
    idleTimeoutMillis: keptIdle,
    allowExitOnIdle: true,
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
  let heardAt = 0

  function heard(): void {
    heardAt = performance.now()
  }

  /** What the server did not say itself: it is gone, or silent. Unless others heard it meanwhile, or this process was slow itself. */
  function lost(error: unknown, since: number): boolean {
    if (error instanceof DatabaseError) return false
    const now = performance.now()
    if (heardAt < since && now < since + patience + slack) awayUntil = now + away
    return true
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      if (performance.now() < awayUntil)
        throw unavailable(new Error('The server did not answer a moment ago'))
      const since = performance.now()
      const client = await pool.connect().catch((error: unknown) => {
        // With every connection in use it is us who are too many.
        if (pool.totalCount < most) lost(error, since)
        throw unavailable(error)
      })
      return tellingClient(client, { heard, lost })
    },
  }
}

type Ear = { heard: () => void; lost: (error: unknown, since: number) => boolean }

function tellingClient(client: PoolClient, { heard, lost }: Ear): PostgresPoolClient {
  let isLost = false
  // Kysely asks a cursor only of a pool that was given a class for it.
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(sql: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query(sql: unknown, values: readonly unknown[] = []): unknown {
    return ask(sql, values)
  }
  async function ask(sql: unknown, values: readonly unknown[]): Promise<unknown> {
    const since = performance.now()
    try {
      const result = await client.query(String(sql), [...values])
      heard()
      return result
    } catch (error) {
      // Such a connection is in an unknown state and serves nobody any more.
      isLost ||= lost(error, since)
      throw unavailable(error)
    }
  }
  return { query, release: (destroy = false) => client.release(destroy || isLost) }
}
