import { forward } from '@/lib/forwarding/forward'
import type { Destination } from '@/lib/forwarding/destination'
import { record } from '@/lib/store/audit'
import { database } from '@/lib/store/database'
import { aManager, aPerson, aReset } from '../store/a-trail'

/** Writes so many records and returns the number of the last one. */
export async function write(count: number, name = 'Zoë Müller'): Promise<number> {
  for (let n = 0; n < count; n += 1) await record(aReset(aManager('Megan Bowen'), aPerson(name)))
  return lastSeq()
}

export async function lastSeq(): Promise<number> {
  const db = await database()
  const head = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()
  return head.seq
}

/** Everything is sent that can be. */
export async function forwardAll(destination: Destination): Promise<void> {
  while (await forward(destination));
}

/** The pause after a failure is over, or a node that had the turn is long dead. */
export async function later(): Promise<void> {
  await (await database()).updateTable('audit_cursors').set({ not_before: 0 }).execute()
}

/** What was written so far has been sent. */
export async function caughtUp(): Promise<void> {
  const seq = await lastSeq()
  await (await database()).updateTable('audit_cursors').set({ seq, not_before: 0, failures: 0 }).execute()
}

export async function cursorOf(destination: string) {
  const db = await database()
  return db
    .selectFrom('audit_cursors')
    .selectAll()
    .where('destination', '=', destination)
    .executeTakeFirstOrThrow()
}
