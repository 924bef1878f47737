// `npm run audit:retain`: drops what is over its time (AUDIT_DAYS). Run it once a day.
import { dropOldRecords } from '../store/audit-retention'
import { verifyTrail } from '../store/audit-verify'
import { database } from '../store/database'
import { command, say } from './command'

await command(async () => {
  await database({ patient: true })
  const { faults } = await verifyTrail()
  if (faults.length > 0) {
    say(`Nothing was dropped: the trail has ${faults.length} faults. See npm run audit:verify.`)
    return false
  }
  say(`${await dropOldRecords()} records dropped.`)
  return true
})
