import 'server-only'
import { sql, type Kysely } from 'kysely'
import { env } from '../env'
import { beginning, sealOf } from './audit-chain'
import { isPostgresql } from './postgresql'

export type AuditTables = {
  /** The chain. `record` is what `mac` is over; the other columns repeat some of it, to be looked for. */
  audit: {
    seq: number
    id: string
    at: number
    phase: string
    action: string
    result: string | null
    op: string | null
    /** Pseudonyms. */
    actor: string | null
    target: string | null
    record: string
    prev: string
    mac: string
  }
  /** Who is meant, in words that can be forgotten: the chain holds a digest of each row. */
  audit_personal: {
    seq: number
    part: 'actor' | 'target'
    subject: string | null
    /** Without it, nobody could guess at a digest, not even with the key. */
    salt: string
    oid: string | null
    sign_in_name: string | null
    name: string | null
    ip: string | null
    agent: string | null
    note: string | null
  }
  /** The units that the person of a record was in. */
  audit_units: { unit: string; seq: number }
  audit_anchors: { n: number; seq: number; at: number; mac: string; seal: string }
  /** What is left of records that are over their time. */
  audit_tombstones: {
    first_seq: number
    last_seq: number
    count: number
    first_mac: string
    last_mac: string
    at: number
    seal: string
  }
  /** One row: where the chain ends. */
  audit_head: { one: number; seq: number; mac: string; anchors: number; seal: string }
}

/** A row may go under this condition; `old` is the row. */
const covered = 'exists (select 1 from audit_tombstones t where old.seq between t.first_seq and t.last_seq)'
const forgotten = `exists (select 1 from audit e where e.action = 'erase' and e.target = old.subject and e.seq > old.seq)`

const kept: { table: keyof AuditTables; mayGo: string; mayChange: string }[] = [
  { table: 'audit', mayGo: covered, mayChange: 'false' },
  { table: 'audit_personal', mayGo: `${covered} or ${forgotten}`, mayChange: 'false' },
  { table: 'audit_units', mayGo: covered, mayChange: 'false' },
  { table: 'audit_anchors', mayGo: 'false', mayChange: 'false' },
  { table: 'audit_tombstones', mayGo: 'false', mayChange: 'false' },
  { table: 'audit_head', mayGo: 'false', mayChange: 'new.seq >= old.seq' },
]

/**
 * The tables of the trail, and what refuses to change them. A record goes only under a tombstone, words about a
 * person only after the record that they were forgotten: the database itself holds that, whoever is connected. Who
 * takes these triggers away is found by the chain.
 */
export async function addAuditTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('result', 'text')
    .addColumn('op', 'text')
    .addColumn('actor', 'text')
    .addColumn('target', 'text')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('prev', 'text', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('audit_personal')
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('oid', 'text')
    .addColumn('sign_in_name', 'text')
    .addColumn('name', 'text')
    .addColumn('ip', 'text')
    .addColumn('agent', 'text')
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('audit_personal_key', ['seq', 'part'])
    .execute()
  await db.schema
    .createTable('audit_units')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_units_key', ['unit', 'seq'])
    .execute()
  await db.schema
    .createTable('audit_anchors')
    .addColumn('n', 'bigint', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('audit_tombstones')
    .addColumn('first_seq', 'bigint', (column) => column.primaryKey())
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addColumn('first_mac', 'text', (column) => column.notNull())
    .addColumn('last_mac', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('audit_head')
    .addColumn('one', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .addColumn('anchors', 'bigint', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute()
  for (const [table, column] of [
    ['audit', 'op'],
    ['audit', 'actor'],
    ['audit', 'target'],
    ['audit', 'at'],
    ['audit_units', 'seq'],
    ['audit_personal', 'subject'],
    ['audit_anchors', 'seq'],
  ] as const)
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute()
  await addHead(db)
  for (const rule of kept) await (isPostgresql(db) ? refuseOnPostgresql : refuseOnSqlite)(db, rule)
}

async function addHead(db: Kysely<unknown>): Promise<void> {
  const head = { seq: 0, mac: beginning, anchors: 0 }
  const seal = sealOf(env().auditKey, 'head', head)
  await sql`insert into audit_head (one, seq, mac, anchors, seal)
    values (1, ${head.seq}, ${head.mac}, ${head.anchors}, ${seal})`.execute(db)
}

type Rule = (typeof kept)[number]

async function refuseOnSqlite(db: Kysely<unknown>, { table, mayGo, mayChange }: Rule): Promise<void> {
  for (const [verb, may] of [
    ['delete', mayGo],
    ['update', mayChange],
  ] as const)
    await sql
      .raw(
        `create trigger ${table}_no_${verb} before ${verb} on ${table} when not (${may})
         begin select raise(abort, 'the audit trail is append-only'); end`,
      )
      .execute(db)
}

async function refuseOnPostgresql(db: Kysely<unknown>, { table, mayGo, mayChange }: Rule): Promise<void> {
  const refusal = `raise exception 'the audit trail is append-only'`
  await sql
    .raw(
      `create function ${table}_kept() returns trigger language plpgsql as $$ begin
         if tg_op = 'DELETE' then
           if ${mayGo} then return old; end if;
         elsif tg_op = 'UPDATE' then
           if ${mayChange} then return new; end if;
         end if;
         ${refusal};
       end $$`,
    )
    .execute(db)
  await sql
    .raw(
      `create trigger ${table}_no_change before update or delete on ${table} for each row execute function ${table}_kept()`,
    )
    .execute(db)
  await sql
    .raw(
      `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function ${table}_kept()`,
    )
    .execute(db)
}
