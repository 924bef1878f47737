import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { record } from '@/lib/store/audit'
import { exportLines, verifyExport } from '@/lib/store/audit-export'
import { readTrail, type TrailFilter } from '@/lib/store/audit-reading'
import { forgetPerson } from '@/lib/store/audit-retention'
import { aManager, aPerson, aReset } from './a-trail'

const [megan, adele, zoe] = [aManager(), aPerson(), aPerson('Zoë Petit')]

beforeAll(async () => {
  for (const target of [adele, zoe, adele, adele, zoe, adele]) await record(aReset(megan, target))
  await record({ phase: 'session', action: 'sign-in', result: 'failed', reason: 'wrong-state' })
})

async function fileOf(filter: TrailFilter = {}): Promise<string> {
  async function* pages() {
    yield readTrail('all', filter, { limit: 100, oldestFirst: true })
  }
  let text = ''
  for await (const line of exportLines(pages())) text += line
  return text
}

function check(text: string, key = env().auditKey) {
  return verifyExport(key, text)
}

type Line = { seq: number; actor: { name: string }; target: { name: string; oid: string } | null }

const linesOf = (text: string) => text.split('\n').filter(Boolean)
const seqAt = (line = '') => (JSON.parse(line) as Line).seq

test('an exported file proves itself to whoever has the key', async () => {
  const text = await fileOf()
  expect(check(text)).toMatchObject({ count: 7, faults: [], manifest: { count: 7, seqs: '1-7' } })
  const line = JSON.parse(linesOf(text)[0] ?? '') as Line
  expect(line).toMatchObject({
    actor: { name: 'Megan Bowen' },
    target: { name: 'Adele Vance', oid: adele.id },
  })
})

test('so does a part of the trail', async () => {
  const text = await fileOf({ person: 'Zoë' })
  expect(check(text)).toMatchObject({ count: 2, faults: [], manifest: { seqs: '2,5' } })
})

test('what was done to a file is found at its place', async () => {
  const text = await fileOf()
  const lines = linesOf(text)
  const joined = (changed: (string | undefined)[]) => changed.map((line) => `${line}\n`).join('')
  const third = seqAt(lines[2])
  for (const [what, bent, fault] of [
    ['a name', text.replace('Adele Vance', 'Adele Vanse'), { kind: 'changed', part: 'personal', seq: 1 }],
    ['a note', text.replace('ticket 4711', 'ticket 4712'), { kind: 'changed', part: 'personal', seq: 1 }],
    [
      'an outcome',
      text.replace('"result":"ok"', '"result":"failed"'),
      { kind: 'changed', part: 'record', seq: 1 },
    ],
    ['a line gone', joined(lines.toSpliced(2, 1)), { kind: 'removed', part: 'record', seq: third }],
    [
      'a line twice',
      joined(lines.toSpliced(2, 0, lines[2] ?? '')),
      { kind: 'inserted', part: 'record', seq: third },
    ],
    [
      'two lines swapped',
      joined([lines[1], lines[0], ...lines.slice(2)]),
      { kind: 'reordered', part: 'record', seq: 1 },
    ],
    ['the end gone', joined(lines.slice(0, 4)), { kind: 'truncated', part: 'manifest', seq: 0 }],
    ['fewer said', text.replace('"count":7', '"count":6'), { kind: 'changed', part: 'manifest', seq: 0 }],
    ['no sense', joined(lines.with(1, '{"seq":2}')), { kind: 'changed', part: 'record', seq: 2 }],
    [
      'words taken out',
      text.replace(/"salt":"\w+"/, '"salt":null'),
      { kind: 'removed', part: 'personal', seq: 1 },
    ],
  ] as const)
    expect(check(bent).faults, what).toContainEqual(fault)
  expect(check(text, randomBytes(32)).faults).not.toEqual([])
})

test('a person who was forgotten before is missing by name, and the file still proves', async () => {
  await forgetPerson(zoe.id)
  const text = await fileOf()
  expect(text).not.toMatch(/Zoë|zoë/)
  expect(text).not.toContain(zoe.id)
  expect(check(text)).toMatchObject({ faults: [], manifest: { forgotten: '2:target,5:target' } })
})
