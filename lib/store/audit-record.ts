import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Selectable } from 'kysely'
import { env } from '../env'
import { clientOf } from '../request'
import type { AuditEvent, AuditPhase, AuditWrite } from './audit'
import { canonical, pseudonymOf, sealOf } from './audit-chain'
import type { Tables } from './database'

type Result = NonNullable<AuditEvent['result']>

/** Who is meant, without saying who: the words for it lie in `audit_personal`, under this digest. */
export type Subject = { pseudonym: string | null; digest: string | null }

/** One record as the chain holds it: everything but what tells who somebody is. Unknown is null, never left out. */
export type ChainedRecord = {
  /** 2 brought `graphs`. */
  v: 1 | 2
  seq: number
  id: string
  ts: string
  tz: string
  node: string
  app: string | null
  build: string | null
  op: string | null
  phase: AuditPhase
  prevPhaseSeq: number | null
  actor: {
    tid: string
    session: string | null
    amr: null
    authTime: string | null
    stepUp: boolean | null
    roles: { roleId: string; unit: string | null }[]
  } | null
  target: { tid: string; unit: { id: string; name: string } | null; units: string[] } | null
  action: string
  result: Result | null
  reason: string | null
  change: Record<string, string | number | boolean | null> | null
  /** The last write, and all of them in order. */
  graph: AuditWrite | null
  graphs?: AuditWrite[] | null
  client: { origin: string | null; requestId: string | null } | null
  verify: { how: string | null } | null
  idem: string | null
  subjects: { actor: Subject | null; target: Subject | null }
}

export type PersonalRow = Selectable<Tables['audit_personal']>

type Place = { seq: number; prevPhaseSeq: number | null; now: number }

const nodeName = `${hostname()}:${process.pid}`
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** RFC 9562: 48 bits of time, then chance. */
function newId(now: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Text that every database holds as it is. */
function storable(text: string | null | undefined, most = 1000): string | null {
  return text ? text.toWellFormed().replaceAll('\0', '').slice(0, most).toWellFormed() : null
}

/** What a digest is over: the row as it lies in the side table, with the record it belongs to. */
export function digestOf(key: Buffer, row: PersonalRow): string {
  return sealOf(key, 'personal', row)
}

/** The record of an event and what of it tells who somebody is, apart. */
export function recordOf(
  event: AuditEvent,
  { seq, prevPhaseSeq, now }: Place,
): { record: ChainedRecord; personal: PersonalRow[] } {
  const { auditKey, tenantId, stepUpLimit, stepUpContext, trustedProxies, version, build } = env()
  const { actor, target, evidence, writes = [] } = event
  const client = event.unasked ? null : clientOf(trustedProxies)
  const given = actor?.authenticatedAt ?? null
  const personal: PersonalRow[] = []

  function subjectOf(
    part: 'actor' | 'target',
    who: { id: string; name: string; signInName: string } | undefined,
    more: { ip: string | null; agent: string | null; note: string | null },
  ): Subject | null {
    const pseudonym = who ? pseudonymOf(auditKey, actor?.tenant ?? tenantId, who.id) : null
    const isKnown = who !== undefined || Object.values(more).some((value) => value !== null)
    if (!isKnown || event.forgets) return pseudonym === null ? null : { pseudonym, digest: null }
    const row: PersonalRow = {
      seq,
      part,
      subject: pseudonym,
      salt: randomBytes(16).toString('hex'),
      oid: who ? who.id : null,
      sign_in_name: storable(who?.signInName),
      name: storable(who?.name),
      ...more,
    }
    personal.push(row)
    return { pseudonym, digest: digestOf(auditKey, row) }
  }

  const record: ChainedRecord = {
    v: 2,
    seq,
    id: newId(now),
    ts: new Date(now).toISOString(),
    tz: zone,
    node: nodeName,
    app: version,
    build,
    op: event.operation ?? null,
    phase: event.phase,
    prevPhaseSeq,
    actor: actor
      ? {
          tid: actor.tenant,
          session: actor.session,
          amr: null,
          authTime: given === null ? null : new Date(given).toISOString(),
          stepUp: stepUpContext ? null : given !== null && given > now - stepUpLimit,
          roles: actor.roles.map(({ roleId, unit }) => ({ roleId, unit })),
        }
      : null,
    target: target
      ? {
          tid: actor?.tenant ?? tenantId,
          unit: target.unit && { id: target.unit.id, name: storable(target.unit.name) ?? '' },
          units: unitsOf(target),
        }
      : null,
    action: event.action,
    result: event.result ?? null,
    reason: storable(event.reason),
    change: event.change ?? null,
    graph: writes.at(-1) ?? null,
    graphs: writes.length > 0 ? writes : null,
    client: client && { origin: storable(client.origin, 200), requestId: client.requestId },
    verify: evidence ? { how: storable(evidence.how) } : null,
    idem: event.idempotency ? createHash('sha256').update(event.idempotency).digest('hex') : null,
    subjects: {
      actor: subjectOf('actor', actor, {
        ip: client?.ip ?? null,
        agent: storable(client?.agent, 256),
        note: null,
      }),
      target: subjectOf('target', target, { ip: null, agent: null, note: storable(evidence?.reason) }),
    },
  }
  return { record, personal }
}

/** The person's units at that time, each once. */
function unitsOf({ unit, units = [] }: NonNullable<AuditEvent['target']>): string[] {
  return [...new Set([...(unit ? [unit.id] : []), ...units].map((id) => id.toLowerCase()))].sort()
}

/** What of a record stands in columns of its own, to be looked for. */
export function columnsOf(record: ChainedRecord) {
  const { seq, id, op, phase, action, result, subjects } = record
  return {
    seq,
    id,
    at: Date.parse(record.ts),
    op,
    phase,
    action,
    result,
    actor: subjects.actor?.pseudonym ?? null,
    target: subjects.target?.pseudonym ?? null,
  }
}

export function spelled(record: ChainedRecord): string {
  return canonical(record)
}
