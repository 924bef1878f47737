import 'server-only'
import { AppError } from '../errors'
import { log } from '../log'

/** Locked, full, gone, unreachable: to whoever asked, the store does not work now. The log has the code. */
export function unavailable(cause: unknown): AppError {
  return cause instanceof AppError ? cause : new AppError('unavailable', { cause })
}

/** Another process writes at this moment, or holds the row: SQLITE_BUSY, and PostgreSQL's lock_not_available. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof AppError) || !(error.cause instanceof Error)) return false
  const { errcode, code } = error.cause as { errcode?: unknown; code?: unknown } // SQLite's, and PostgreSQL's
  return errcode === 5 || code === '55P03'
}

/** A write that only makes things better: a store that reads but cannot write just now still lets people read. */
export async function ifWritable<T>(event: string, write: Promise<T>): Promise<T | null> {
  try {
    return await write
  } catch (error) {
    if (!(error instanceof AppError) || error.failure !== 'unavailable') throw error
    log().warn({ event }, 'the store does not write')
    return null
  }
}
