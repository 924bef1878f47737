import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createHmac } from 'node:crypto'
import { anchorTrail, record } from '@/lib/store/audit'
import { dropOldRecords } from '@/lib/store/audit-retention'
import { verifyTrail, type OutsideAnchor } from '@/lib/store/audit-verify'
import type { Fault } from '@/lib/store/audit-walk'
import {
  aManager,
  aPerson,
  aReset,
  auditTables,
  disarm,
  putBack,
  snapshot,
  type AuditTable,
  type Row,
  type Snapshot,
} from './a-trail'

/** So many ways to bend the trail are tried; `npm run test:nightly` tries 1,000. */
const tamperings = Number(process.env.TAMPERINGS ?? 110)

/** Chance that is the same in every run. */
let state = 4711
function chance(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  return state % below
}
function oneOf<T>(list: readonly T[]): T {
  const found = list[chance(list.length)]
  if (found === undefined) throw new Error('Nothing to choose from')
  return found
}

let whole: Snapshot
let earlier: Snapshot
let outside: OutsideAnchor[]

beforeAll(async () => {
  const [managers, people] = [
    [aManager(), aManager('Hugo Lambert')],
    [aPerson(), aPerson('Amara Okafor')],
  ]
  async function write(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      // Each is about another moment: two alike could change places unseen.
      await record(aReset(oneOf(managers), oneOf(people), { writes: [], reason: `n${chance(1e9)}` }))
      if (n % 6 === 5) await anchorTrail()
    }
  }
  vi.useFakeTimers({ now: Date.now() - 500 * 24 * 3600_000, toFake: ['Date'] })
  await write(12)
  vi.useRealTimers()
  await dropOldRecords()
  await write(12)
  await disarm()
  earlier = await snapshot()
  await write(12)
  whole = await snapshot()
  outside = whole.audit_anchors.map(({ seq, mac }) => ({ seq: Number(seq), mac: String(mac) }))
  expect((await verifyTrail(outside)).faults).toEqual([])
})
afterAll(() => putBack(whole))

type Expected = { kinds: Fault['kind'][]; seq: number }

/** Something else in place of a value, of the same type. */
function bent(value: unknown, column: string): unknown {
  if (typeof value === 'number') return value + 1000 + chance(1000)
  if (typeof value !== 'string') return `x${chance(1e6)}`
  if (column === 'part') return 'nobody'
  if (column === 'record') {
    const at = value.indexOf('"reason":"n') + 11
    return value.slice(0, at) + ((Number(value[at]) + 1) % 10) + value.slice(at + 1)
  }
  const at = chance(value.length)
  return value.slice(0, at) + (value[at] === 'b' ? 'c' : 'b') + value.slice(at + 1)
}

const seqOf = (row: Row) => Number(row.seq ?? row.first_seq)

function changeColumn(kept: Snapshot, table: AuditTable): Expected {
  const row = oneOf(kept[table])
  const column = oneOf(Object.keys(row).filter((name) => name !== 'one'))
  const seq = seqOf(row)
  row[column] = bent(row[column], column)
  // A row whose key was changed is missing at its place, and one too many at another.
  const isMoved = ['seq', 'part', 'unit', 'n', 'first_seq'].includes(column)
  if (table === 'audit_head') return { kinds: ['changed'], seq: seqOf(row) }
  if (table === 'audit_anchors' && isMoved) return { kinds: ['changed', 'inserted'], seq: seqOf(row) }
  if (table === 'audit_tombstones' && isMoved) return { kinds: ['changed', 'inserted'], seq: seqOf(row) }
  return { kinds: isMoved ? ['removed', 'changed', 'reordered'] : ['changed'], seq }
}

function deleteRow(kept: Snapshot, table: AuditTable): Expected {
  const at = chance(kept[table].length)
  const [row = {}] = kept[table].splice(at, 1)
  if (table === 'audit_head') return { kinds: ['removed'], seq: 0 }
  if (table === 'audit_anchors') return { kinds: ['removed'], seq: Number(kept[table][at - 1]?.seq ?? 0) + 1 }
  // The last record: the head knows of one more.
  if (table === 'audit' && at === kept.audit.length) return { kinds: ['truncated'], seq: seqOf(row) }
  return { kinds: ['removed'], seq: seqOf(row) }
}

function insertRow(kept: Snapshot, table: AuditTable): Expected {
  const model = { ...oneOf(kept[table]) }
  if (table === 'audit') return insertRecord(kept, model)
  if (table === 'audit_personal') {
    // A third part of a record that has two, or words about a record that is none.
    const isThird = chance(2) === 0
    const seq = isThird ? seqOf(model) : Number(kept.audit.at(-1)?.seq) + 1 + chance(5)
    kept.audit_personal.push({ ...model, seq, part: isThird ? 'nobody' : 'actor' })
    return { kinds: ['inserted'], seq }
  }
  if (table === 'audit_units') {
    kept.audit_units.push({ ...model, unit: bent(model.unit, 'unit') })
    return { kinds: ['inserted'], seq: seqOf(model) }
  }
  if (table === 'audit_anchors') {
    kept.audit_anchors.push({ ...model, n: kept.audit_anchors.length + 1 })
    return { kinds: ['inserted'], seq: seqOf(model) }
  }
  if (table === 'audit_head') {
    kept.audit_head.push({ ...model, one: 2 })
    return { kinds: ['inserted'], seq: seqOf(model) }
  }
  const first = Number(oneOf(kept.audit).seq)
  kept.audit_tombstones.push({ ...model, first_seq: first, last_seq: first + 1 })
  return { kinds: ['inserted'], seq: first }
}

/** At the end, or in between: those behind it move on. */
function insertRecord(kept: Snapshot, model: Row): Expected {
  const isAtEnd = chance(2) === 0
  const last = Number(kept.audit.at(-1)?.seq)
  const made = { ...model, id: `made up ${chance(1e9)}`, record: bent(model.record, 'record') }
  if (isAtEnd) {
    kept.audit.push({ ...made, seq: last + 1 })
    return { kinds: ['inserted'], seq: last + 1 }
  }
  const at = 1 + chance(kept.audit.length - 1)
  const seq = Number(kept.audit[at]?.seq)
  for (const row of kept.audit.slice(at)) row.seq = Number(row.seq) + 1
  kept.audit.splice(at, 0, { ...made, seq })
  return { kinds: ['inserted'], seq }
}

function swapRows(kept: Snapshot, table: 'audit' | 'audit_personal'): Expected {
  const [a, b] = [oneOf(kept[table]), oneOf(kept[table])]
  if (a === b) return swapRows(kept, table)
  const [keysOf, kind]: [string[], Fault['kind']] =
    table === 'audit' ? [['seq'], 'reordered'] : [['seq', 'part'], 'changed']
  const keys = [a, b].map((row) => Object.fromEntries(keysOf.map((key) => [key, row[key]])))
  Object.assign(a, keys[1])
  Object.assign(b, keys[0])
  return { kinds: [kind], seq: Math.min(seqOf(a), seqOf(b)) }
}

/** With all that belongs to them, as somebody who knows the tables would. */
function truncate(kept: Snapshot): Expected {
  const first = Number(kept.audit.at(-1 - chance(kept.audit.length - 1))?.seq)
  for (const table of ['audit', 'audit_personal', 'audit_units', 'audit_anchors'] as const)
    kept[table] = kept[table].filter((row) => seqOf(row) < first)
  const [head] = kept.audit_head
  const last = kept.audit.at(-1)
  if (chance(2) === 0 && head && last) {
    // And moves the end back, under a seal of their own making.
    Object.assign(head, { seq: last.seq, mac: last.mac, anchors: kept.audit_anchors.length })
    head.seal = createHmac('sha256', 'guessed').update(JSON.stringify(head)).digest('hex')
  }
  return { kinds: ['truncated'], seq: first }
}

/** The whole of it is put back to what it was, seals and all: only an anchor kept elsewhere knows better. */
function replay(kept: Snapshot): Expected {
  Object.assign(kept, structuredClone(earlier))
  return { kinds: ['truncated'], seq: Number(earlier.audit.at(-1)?.seq) + 1 }
}

/** From one record on, the chain is made anew, with another key. */
function rewrite(kept: Snapshot): Expected {
  const at = chance(kept.audit.length)
  let previous = String(kept.audit[at]?.prev)
  for (const row of kept.audit.slice(at)) {
    row.record = bent(row.record, 'record')
    row.prev = previous
    previous = createHmac('sha256', 'guessed').update(previous).update(String(row.record)).digest('hex')
    row.mac = previous
  }
  return { kinds: ['changed'], seq: Number(kept.audit[at]?.seq) }
}

const personal = ['audit', 'audit_personal'] as const
const ways: [name: string, bend: (kept: Snapshot) => Expected][] = [
  ...auditTables.map((table): (typeof ways)[number] => [
    `change a column of ${table}`,
    (kept) => changeColumn(kept, table),
  ]),
  ...auditTables.map((table): (typeof ways)[number] => [
    `delete from ${table}`,
    (kept) => deleteRow(kept, table),
  ]),
  ...auditTables.map((table): (typeof ways)[number] => [
    `insert into ${table}`,
    (kept) => insertRow(kept, table),
  ]),
  ...personal.map((table): (typeof ways)[number] => [
    `swap two rows of ${table}`,
    (kept) => swapRows(kept, table),
  ]),
  ['truncate', truncate],
  ['replay an old file', replay],
  ['rewrite with another key', rewrite],
]

test(`${tamperings.toLocaleString('en')} tamperings: each is found at its place, by its kind`, async () => {
  const missed: object[] = []
  const found = new Map<string, number>()
  for (let n = 0; n < tamperings; n += 1) {
    const [name, bend] = ways[n % ways.length] ?? ['', replay]
    const kept = structuredClone(whole)
    const { kinds, seq } = bend(kept)
    await putBack(kept)
    const { faults } = await verifyTrail(outside)
    if (faults.some((fault) => kinds.includes(fault.kind) && fault.seq === seq))
      found.set(name, (found.get(name) ?? 0) + 1)
    else missed.push({ n, name, expected: { kinds, seq }, faults: faults.slice(0, 5) })
  }
  expect(missed).toEqual([])
  const sum = [...found.values()].reduce((a, b) => a + b, 0)
  process.stdout.write(
    `    ${tamperings} tamperings in ${ways.length} ways, ${sum} found with position and kind\n`,
  )
  expect(sum).toBe(tamperings)
}, 3_600_000)

test('what was not bent is not blamed', async () => {
  await putBack(whole)
  expect(await verifyTrail(outside)).toMatchObject({ faults: [], dropped: 12, count: whole.audit.length })
})
