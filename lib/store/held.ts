import 'server-only'
import { AppError } from '../errors'
import { log } from '../log'
import { processWide } from '../process-wide'
import { clockOf, inAWhile } from './clock'
import { write } from './database'

/** So long after its last sign of life an operation counts as abandoned: its process has died. */
export const held = 20_000
const beat = 5_000

/** The reconciler has to know what the pages carry out. */
const running = processWide('running', () => new Set<string>())
const heart = processWide('heart', () => ({ beating: undefined as NodeJS.Timeout | undefined }))

/** This very process carries it out, whatever a clock says. */
export function isHeldHere(id: string): boolean {
  return running.has(id)
}

/** While the work lasts, this process says every few seconds that it is still at it. */
export async function whileHeld<T>(id: string, work: () => Promise<T>): Promise<T> {
  running.add(id)
  heart.beating ??= setInterval(() => void prolong([...running]).catch(complain), beat).unref()
  try {
    return await work()
  } finally {
    running.delete(id)
    if (running.size === 0) {
      clearInterval(heart.beating)
      heart.beating = undefined
    }
  }
}

/**
 * The last question before Microsoft hears of an operation: a process that stood still so long that another one counts it
 * as dead, and may be at the same person by now, sends nothing. Throws `being-changed`.
 */
export async function keepHold(id: string): Promise<void> {
  if ((await prolong([id])) !== 1) throw new AppError('being-changed', { cause: new Error('not-held') })
}

/** Only what is still held: whoever lost an operation does not get it back. */
async function prolong(ids: string[]): Promise<number> {
  const { numUpdatedRows } = await write((db) =>
    db
      .updateTable('operations')
      .set({ due_at: inAWhile(db, held) })
      .where('id', 'in', ids)
      .where('state', '=', 'sent')
      .where('due_at', '>', clockOf(db))
      .executeTakeFirst(),
  )
  return Number(numUpdatedRows)
}

function complain(): void {
  log().warn({ event: 'operations-not-held', running: running.size }, 'the store does not write')
}
