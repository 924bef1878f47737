import 'server-only'
import { isSame, macOf } from './audit-chain'
import type { ChainedRecord } from './audit-record'

export type FaultKind = 'changed' | 'removed' | 'inserted' | 'reordered' | 'truncated'

/** Where the trail is not as it was written, and how. `through`: the last one of several in a row. */
export type Fault = {
  kind: FaultKind
  part: 'record' | 'personal' | 'unit' | 'anchor' | 'tombstone' | 'head' | 'manifest'
  seq: number
  through?: number
}

/** A record as it lies in the table or the file, and where: `seq` is its place, which the record itself may deny. */
export type Link = { seq: number; record: string; prev: string; mac: string }

/** A record that is as it was written. */
export type Proved = { record: ChainedRecord; place: number; mac: string }

type Walk = {
  take: (link: Link) => Proved | null
  /** The last record there is by its own number, and what was never met on the way. `next`: what lies beyond, if anything. */
  end: (next?: Link | null) => { last: number; faults: Fault[] }
}

/** The record, if it and its link are as they were written. */
function proved(key: Buffer, { record, prev, mac }: Link): ChainedRecord | null {
  if (!isSame(macOf(key, prev, record), mac)) return null
  // Only what this key linked gets here, and that were records.
  return JSON.parse(record) as ChainedRecord
}

/**
 * Walks along the chain and tells what is wrong with it: each record proves itself, its number says what is missing, and
 * its link what came between. Of what was made up, the records on both sides know nothing. `mac` null: unknown.
 */
export function walk(key: Buffer, start: { seq: number; mac: string | null }, { whole = true } = {}): Walk {
  const faults: Fault[] = []
  const missing = new Set<number>()
  let last = start
  /** By how much the places of the records differ from their numbers at the moment. */
  let shift = 0
  /** Not proved, and not yet known whether it was changed or is one too many. */
  let doubtful: Link | null = null

  function settle(next: Link | null): void {
    if (!doubtful) return
    const isExtra = next !== null && last.mac !== null && next.prev === last.mac
    faults.push({ kind: isExtra ? 'inserted' : 'changed', part: 'record', seq: doubtful.seq })
    if (!isExtra) last = { seq: last.seq + 1, mac: null }
    doubtful = null
  }

  function noteMissing(upTo: number): void {
    for (let seq = last.seq + 1; seq < upTo; seq += 1) missing.add(seq)
  }

  return {
    take(link) {
      settle(link)
      const record = proved(key, link)
      if (!record) {
        doubtful = link
        return null
      }
      const found = { record, place: link.seq, mac: link.mac }
      const { seq } = record
      if (seq <= last.seq) {
        const wasMissing = missing.delete(seq)
        if (!wasMissing) faults.push({ kind: 'inserted', part: 'record', seq: link.seq })
        else if (link.seq !== seq) faults.push({ kind: 'reordered', part: 'record', seq })
        return wasMissing ? found : null
      }
      if (link.seq !== seq && link.seq - seq !== shift)
        faults.push({ kind: 'reordered', part: 'record', seq })
      shift = link.seq - seq
      if (whole && seq > last.seq + 1) noteMissing(seq)
      else if (seq === last.seq + 1 && last.mac !== null && link.prev !== last.mac)
        // Another record had this number once: the one before belongs to another trail, or this one does.
        faults.push({ kind: 'changed', part: 'record', seq })
      last = { seq, mac: link.mac }
      return found
    },
    end(next = null) {
      settle(next)
      return { last: last.seq, faults: [...faults, ...asRanges([...missing])] }
    },
  }
}

function asRanges(seqs: number[]): Fault[] {
  const ranges: Fault[] = []
  for (const seq of seqs.sort((a, b) => a - b)) {
    const range = ranges.at(-1)
    if (range && (range.through ?? range.seq) === seq - 1) range.through = seq
    else ranges.push({ kind: 'removed', part: 'record', seq })
  }
  return ranges
}
