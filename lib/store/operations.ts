import 'server-only'
import { write } from './database'

export type Operation = { id: string; manager: string; capability: string; person: string }

/**
 * Writes down that an action starts, before Microsoft hears of it. False when the same form was sent
 * before: each rendered form carries an id of its own, and an id starts once.
 */
export async function startOperation(operation: Operation): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await write((db) =>
    db
      .insertInto('operations')
      .values({ ...operation, started_at: Date.now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst(),
  )
  return numInsertedOrUpdatedRows === 1n
}
