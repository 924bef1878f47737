import 'server-only'
import { database, write, type OperationState } from './database'
import type { Operation } from './operations'

/** The last thing that each capability sent for a person, unless it is known that nothing came of it. */
export async function lastSentFor(person: string, since: number): Promise<Operation[]> {
  const db = await database()
  const rows = await db
    .selectFrom('operations')
    .selectAll()
    .where('person', '=', person)
    .where('started_at', '>', since)
    .where('state', '<>', 'failed')
    .orderBy('started_at', 'desc')
    .execute()
  return rows.filter((row, at) => rows.findIndex(({ capability }) => capability === row.capability) === at)
}

/** Something newer of these kinds was sent for the person: what shows now may come from that. */
export async function isSuperseded(
  { person, started_at, id }: Operation,
  capabilities: string[],
): Promise<boolean> {
  const db = await database()
  const newer = await db
    .selectFrom('operations')
    .select('id')
    .where('person', '=', person)
    .where('capability', 'in', capabilities)
    .where('started_at', '>=', started_at)
    .where('id', '<>', id)
    .where('state', '<>', 'failed')
    .executeTakeFirst()
  return newer !== undefined
}

/** How these of somebody's operations ended, of those that began. */
export async function statesOf(manager: string, ids: string[]): Promise<Map<string, OperationState>> {
  if (ids.length === 0) return new Map()
  const db = await database()
  const rows = await db
    .selectFrom('operations')
    .select(['id', 'state'])
    .where('manager', '=', manager)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** Forgets operations that are over, once they are so old. */
export async function forgetOperations(before: number): Promise<void> {
  await write((db) =>
    db.deleteFrom('operations').where('started_at', '<', before).where('due_at', 'is', null).execute(),
  )
}
