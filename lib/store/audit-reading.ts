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

function within(is: Where, sight: Sight) {
  if (sight === 'all') return is.lit(true)
  const own = is('audit.actor', '=', pseudonym(sight.self))
  if (sight.units === 'every') return is.or([own, is('audit.target', 'is not', null)])
  if (sight.units.length === 0) return own
  const ofUnits = is
    .selectFrom('audit_units')
    .select('audit_units.seq')
    .whereRef('audit_units.seq', '=', 'audit.seq')
    .where(
      'audit_units.unit',
      'in',
      sight.units.map((unit) => unit.toLowerCase()),
    )
  return is.or([own, is.exists(ofUnits)])
}

/** What was typed stands somewhere in the name or the sign-in name, in capital or small letters. */
function isNamed(is: Where, part: 'actor' | 'target', typed: string) {
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

/** A page of the trail: the newest first, or with `after` the oldest first. */
export async function readTrail(
  sight: Sight,
  filter: TrailFilter,
  { before, after, limit }: { before?: number; after?: number; limit: number },
): Promise<Entry[]> {
  const db = await database()
  const { personId, person, by, byId, action, phases, results, from, to, latestOnly } = filter
  let query = db
    .selectFrom('audit')
    .select(['audit.seq', 'audit.record', 'audit.prev', 'audit.mac'])
    .orderBy('audit.seq', after === undefined ? 'desc' : 'asc')
    .limit(limit)
  query = personId
    ? query.where('audit.target', '=', pseudonym(personId))
    : query.where((is) => within(is, sight))
  if (before !== undefined) query = query.where('audit.seq', '<', before)
  if (after !== undefined) query = query.where('audit.seq', '>', after)
  if (person) query = query.where((is) => isNamed(is, 'target', person))
  if (by) query = query.where((is) => isNamed(is, 'actor', by))
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
