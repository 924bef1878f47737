import 'server-only'
import { exported } from '../store/audit-export'
import type { Entry } from '../store/audit-reading'

/** "log audit". datatracker.ietf.org/doc/html/rfc5424#section-6.2.1 */
const facility = 13
const severities = { warning: 4, notice: 5 }
/** `sequenceId` begins again after it. datatracker.ietf.org/doc/html/rfc5424#section-7.3.1 */
const largestId = 2_147_483_647

/** A record as one syslog message: its number for the eye, and all of it as JSON in plain ASCII, which needs no mark before it. */
export function syslogMessage(entry: Entry): string {
  const { seq, record } = entry
  const isFine = record.phase !== 'alarm' && [null, 'ok', 'pending'].includes(record.result)
  const priority = facility * 8 + severities[isFine ? 'notice' : 'warning']
  const [, host = '', process = ''] = /^(.*):(\d+)$/.exec(record.node) ?? []
  const header = [`<${priority}>1`, record.ts, word(host, 255), 'my-staff', word(process, 128), record.phase]
  const structured = `[meta sequenceId="${((seq - 1) % largestId) + 1}"]`
  return [...header, structured, ascii(JSON.stringify(exported(entry)))].join(' ')
}

/** Octet counting: how long the message is, then the message. datatracker.ietf.org/doc/html/rfc6587#section-3.4.1 */
export function syslogFrame(entry: Entry): string {
  const message = syslogMessage(entry)
  return `${Buffer.byteLength(message)} ${message}`
}

/** A part of the header holds no blank and only printable ASCII. */
function word(text: string, most: number): string {
  return text.replaceAll(/[^!-~]/g, '').slice(0, most) || '-'
}

/** The same JSON: a letter beyond ASCII stands in it by its number. */
function ascii(json: string): string {
  return json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
