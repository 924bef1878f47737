import 'server-only'
import { database } from './database'
import { seal, unseal } from './seal'

/** What MSAL remembers for one session: sealed, and readable under that session's id only. */
export async function readPartition(session: string): Promise<string | null> {
  const db = await database()
  const row = await db
    .selectFrom('token_partitions')
    .select('sealed')
    .where('session', '=', session)
    .executeTakeFirst()
  return row ? unseal(`tokens ${session}`, row.sealed) : null
}

export async function writePartition(session: string, text: string): Promise<void> {
  const db = await database()
  const sealed = await seal(`tokens ${session}`, text)
  await db
    .insertInto('token_partitions')
    .values({ session, sealed })
    .onConflict((conflict) => conflict.column('session').doUpdateSet({ sealed }))
    .execute()
}
