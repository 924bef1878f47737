import 'server-only'
import type { Kysely } from 'kysely'
import { env } from '../env'
import { appendAudit } from './audit'
import { pseudonymOf, sealOf } from './audit-chain'
import { takenThrough } from './audit-cursors'
import { database, write, type Database, type Tables } from './database'

/** So many records at most go in one transaction: others wait for it. */
const most = 2000

/**
 * Drops the records that are over their time, in closed segments: up to an anchor, oldest first. A tombstone takes
 * their place, so that the chain holds. What the settings send elsewhere waits until it has been taken there, unless
 * it shall go `unforwarded`, which its record then says. Tells how many went, and how many wait.
 */
export async function dropOldRecords({ unforwarded = false } = {}): Promise<{
  dropped: number
  waiting: number
}> {
  const now = Date.now()
  const cutoff = now - env().auditLife
  let dropped = 0
  for (;;) {
    const count = await write((db) =>
      db.transaction().execute((transaction) => dropSegment(transaction, cutoff, now, unforwarded)),
    )
    if (count === 0) return { dropped, waiting: await waiting(cutoff) }
    dropped += count
  }
}

/** The oldest record that there is. */
async function firstOf(db: Kysely<Tables>): Promise<number> {
  const gone = await db
    .selectFrom('audit_tombstones')
    .select(({ fn }) => fn.max('last_seq').as('seq'))
    .executeTakeFirst()
  return (gone?.seq ?? 0) + 1
}

/** How many records are over their time and still here. */
async function waiting(cutoff: number): Promise<number> {
  const db = await database()
  const first = await firstOf(db)
  const last = await closedEnds(db, first, cutoff).orderBy('audit.seq', 'desc').limit(1).executeTakeFirst()
  return last ? last.seq - first + 1 : 0
}

async function dropSegment(
  transaction: Kysely<Tables>,
  cutoff: number,
  now: number,
  unforwarded: boolean,
): Promise<number> {
  const first = await firstOf(transaction)
  const taken = await takenThrough(transaction)
  const last = (await closedEnd(transaction, first, cutoff, unforwarded ? Infinity : taken))?.seq
  if (!last) return 0
  const macs = await transaction
    .selectFrom('audit')
    .select(['seq', 'mac'])
    .where('seq', 'in', [first, last])
    .execute()
  const macAt = (seq: number) => macs.find((row) => row.seq === seq)?.mac ?? ''
  const stone = {
    first_seq: first,
    last_seq: last,
    count: last - first + 1,
    first_mac: macAt(first),
    last_mac: macAt(last),
    at: now,
  }
  await transaction
    .insertInto('audit_tombstones')
    .values({ ...stone, seal: sealOf(env().auditKey, 'tombstone', stone) })
    .execute()
  for (const table of ['audit_units', 'audit_personal', 'audit'] as const)
    await transaction.deleteFrom(table).where('seq', '>=', first).where('seq', '<=', last).execute()
  await appendAudit(transaction, {
    phase: 'config',
    action: 'retain',
    result: 'ok',
    change: {
      first,
      last,
      count: stone.count,
      ...(last > taken && { unforwarded: last - Math.max(taken, first - 1) }),
    },
  })
  return stone.count
}

function closedEnds(db: Kysely<Tables>, first: number, cutoff: number) {
  return db
    .selectFrom('audit_anchors')
    .innerJoin('audit', 'audit.seq', 'audit_anchors.seq')
    .select('audit.seq as seq')
    .where('audit.seq', '>=', first)
    .where('audit.at', '<', cutoff)
}

/** The anchor before which everything is over its time, and taken by whoever shall have it; not too far on. */
async function closedEnd(transaction: Kysely<Tables>, first: number, cutoff: number, through: number) {
  const all = closedEnds(transaction, first, cutoff)
  const closed = through === Infinity ? all : all.where('audit.seq', '<=', through)
  const near = await closed
    .where('audit.seq', '<', first + most)
    .orderBy('audit.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return near ?? (await closed.orderBy('audit.seq').limit(1).executeTakeFirst())
}

/**
 * Forgets the words about a person (names, addresses, what was noted about them), in whatever part they had in the
 * records so far. What was done stays, under the pseudonym. Says how many records are concerned.
 */
export async function forgetPerson(id: string): Promise<number> {
  const { auditKey, tenantId } = env()
  const subject = pseudonymOf(auditKey, tenantId, id)
  return write((db) =>
    db.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom('audit_personal')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('subject', '=', subject)
        .executeTakeFirst()
      const count = Number(rows?.count ?? 0)
      // The database lets words go only after the record that they went.
      await appendAudit(transaction, {
        phase: 'config',
        action: 'erase',
        result: 'ok',
        target: { id, name: '', signInName: '', unit: null },
        change: { count },
        forgets: true,
      })
      await transaction.deleteFrom('audit_personal').where('subject', '=', subject).execute()
      return count
    }),
  )
}

/** The trail goes on under the key that we have: nobody began it with another one, and nobody moved its end. */
export async function isTrailOurs(): Promise<boolean> {
  const db: Database = await database()
  const head = await db.selectFrom('audit_head').selectAll().where('one', '=', 1).executeTakeFirst()
  if (!head) return false
  const { seq, mac, anchors } = head
  return head.seal === sealOf(env().auditKey, 'head', { seq, mac, anchors })
}
