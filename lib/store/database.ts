import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import { env } from '../env'
import type { CursorTables } from './audit-cursor-table'
import type { AuditTables } from './audit-tables'
import { migrate } from './migrations'
import { postgresql } from './postgresql'
import { sqlite } from './sqlite'
import { isBusy, unavailable } from './unavailable'

/** Times are milliseconds since 1970. */
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
    /** When the person last gave credentials, as Entra says; null if it does not say. */
    authenticated_at: number | null
    /** Authentication contexts (`acrs`) that this sign-in satisfied, separated by spaces. */
    contexts: string
    /** What it was signed in for: `setup` has permissions that `manage` has not. */
    purpose: 'manage' | 'setup'
  }
  token_partitions: {
    session: string
    sealed: string
    /** Until then the access token inside needs no renewal. */
    good_until: number
    /** Until then one node is renewing it, and the others wait. */
    renewing_until: number
  }
  operations: {
    /** The id of the form that was sent, and the `client-request-id` of the Graph calls it leads to. */
    id: string
    manager: string
    session: string
    capability: string
    person: string
    state: OperationState
    /** What was found out afterwards about an unknown outcome; null while it may still be found out. */
    finding: Finding | null
    /** Who and whom, as they were, and what a later check compares with; sealed. */
    sealed: string
    started_at: number
    /** When the process that carried it out wrote down how it ended; null if it never did. */
    finished_at: number | null
    /** From then on any node may look after it; null when there is nothing to look after. */
    due_at: number | null
  }
  /** Whoever writes into the row of its name has the turn until the end of the transaction. */
  turns: { name: string; taken: number }
  /** What was set in Setup, Rules: the settings in one row, the logo in another. */
  rules: { name: 'settings' | 'logo'; version: number; sealed: string }
  /** What Graph has taken but does not tell everybody yet. */
  recent_changes: { person: string; kind: string; sealed: string; until: number }
} & AuditTables &
  CursorTables

/** What is known of an operation: it was sent, and then how it ended. */
export type OperationState = 'sent' | 'succeeded' | 'failed' | 'unknown' | 'reconciled'
/** It did happen, it did not, or nobody was there to look. */
export type Finding = 'done' | 'not-done' | 'unchecked'

export type Database = Kysely<Tables>
export type Place = { file: string } | { url: string; patient?: boolean }

let opened: Promise<Database> | undefined

/**
 * The database of this process, opened and migrated once. Throws `unavailable`; the next call tries again. `patient`: of a
 * command, for which nobody at a browser waits; it says so before anything else asks.
 */
export function database({ patient = false } = {}): Promise<Database> {
  const { databaseUrl: url, databaseFile: file } = env()
  opened ??= open(url ? { url, patient } : { file }).catch((error) => {
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

/** So often and so long apart a write is tried while another process holds the lock, and for so long in all. */
const writes = { tries: 10, pause: 25, patience: 500 }

/** Writes; waits for a moment, without holding anybody up, while another process writes. Throws `unavailable`. */
export async function write<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await database()
  const began = performance.now()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(db)
    } catch (error) {
      const isOver = attempt === writes.tries || performance.now() - began > writes.patience
      if (isOver || !isBusy(error)) throw error
      await wait(writes.pause)
    }
  }
}

const tries = 3

/** Opens a store and brings its tables up to date; tries again, as another node may be doing the same. Throws `unavailable`. */
export async function open(place: Place): Promise<Database> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openOnce(place)
    } catch (error) {
      if (attempt === tries) throw unavailable(error)
      await wait(attempt * 200)
    }
  }
}

async function openOnce(place: Place): Promise<Database> {
  if ('url' in place) {
    const patient = new Kysely<Tables>({ dialect: postgresql(place.url, { patient: true }) })
    await migrate(patient).finally(() => patient.destroy())
    const { url, patient: isPatient = false } = place
    return new Kysely<Tables>({ dialect: postgresql(url, { patient: isPatient }) })
  }
  const db = new Kysely<Tables>({ dialect: sqlite(place.file) })
  await migrate(db).catch(async (error: unknown) => {
    await db.destroy()
    throw error
  })
  return db
}
