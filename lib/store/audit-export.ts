import 'server-only'
import { createHash } from 'node:crypto'
import { env } from '../env'
import { canonical, isSame, sealOf } from './audit-chain'
import { digestOf, type ChainedRecord, type PersonalRow } from './audit-record'
import type { Entry } from './audit-reading'
import { walk, type Fault } from './audit-walk'

/**
 * The record as the outside gets it: one object, with the words of the side table where they belong. What the words
 * are is fixed, so that they can be taken out again and what is left is what the chain holds.
 */
export function exported({ record, actor, target, prev, mac }: Entry): Record<string, unknown> {
  const { subjects } = record
  return {
    ...record,
    actor: record.actor && {
      ...record.actor,
      oid: actor?.oid ?? null,
      upn: actor?.sign_in_name ?? null,
      name: actor?.name ?? null,
    },
    target: record.target && {
      ...record.target,
      oid: target?.oid ?? null,
      upn: target?.sign_in_name ?? null,
      name: target?.name ?? null,
    },
    client: record.client && { ...record.client, ip: actor?.ip ?? null, ua: actor?.agent ?? null },
    verify: record.verify && { ...record.verify, ticket: target?.note ?? null },
    subjects: {
      actor: subjects.actor && { ...subjects.actor, salt: actor?.salt ?? null },
      target: subjects.target && { ...subjects.target, salt: target?.salt ?? null },
    },
    prev,
    mac,
  }
}

/** Of a file of records: how many, which, under what link, and the hash of every byte before. */
export type Manifest = {
  at: string
  count: number
  /** Ranges such as `1-40,43`. */
  seqs: string
  /** Those whose words about a person are gone, at either side: `7:target`. */
  forgotten: string
  firstMac: string | null
  lastMac: string | null
  sha256: string
}

/** The lines of a JSON Lines file: a record each, and the sealed manifest. */
export async function* exportLines(pages: AsyncIterable<Entry[]>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const seqs: number[] = []
  const forgotten: string[] = []
  let firstMac: string | null = null
  let lastMac: string | null = null
  for await (const entries of pages)
    for (const entry of entries) {
      const line = `${JSON.stringify(exported(entry))}\n`
      hash.update(line)
      seqs.push(entry.seq)
      firstMac ??= entry.mac
      lastMac = entry.mac
      for (const part of ['actor', 'target'] as const)
        if (entry.record.subjects[part]?.digest && !entry[part]) forgotten.push(`${entry.seq}:${part}`)
      yield line
    }
  const manifest: Manifest = {
    at: new Date().toISOString(),
    count: seqs.length,
    seqs: ranges(seqs),
    forgotten: forgotten.join(','),
    firstMac,
    lastMac,
    sha256: hash.digest('hex'),
  }
  yield `${JSON.stringify({ manifest: { ...manifest, seal: sealOf(env().auditKey, 'manifest', manifest) } })}\n`
}

function ranges(seqs: number[]): string {
  const found: [number, number][] = []
  for (const seq of seqs) {
    const range = found.at(-1)
    if (range && range[1] === seq - 1) range[1] = seq
    else found.push([seq, seq])
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}

function listed(text: string): Set<number> {
  const seqs = new Set<number>()
  for (const range of text.split(',').filter(Boolean)) {
    const [first = 0, last = first] = range.split('-').map(Number)
    for (let seq = first; seq <= last; seq += 1) seqs.add(seq)
  }
  return seqs
}

type Loose = Record<string, unknown>

/** Takes the words out again: what the chain holds, and the rows of the side table. */
function parted(line: Loose): { record: ChainedRecord; prev: string; mac: string; personal: PersonalRow[] } {
  const { prev, mac, ...rest } = line
  const actor = rest.actor as Loose | null
  const target = rest.target as Loose | null
  const client = rest.client as Loose | null
  const verify = rest.verify as Loose | null
  const subjects = rest.subjects as Record<'actor' | 'target', Loose | null>
  const without = (value: Loose | null, words: string[]) =>
    value && Object.fromEntries(Object.entries(value).filter(([name]) => !words.includes(name)))
  const row = (part: 'actor' | 'target', who: Loose | null, more: Loose) => ({
    seq: rest.seq,
    part,
    subject: subjects[part]?.pseudonym,
    salt: subjects[part]?.salt,
    oid: who?.oid ?? null,
    sign_in_name: who?.upn ?? null,
    name: who?.name ?? null,
    ...more,
  })
  const record = {
    ...rest,
    actor: without(actor, ['oid', 'upn', 'name']),
    target: without(target, ['oid', 'upn', 'name']),
    client: without(client, ['ip', 'ua']),
    verify: without(verify, ['ticket']),
    subjects: { actor: without(subjects.actor, ['salt']), target: without(subjects.target, ['salt']) },
  }
  const rows = [
    row('actor', actor, { ip: client?.ip ?? null, agent: client?.ua ?? null, note: null }),
    row('target', target, { ip: null, agent: null, note: verify?.ticket ?? null }),
  ].filter(({ salt }) => typeof salt === 'string')
  // Whether that is what it looks like, the link and the digests tell.
  return { record, prev, mac, personal: rows } as never
}

function read(line: string): Loose | null {
  try {
    const value: unknown = JSON.parse(line)
    // `parted` looks into it, and finds nothing in what is no record.
    return typeof value === 'object' && value !== null ? (value as Loose) : null
  } catch {
    return null
  }
}

/** Holds an exported file against the key, its own manifest and, record by record, the chain. */
export function verifyExport(
  key: Buffer,
  text: string,
): { count: number; manifest: Manifest | null; faults: Fault[] } {
  const lines = text.split('\n').filter((line) => line !== '')
  const last = read(lines.at(-1) ?? '')
  const { seal, ...manifest } = (last?.manifest ?? {}) as Manifest & { seal?: string }
  const hasManifest = last !== null && 'manifest' in last
  const body = hasManifest ? lines.slice(0, -1) : lines
  const isSealed = typeof seal === 'string' && isSame(sealOf(key, 'manifest', manifest), seal)
  const wanted = isSealed ? listed(manifest.seqs) : null
  const forgotten = isSealed ? manifest.forgotten.split(',') : []
  const faults: Fault[] = []
  if (!hasManifest) faults.push({ kind: 'truncated', part: 'manifest', seq: 0 })
  else if (!isSealed) faults.push({ kind: 'changed', part: 'manifest', seq: 0 })

  const seen = new Set<number>()
  let before = 0
  for (const [index, line] of body.entries()) {
    const proved = provedLine(key, line)
    // A line that proves nothing stands for the record that the manifest has there.
    const place = proved?.seq ?? [...(wanted ?? [])][index] ?? index + 1
    if (!proved)
      faults.push({
        kind: wanted && body.length > wanted.size ? 'inserted' : 'changed',
        part: 'record',
        seq: place,
      })
    else if (seen.has(place) || (wanted && !wanted.has(place)))
      faults.push({ kind: 'inserted', part: 'record', seq: place })
    else if (place < before) faults.push({ kind: 'reordered', part: 'record', seq: place })
    for (const part of proved?.missing ?? [])
      if (!forgotten.includes(`${place}:${part}`))
        faults.push({ kind: 'removed', part: 'personal', seq: place })
    if (proved?.isPersonalChanged) faults.push({ kind: 'changed', part: 'personal', seq: place })
    seen.add(place)
    before = place
  }
  for (const seq of wanted ?? []) if (!seen.has(seq)) faults.push({ kind: 'removed', part: 'record', seq })
  const sha256 = createHash('sha256')
    .update(body.map((line) => `${line}\n`).join(''))
    .digest('hex')
  if (isSealed && faults.length === 0 && sha256 !== manifest.sha256)
    faults.push({ kind: 'changed', part: 'manifest', seq: 0 })
  return { count: body.length, manifest: isSealed ? manifest : null, faults }
}

function provedLine(key: Buffer, line: string) {
  const value = read(line)
  if (!value || typeof value.subjects !== 'object' || !value.subjects) return null
  const { record, prev, mac, personal } = parted(value)
  if (typeof prev !== 'string' || typeof mac !== 'string') return null
  const { seq } = record
  const link = { seq, record: canonical(record), prev, mac }
  if (!walk(key, { seq: seq - 1, mac: null }).take(link)) return null
  const digests = (['actor', 'target'] as const).filter((part) => record.subjects[part]?.digest)
  return {
    seq,
    missing: digests.filter((part) => !personal.some((row) => row.part === part)),
    isPersonalChanged: personal.some((row) => digestOf(key, row) !== record.subjects[row.part]?.digest),
  }
}
