import 'server-only'
import { managerOfSession } from '../auth/manager'
import { AppError } from '../errors'
import { log } from '../log'
import { authorizeOwnAs, heldAssignments } from './authorize'

/**
 * Reads what every first page would have to wait for, the manager's roles, while the browser is on its way to that page. A page
 * that comes meanwhile joins this reading, and tells how it failed; one that comes after a failure reads for itself.
 */
export async function readAhead(idHash: string): Promise<void> {
  try {
    const manager = await managerOfSession(idHash)
    if (manager) await heldAssignments(authorizeOwnAs(manager))
  } catch (error) {
    const failure = error instanceof AppError ? error.failure : 'unexpected'
    const level = failure === 'unexpected' ? 'warn' : 'debug'
    log()[level]({ event: 'not-read-ahead', failure }, 'roles not read ahead')
  }
}
