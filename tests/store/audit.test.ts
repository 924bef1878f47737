import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import { anchorTrail, appendAudit, record } from '@/lib/store/audit'
import { canonical } from '@/lib/store/audit-chain'
import { readTrail } from '@/lib/store/audit-reading'
import { dropOldRecords, forgetPerson, isTrailOurs } from '@/lib/store/audit-retention'
import { verifyTrail } from '@/lib/store/audit-verify'
import { database } from '@/lib/store/database'
import { aManager, aPerson, aReset, auditTables, snapshot } from './a-trail'

const day = 24 * 3600_000
const [megan, adele] = [aManager(), aPerson()]
beforeEach(() => record(aReset(megan, adele)))
afterEach(() => void vi.useRealTimers())

async function newest() {
  const [entry] = await readTrail('all', {}, { limit: 1 })
  if (!entry) throw new Error('The trail is empty')
  return entry
}

function at(ms: number): void {
  vi.useFakeTimers({ now: ms, toFake: ['Date'] })
}

test('a value has one spelling, that of RFC 8785', () => {
  // The example of section 3.2.2, and the order of section 3.2.3.
  expect(
    canonical({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27], literals: [null, true, false] }),
  ).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}')
  expect(canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 })).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  )
  expect(canonical({ text: '€$\u000f\nA\'B"\\\\"/' })).toBe('{"text":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
})

test('a record has every field, unknown ones as null', async () => {
  const { record: read } = await newest()
  expect(Object.keys(read).sort()).toEqual(
    'action actor app build change client graph graphs id idem node op phase prevPhaseSeq reason result seq subjects target ts tz v verify'.split(
      ' ',
    ),
  )
  expect(read).toMatchObject({
    v: 2,
    reason: null,
    change: null,
    prevPhaseSeq: null,
    idem: null,
    client: null,
  })
  expect(read.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(JSON.stringify(read)).not.toContain('undefined')
})

test('the chain holds no word about a person: they lie beside it', async () => {
  const { record: read, actor, target } = await newest()
  for (const word of [megan.id, megan.name, adele.id, adele.name, 'adele@', 'ticket 4711'])
    expect(JSON.stringify(read)).not.toContain(word)
  expect(actor).toMatchObject({ oid: megan.id, name: megan.name })
  expect(target).toMatchObject({ oid: adele.id, name: adele.name, note: 'ticket 4711' })
})

test('the outcome of an operation names the record of its intent', async () => {
  const operation = randomUUID()
  await record(aReset(megan, adele, { operation, phase: 'intent', result: 'pending' }))
  const intent = await newest()
  await record(aReset(megan, adele))
  await record(aReset(megan, adele, { operation }))
  expect((await newest()).record.prevPhaseSeq).toBe(intent.seq)
})

test('a record that is rolled back leaves no gap', async () => {
  const before = await newest()
  const failing = (await database()).transaction().execute(async (transaction) => {
    await appendAudit(transaction, aReset(megan, adele))
    throw new Error('something else failed')
  })
  await expect(failing).rejects.toThrow('something else failed')
  await record(aReset(megan, adele))
  expect((await newest()).seq).toBe(before.seq + 1)
  expect((await verifyTrail()).faults).toEqual([])
})

test('what several write at once is one chain', async () => {
  const before = (await verifyTrail()).count
  await Promise.all(Array.from({ length: 10 }, () => record(aReset(megan, adele))))
  expect(await verifyTrail()).toMatchObject({ count: before + 10, faults: [] })
})

test('a trail that grows while it is checked is not blamed for that', async () => {
  async function grow(): Promise<void> {
    for (let times = 0; times < 20; times += 1) {
      await record(aReset(megan, adele))
      await anchorTrail()
    }
  }
  const growing = grow()
  for (let times = 0; times < 5; times += 1) expect((await verifyTrail()).faults).toEqual([])
  await growing
})

test('as many anchors as years leave are no hindrance', async () => {
  const { seq, mac } = await newest()
  const outside = Array.from({ length: 200_000 }, () => ({ seq, mac }))
  expect((await verifyTrail(outside)).faults).toEqual([])
})

test('names that databases and JSON trip over are kept, and prove', async () => {
  for (const name of ['nul\0byte', 'half \ud83d a pair', '😀'.repeat(600), '"\\\n\u2028', 'أميرة ‮ gpj.exe'])
    await record(aReset(aManager(name), aPerson(name), { evidence: { how: name, reason: name } }))
  expect((await verifyTrail()).faults).toEqual([])
})

describe('the database itself', () => {
  test.each(auditTables)('refuses to change or delete a row of %s', async (table) => {
    at(Date.now() - 500 * day)
    await record(aReset(megan, adele))
    await anchorTrail()
    vi.useRealTimers()
    if (table === 'audit_tombstones') await dropOldRecords()
    const db = await database()
    const kept = await snapshot()
    const column = Object.keys(kept[table][0] ?? {}).at(-1)
    const ways = [
      `delete from ${table}`,
      ...(table === 'audit_head' ? [] : [`update ${table} set ${column} = ${column}`]),
    ]
    if (process.env.DATABASE_URL) ways.push(`truncate ${table}`)
    for (const way of ways)
      await expect(sql.raw(way).execute(db), way).rejects.toMatchObject({ failure: 'unavailable' })
    await expect(sql.raw('update audit_head set seq = seq - 1').execute(db)).rejects.toThrow()
    expect(await snapshot()).toEqual(kept)
  })
})

test('records over their time go in closed segments, and the rest still proves', async () => {
  at(Date.now() - 401 * day)
  for (let n = 0; n < 5; n += 1) await record(aReset(megan, adele))
  await anchorTrail()
  const closed = (await newest()).seq
  // Old too, but no anchor closes it yet.
  await record(aReset(megan, adele))
  vi.useRealTimers()
  await record(aReset(megan, adele))
  const { dropped, waiting } = await dropOldRecords()
  expect(dropped).toBeGreaterThanOrEqual(5)
  expect(waiting).toBe(0)
  expect((await readTrail('all', {}, { limit: 1, oldestFirst: true }))[0]?.seq).toBe(closed + 1)
  expect((await verifyTrail()).faults).toEqual([])
  expect(await dropOldRecords()).toEqual({ dropped: 0, waiting: 0 })
})

test('a person is forgotten by name, not by what was done, and the chain holds', async () => {
  const zoe = aPerson('Zoë Petit')
  for (let n = 0; n < 3; n += 1) await record(aReset(megan, zoe))
  await record(aReset({ ...megan, id: zoe.id, name: zoe.name }, adele))
  expect(await forgetPerson(zoe.id)).toBe(4)
  const { audit, audit_personal } = await snapshot()
  expect(JSON.stringify([audit, audit_personal])).not.toMatch(new RegExp(`Zoë|zoë|${zoe.id}`))
  expect(await readTrail('all', { personId: zoe.id }, { limit: 10 })).toHaveLength(4)
  expect((await verifyTrail()).faults).toEqual([])
})

test('who has the wrong key cannot go on with the trail', async () => {
  expect(await isTrailOurs()).toBe(true)
  const { auditKey } = env()
  const right = Buffer.from(auditKey)
  auditKey.fill(1)
  try {
    expect(await isTrailOurs()).toBe(false)
    await expect(record(aReset(megan, adele))).rejects.toMatchObject({ failure: 'unavailable' })
  } finally {
    right.copy(auditKey)
  }
  expect((await verifyTrail()).faults).toEqual([])
})
