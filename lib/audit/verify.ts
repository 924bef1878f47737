// `npm run audit:verify`: holds the trail of the store against its key. `-- export.jsonl` holds an exported file against
// it, which takes no other setting than AUDIT_KEY. `-- --log app.log` adds the anchors that the log kept.
import { readFile } from 'node:fs/promises'
import { auditKeyAlone } from '../env'
import { recordIfWritable } from '../store/audit'
import { verifyExport } from '../store/audit-export'
import { database } from '../store/database'
import { verifyTrail, type OutsideAnchor } from '../store/audit-verify'
import type { Fault } from '../store/audit-walk'
import { command, say } from './command'

const most = 100

function tell(faults: Fault[]): void {
  for (const { seq, through, part, kind } of faults.slice(0, most))
    say(`  ${part} ${through && through !== seq ? `${seq}-${through}` : seq}: ${kind}`)
  if (faults.length > most) say(`  and ${faults.length - most} more`)
  say(faults.length === 0 ? 'The trail is whole.' : `${faults.length} faults.`)
}

/** The anchors in a log, whatever else is in it. */
async function anchorsIn(file: string): Promise<OutsideAnchor[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes('"audit-anchor"'))
  return lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as OutsideAnchor)
}

async function verifyFile(file: string): Promise<boolean> {
  const key = auditKeyAlone()
  if (!key) throw new Error('AUDIT_KEY is missing: the key with which the trail was written.')
  const { count, manifest, faults } = verifyExport(key, await readFile(file, 'utf8'))
  say(`${count} records${manifest ? `, exported ${manifest.at}` : ''}.`)
  tell(faults)
  return faults.length === 0
}

async function verifyStore(log: string | undefined): Promise<boolean> {
  await database({ patient: true })
  const { count, dropped, head, lastAnchor, faults } = await verifyTrail(log ? await anchorsIn(log) : [])
  say(`${count} records, and ${dropped} dropped as over their time. Ends with ${head?.seq} ${head?.mac}.`)
  say(
    lastAnchor
      ? `Last anchor: ${lastAnchor.seq} ${lastAnchor.mac}, ${new Date(lastAnchor.at).toISOString()}.`
      : 'No anchor yet.',
  )
  tell(faults)
  await recordIfWritable({
    phase: 'verify',
    action: 'verify-trail',
    result: faults.length === 0 ? 'ok' : 'failed',
    change: { count, faults: faults.length },
  })
  return faults.length === 0
}

await command((first, second) => (first && first !== '--log' ? verifyFile(first) : verifyStore(second)))
