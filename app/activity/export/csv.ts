import 'server-only'
import { stringify } from 'csv-stringify/sync'
import type { AuditWrite } from '@/lib/store/audit'
import type { Entry } from '@/lib/store/audit-reading'
import type { ChainedRecord } from '@/lib/store/audit-record'

/** The columns are named as in the record, so that both kinds of file can be laid side by side. */
const columns: [name: string, read: (entry: Entry) => string | number | null | undefined][] = [
  ['seq', ({ seq }) => seq],
  ['ts', ({ record }) => record.ts],
  ['phase', ({ record }) => record.phase],
  ['action', ({ record }) => record.action],
  ['result', ({ record }) => record.result],
  ['reason', ({ record }) => record.reason],
  ['actor.name', ({ actor }) => actor?.name],
  ['actor.upn', ({ actor }) => actor?.sign_in_name],
  ['actor.oid', ({ actor }) => actor?.oid],
  ['target.name', ({ target }) => target?.name],
  ['target.upn', ({ target }) => target?.sign_in_name],
  ['target.oid', ({ target }) => target?.oid],
  ['target.unit', ({ record }) => record.target?.unit?.name],
  ['verify.how', ({ record }) => record.verify?.how],
  ['verify.ticket', ({ target }) => target?.note],
  ['change', ({ record }) => record.change && JSON.stringify(record.change)],
  ['op', ({ record }) => record.op],
  ['graph.status', ({ record }) => ofWrites(record, ({ status }) => status)],
  ['graph.requestId', ({ record }) => ofWrites(record, ({ requestId }) => requestId)],
  ['client.ip', ({ actor }) => actor?.ip],
  ['mac', ({ mac }) => mac],
]

/** Of each write, in order. Records of the first version hold only the last. */
function ofWrites(
  { graph, graphs = graph && [graph] }: ChainedRecord,
  read: (write: AuditWrite) => string | number | null,
): string | undefined {
  return graphs?.map((write) => read(write) ?? '–').join(' ')
}

/**
 * A spreadsheet takes what begins like a formula for one, even behind blanks: such text gets a `'` before it.
 * owasp.org/www-community/attacks/CSV_Injection
 */
function harmless(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|%]|^[\p{Cc}]/u.test(text) ? `'${text}` : text
}

function lines(rows: unknown[][]): string {
  return stringify(rows, {
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
    cast: { string: harmless, number: String },
  })
}

/** RFC 4180, every field quoted, with the mark by which spreadsheets know UTF-8. */
export async function* csvLines(pages: AsyncIterable<Entry[]>): AsyncGenerator<string> {
  yield `\uFEFF${lines([columns.map(([name]) => name)])}`
  for await (const entries of pages)
    if (entries.length > 0) yield lines(entries.map((entry) => columns.map(([, read]) => read(entry) ?? '')))
}
