import { sql } from 'kysely'
import { database } from '@/lib/store/database'

export const dynamic = 'force-dynamic'

/** Alive and able to reach the store; no details to strangers. */
export async function GET(): Promise<Response> {
  try {
    await sql`select 1`.execute(await database())
    return Response.json({ ok: true })
  } catch {
    return Response.json({ ok: false }, { status: 503 })
  }
}
