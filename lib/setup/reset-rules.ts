// `npm run setup:reset-rules`: what was set in Setup, Rules, is given up for what the environment says.
import { command, say } from '../audit/command'
import { appendAudit } from '../store/audit'
import { database, write } from '../store/database'
import { resetRules } from '../store/rules'

await command(async () => {
  await database({ patient: true })
  await resetRules()
  const change = { what: 'reset' }
  await write((db) =>
    db
      .transaction()
      .execute((transaction) =>
        appendAudit(transaction, { phase: 'config', action: 'setup-rules', result: 'ok', change }),
      ),
  )
  say('The rules are those of the environment again, on every machine.')
  return true
})
