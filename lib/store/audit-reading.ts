import 'server-only'
import { sql, type ExpressionBuilder } from 'kysely'
import { env } from '../env'
import type { AuditPhase } from './audit'
import { pseudonymOf } from './audit-chain'
import type { ChainedRecord, PersonalRow } from './audit-record'
import { database, type Tables } from './database'

/** A record with the words of its side table. */
export type Entry = {
  seq: number
  record: ChainedRecord
  prev: string
  mac: string
  actor: PersonalRow | null
  target: PersonalRow | null
}

/** What of the trail somebody may see: all of it, or what they did themselves and what was done in these units. */
export type Sight = 'all' | { self: string; units: string[] | 'every' }

export type TrailFilter = {
  /** An object id, of a person whom the reader may see: then their records count wherever they were then. */
  personId?: string
  /** A part of a name or sign-in name. */
  person?: string
  by?: string
  byId?: string
  action?: string
  phases?: AuditPhase[]
  results?: string[]
  /** Milliseconds since 1970; `to` is the first moment that no longer counts. */
  from?: number
  to?: number
  /** One line for each operation: how it stands at last, not how it began. */
  latestOnly?: boolean
}

type Where = ExpressionBuilder<Tables, 'audit'>

function pseudonym(id: string): string {
  const { auditKey, tenantId } = env()
  return pseudonymOf(auditKey, tenantId, id)
}

/** Between these two, neither of which counts. */
type Bounds = { after: number; before: number }

function within(is: Where, sight: Sight, { after, before }: Bounds) {
  if (sight === 'all') return is.lit(true)
  const self = pseudonym(sight.self)
  if (sight.units === 'every')
    return is.or([is('audit.actor', '=', self), is('audit.target', 'is not', null)])
  // Each by its own index, and within the bounds: an `or` over both would go through the whole trail.
  const own = is
    .selectFrom('audit as own')
    .select('own.seq')
    .where('own.actor', '=', self)
    .where('own.seq', '>', after)
    .where('own.seq', '<', before)
  if (sight.units.length === 0) return is('audit.seq', 'in', own)
  const units = sight.units.map((unit) => unit.toLowerCase())
  const ofUnits = is
    .selectFrom('audit_units')
    .select('audit_units.seq')
    .where('audit_units.unit', 'in', units)
    .where('audit_units.seq', '>', after)
    .where('audit_units.seq', '<', before)
  return is('audit.seq', 'in', own.union(ofUnits))
}

/** What was typed stands somewhere in the name or the sign-in name, in capital or small letters. */
function isNamed(is: Where, part: 'actor' | 'target', typed: string, { after, before }: Bounds) {
  const pattern = `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`
  const like = (column: 'name' | 'sign_in_name', text: string) =>
    sql<boolean>`lower(${sql.ref(`audit_personal.${column}`)}) like ${text} escape '\\'`
  const exact = (column: 'name' | 'sign_in_name') =>
    sql<boolean>`${sql.ref(`audit_personal.${column}`)} like ${pattern} escape '\\'`
  const lower = pattern.toLowerCase()
  return is.exists(
    is
      .selectFrom('audit_personal')
      .select('audit_personal.seq')
      .whereRef('audit_personal.seq', '=', 'audit.seq')
      .where('audit_personal.part', '=', part)
      .where('audit_personal.seq', '>', after)
      .where('audit_personal.seq', '<', before)
      // A database may know only the capital letters from A to Z.
      .where((or) =>
        or.or([like('name', lower), like('sign_in_name', lower), exact('name'), exact('sign_in_name')]),
      ),
  )
}

/** The phases of an operation, of which a reader wants the last. */
const ofOperations: AuditPhase[] = ['intent', 'outcome', 'reconcile']

function isLatest(is: Where) {
  const later = is
    .selectFrom('audit as later')
    .select('later.seq')
    .whereRef('later.op', '=', 'audit.op')
    .whereRef('later.seq', '>', 'audit.seq')
    .where('later.phase', 'in', ofOperations)
  return is.or([is('audit.phase', 'not in', ofOperations), is.not(is.exists(later))])
}

/** A page of the trail between these bounds: the newest first, or with `oldestFirst` the other way round. */
export async function readTrail(
  sight: Sight,
  filter: TrailFilter,
  page: Partial<Bounds> & { limit: number; oldestFirst?: boolean },
): Promise<Entry[]> {
  const db = await database()
  const { after = 0, before = Number.MAX_SAFE_INTEGER, limit, oldestFirst } = page
  const { personId, person, by, byId, action, phases, results, from, to, latestOnly } = filter
  let query = db
    .selectFrom('audit')
    .select(['audit.seq', 'audit.record', 'audit.prev', 'audit.mac'])
    .where('audit.seq', '>', after)
    .where('audit.seq', '<', before)
    .orderBy('audit.seq', oldestFirst ? 'asc' : 'desc')
    .limit(limit)
  query = personId
    ? query.where('audit.target', '=', pseudonym(personId))
    : query.where((is) => within(is, sight, { after, before }))
  if (person) query = query.where((is) => isNamed(is, 'target', person, { after, before }))
  if (by) query = query.where((is) => isNamed(is, 'actor', by, { after, before }))
  if (byId) query = query.where('audit.actor', '=', pseudonym(byId))
  if (action) query = query.where('audit.action', '=', action)
  if (phases) query = query.where('audit.phase', 'in', phases)
  if (results) query = query.where('audit.result', 'in', results)
  if (from !== undefined) query = query.where('audit.at', '>=', from)
  if (to !== undefined) query = query.where('audit.at', '<', to)
  if (latestOnly) query = query.where(isLatest)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const personal: PersonalRow[] = await db
    .selectFrom('audit_personal')
    .selectAll()
    .where(
      'seq',
      'in',
      rows.map(({ seq }) => seq),
    )
    .execute()
  const bySeq = Map.groupBy(personal, ({ seq }) => seq)
  return rows.flatMap(({ seq, record: text, prev, mac }) => {
    const record = parsed(text)
    if (!record) return []
    const words = (part: PersonalRow['part']) => bySeq.get(seq)?.find((row) => row.part === part) ?? null
    return { seq, record, prev, mac, actor: words('actor'), target: words('target') }
  })
}

/** What somebody made unreadable is left out here; `audit:verify` tells of it. */
function parsed(text: string): ChainedRecord | null {
  try {
    // Written by `appendAudit`; whether it still is as it was written, `audit:verify` says.
    return JSON.parse(text) as ChainedRecord
  } catch {
    return null
  }
}
