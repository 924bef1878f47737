import 'server-only'
import { sql } from 'kysely'
import { env } from '../env'
import { isSealed, type Anchor } from './audit'
import { isSame, sealOf } from './audit-chain'
import { columnsOf } from './audit-record'
import { personalFaults, sideStrays, unitFaults } from './audit-sides'
import { walk, type Fault, type Link } from './audit-walk'
import { database, type Database, type Tables } from './database'

export type Verdict = {
  /** Records that are there, and that a tombstone stands for. */
  count: number
  dropped: number
  head: { seq: number; mac: string } | null
  lastAnchor: { seq: number; at: number; mac: string } | null
  faults: Fault[]
}

/** What an anchor says that was kept elsewhere, such as in the log. */
export type OutsideAnchor = Pick<Anchor, 'seq' | 'mac'>

const pageSize = 500

/**
 * Holds the whole trail of the store against its key, and against anchors that were kept elsewhere: without those nobody
 * could tell a store that was put back to what it was earlier. The app may go on writing meanwhile.
 */
export async function verifyTrail(outside: OutsideAnchor[] = []): Promise<Verdict> {
  const { auditKey: key } = env()
  const db = await database()
  const heads = await db.selectFrom('audit_head').selectAll().execute()
  const head = heads.find(({ one }) => one === 1) ?? null
  const { start, faults, dropped } = await readTombstones(db, key)
  const anchors = await readAnchors(db, head)
  const isHeadWell = head !== null && isSealed(key, head, head.seal)
  if (!isHeadWell) faults.push({ kind: head ? 'changed' : 'removed', part: 'head', seq: head?.seq ?? 0 })
  for (const { seq } of heads.filter((one) => one !== head))
    faults.push({ kind: 'inserted', part: 'head', seq })
  faults.push(...anchorFaults(key, anchors, isHeadWell ? head.anchors : null))

  const told = [...anchors.filter((anchor) => isAnchorWell(key, anchor)), ...outside]
  const expected = Map.groupBy(told, ({ seq }) => seq)
  const forgotten = await readErasures(db, key)
  const chain = walk(key, start)
  let count = 0
  const upTo = isHeadWell ? head.seq : Number.MAX_SAFE_INTEGER
  for (
    let from = 0, page = await readPage(db, from, upTo);
    page.length > 0;
    page = await readPage(db, from, upTo)
  ) {
    const found = page.flatMap((row) => {
      const one = chain.take(row)
      return one ? [{ ...one, row }] : []
    })
    for (const { record, row } of found) {
      const columns = Object.entries(columnsOf(record)).filter(([name]) => name !== 'seq')
      if (columns.some(([name, value]) => row[name as keyof typeof row] !== value))
        faults.push({ kind: 'changed', part: 'record', seq: row.seq })
    }
    for (const { record, mac } of found)
      for (const anchor of expected.get(record.seq) ?? [])
        if (anchor.mac !== mac) faults.push({ kind: 'changed', part: 'record', seq: record.seq })
    faults.push(...(await personalFaults(db, key, found, forgotten)), ...(await unitFaults(db, found)))
    count += page.length
    from = page.at(-1)?.seq ?? from
  }

  const [beyond] = isHeadWell ? await readPage(db, upTo, Number.MAX_SAFE_INTEGER) : []
  const walked = chain.end(beyond)
  faults.push(...walked.faults)
  const furthest = told.reduce((most, { seq }) => Math.max(most, seq), isHeadWell ? head.seq : 0)
  if (walked.last < furthest)
    faults.push({ kind: 'truncated', part: 'record', seq: walked.last + 1, through: furthest })
  faults.push(...(await sideStrays(db)), ...(isHeadWell ? await beyondHead(db) : []))
  const lastAnchor = anchors.at(-1) ?? null
  return {
    count,
    dropped,
    head: head && { seq: head.seq, mac: head.mac },
    lastAnchor: lastAnchor && { seq: lastAnchor.seq, at: lastAnchor.at, mac: lastAnchor.mac },
    faults: inOrder(faults),
  }
}

/** How many records there are; what was dropped does not count. */
export async function trailLength(): Promise<number> {
  const db = await database()
  const { count } = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function readPage(db: Database, after: number, upTo: number) {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(pageSize)
    .execute()
}

/** Each fault once, in the order of the trail. */
function inOrder(faults: Fault[]): Fault[] {
  const each = new Map(faults.map((fault) => [`${fault.seq} ${fault.part} ${fault.kind}`, fault]))
  return [...each.values()].sort((a, b) => a.seq - b.seq)
}

/** Where the records begin after what was dropped. Where a tombstone does not hold, they begin with the first there is. */
async function readTombstones(db: Database, key: Buffer) {
  const faults: Fault[] = []
  const tombstones = await db.selectFrom('audit_tombstones').selectAll().orderBy('first_seq').execute()
  let start: { seq: number; mac: string | null } = { seq: 0, mac: '0'.repeat(64) }
  let dropped = 0
  for (const { seal, ...stone } of tombstones) {
    const isWell = isSame(sealOf(key, 'tombstone', stone), seal)
    if (!isWell)
      faults.push({
        kind: (await isThere(db, stone)) ? 'inserted' : 'changed',
        part: 'tombstone',
        seq: stone.first_seq,
      })
    else if (stone.first_seq !== start.seq + 1)
      faults.push({ kind: 'removed', part: 'tombstone', seq: start.seq + 1, through: stone.first_seq - 1 })
    if (!isWell) continue
    start = { seq: stone.last_seq, mac: stone.last_mac }
    dropped += stone.count
  }
  if (faults.length === 0) return { start, faults, dropped }
  const first = await db.selectFrom('audit').select('seq').orderBy('seq').limit(1).executeTakeFirst()
  return { start: { seq: first ? first.seq - 1 : start.seq, mac: null }, faults, dropped }
}

/** What the tombstone says was dropped. */
async function isThere(db: Database, { first_seq }: { first_seq: number }): Promise<boolean> {
  const row = await db.selectFrom('audit').select('seq').where('seq', '=', first_seq).executeTakeFirst()
  return row !== undefined
}

/** Without those that were added since the head was read; one that the head still does not know counts. */
async function readAnchors(db: Database, head: Tables['audit_head'] | null) {
  const anchors = await db.selectFrom('audit_anchors').selectAll().orderBy('n').execute()
  const later = await db.selectFrom('audit_head').select('anchors').where('one', '=', 1).executeTakeFirst()
  const [known, since] = [head?.anchors ?? 0, later?.anchors ?? 0]
  return anchors.filter(({ n }) => n <= known || n > since)
}

function isAnchorWell(key: Buffer, { seal, ...anchor }: Tables['audit_anchors']): boolean {
  return isSame(sealOf(key, 'anchor', anchor), seal)
}

function anchorFaults(key: Buffer, anchors: Tables['audit_anchors'][], wanted: number | null): Fault[] {
  const faults: Fault[] = []
  let next = 1
  let seq = 0
  for (const anchor of anchors) {
    const isWell = isAnchorWell(key, anchor)
    if (!isWell)
      faults.push({
        kind: anchor.n > (wanted ?? Infinity) ? 'inserted' : 'changed',
        part: 'anchor',
        seq: anchor.seq,
      })
    else if (anchor.n > next) faults.push({ kind: 'removed', part: 'anchor', seq: seq + 1 })
    if (isWell) next = anchor.n
    next += 1
    seq = anchor.seq
  }
  if (wanted !== null && anchors.length < wanted && faults.length === 0)
    faults.push({ kind: 'removed', part: 'anchor', seq: seq + 1 })
  return faults
}

/** Until where each person was forgotten, by pseudonym. Only a record that proves itself may say so. */
async function readErasures(db: Database, key: Buffer): Promise<Map<string, number>> {
  const rows: Link[] = await db
    .selectFrom('audit')
    .select(['seq', 'record', 'prev', 'mac'])
    .where('action', '=', sql.lit('erase'))
    .orderBy('seq')
    .execute()
  const forgotten = new Map<string, number>()
  for (const row of rows) {
    const record = walk(key, { seq: row.seq - 1, mac: null }).take(row)?.record
    const pseudonym = record?.subjects.target?.pseudonym
    if (record && pseudonym) forgotten.set(pseudonym, record.seq)
  }
  return forgotten
}

/** Records beyond the end of the trail. */
async function beyondHead(db: Database): Promise<Fault[]> {
  // The records first: the head is moved together with each.
  const beyond = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  const head = await db.selectFrom('audit_head').select('seq').where('one', '=', 1).executeTakeFirst()
  if (!head || (beyond?.seq ?? 0) <= head.seq) return []
  return [{ kind: 'inserted', part: 'record', seq: head.seq + 1, through: beyond?.seq ?? 0 }]
}
