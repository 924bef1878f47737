// `npm run audit:retain`: drops what is over its time (AUDIT_DAYS). Run it once a day. Records that webhook or syslog shall have
// wait until they have been taken; with `-- --unforwarded` they go all the same.
import { dropOldRecords } from '../store/audit-retention'
import { verifyTrail } from '../store/audit-verify'
import { database } from '../store/database'
import { command, say } from './command'

await command(async (flag) => {
  if (flag !== undefined && flag !== '--unforwarded')
    throw new Error(`There is no ${flag} here, only --unforwarded.`)
  await database({ patient: true })
  const { faults } = await verifyTrail()
  if (faults.length > 0) {
    say(`Nothing was dropped: the trail has ${faults.length} faults. See npm run audit:verify.`)
    return false
  }
  const { dropped, waiting } = await dropOldRecords({ unforwarded: flag === '--unforwarded' })
  say(`${dropped} records dropped.`)
  if (waiting === 0) return true
  say(
    `${waiting} records are over their time but stay: AUDIT_WEBHOOK_URL or AUDIT_SYSLOG has not taken them yet.`,
  )
  say('See the log of the app. To drop them all the same: npm run audit:retain -- --unforwarded')
  return false
})
