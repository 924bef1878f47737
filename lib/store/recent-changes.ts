import 'server-only'
import { database, write } from './database'
import { seal, unseal } from './seal'

/** What Graph has taken but does not tell everybody yet: after this it is done waiting for. */
const life = 5 * 60_000

function purposeOf(person: string): string {
  return `recent change ${person}`
}

/** Notes what was just changed about a person, one note of each kind; sealed, as it says more than a mask would. */
export async function noteChange(person: string, kind: string, text: string): Promise<void> {
  const sealed = await seal(purposeOf(person), text)
  const now = Date.now()
  const until = now + life
  await write(async (db) => {
    await db.deleteFrom('recent_changes').where('until', '<', now).execute()
    await db
      .insertInto('recent_changes')
      .values({ person, kind, sealed, until })
      .onConflict((conflict) => conflict.columns(['person', 'kind']).doUpdateSet({ sealed, until }))
      .execute()
  })
}

/** Forgets a note: what it told of shows by now. */
export async function dropChange(person: string, kind: string): Promise<void> {
  await write((db) =>
    db.deleteFrom('recent_changes').where('person', '=', person).where('kind', '=', kind).execute(),
  )
}

/** Forgets what nobody waits for any more. */
export async function forgetChanges(now: number): Promise<void> {
  await write((db) => db.deleteFrom('recent_changes').where('until', '<', now).execute())
}

/** What was changed about a person within the last minutes. */
export async function recentChanges(person: string): Promise<string[]> {
  const rows = await (
    await database()
  )
    .selectFrom('recent_changes')
    .select('sealed')
    .where('person', '=', person)
    .where('until', '>=', Date.now())
    .execute()
  const texts = await Promise.all(rows.map(({ sealed }) => unseal(purposeOf(person), sealed)))
  return texts.filter((text) => text !== null)
}
