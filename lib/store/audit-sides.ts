import 'server-only'
import { isSame } from './audit-chain'
import { digestOf, type PersonalRow } from './audit-record'
import type { Fault, Proved } from './audit-walk'
import type { Database } from './database'

/** What lies beside the chain, held against it. */

/** The words about the people of these records, which only a later erasure may have taken. */
export async function personalFaults(
  db: Database,
  key: Buffer,
  found: Proved[],
  forgotten: Map<string, number>,
): Promise<Fault[]> {
  if (found.length === 0) return []
  const seqs = found.map(({ record }) => record.seq)
  const rows: PersonalRow[] = await db
    .selectFrom('audit_personal')
    .selectAll()
    .where('seq', 'in', seqs)
    .execute()
  const bySeq = Map.groupBy(rows, ({ seq }) => seq)
  return found.flatMap(({ record }) =>
    (['actor', 'target'] as const).flatMap((part): Fault[] => {
      const row = bySeq.get(record.seq)?.find((one) => one.part === part)
      const { digest = null, pseudonym = null } = record.subjects[part] ?? {}
      const fault = (kind: Fault['kind']): Fault[] => [{ kind, part: 'personal', seq: record.seq }]
      if (!row && digest === null) return []
      if (!row) return record.seq < (forgotten.get(pseudonym ?? '') ?? 0) ? [] : fault('removed')
      if (digest === null) return fault('inserted')
      return isSame(digestOf(key, row), digest) ? [] : fault('changed')
    }),
  )
}

export async function unitFaults(db: Database, found: Proved[]): Promise<Fault[]> {
  if (found.length === 0) return []
  const seqs = found.map(({ record }) => record.seq)
  const rows = await db.selectFrom('audit_units').selectAll().where('seq', 'in', seqs).execute()
  const bySeq = Map.groupBy(rows, ({ seq }) => seq)
  return found.flatMap(({ record }): Fault[] => {
    const wanted = record.target?.units ?? []
    const there = (bySeq.get(record.seq) ?? []).map(({ unit }) => unit)
    const isLost = wanted.some((unit) => !there.includes(unit))
    if (isLost) return [{ kind: 'removed', part: 'unit', seq: record.seq }]
    return there.length > wanted.length ? [{ kind: 'inserted', part: 'unit', seq: record.seq }] : []
  })
}

/** The records that a side table is about. */
async function* pagesOf(db: Database, table: 'audit_personal' | 'audit_units') {
  for (let from = -1; ;) {
    const rows = await db
      .selectFrom(table)
      .select('seq')
      .distinct()
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) return
    yield rows.map(({ seq }) => seq)
    from = rows.at(-1)?.seq ?? from
  }
}

const pageSize = 500

/** What belongs to no record. */
export async function sideStrays(db: Database): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [table, part] of [
    ['audit_personal', 'personal'],
    ['audit_units', 'unit'],
  ] as const) {
    for await (const seqs of pagesOf(db, table)) {
      const there = await db.selectFrom('audit').select('seq').where('seq', 'in', seqs).execute()
      const known = new Set(there.map(({ seq }) => seq))
      for (const seq of seqs) if (!known.has(seq)) faults.push({ kind: 'inserted', part, seq })
    }
  }
  return faults
}
