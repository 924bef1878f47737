// `npm run setup:reset-rules`: what was set in Setup, Rules, is given up for what the environment says.
import { command, say } from '../audit/command'
import { database } from '../store/database'
import { resetRules } from '../store/rules'

await command(async () => {
  await database({ patient: true })
  await resetRules()
  say('The rules are those of the environment again, on every machine.')
  return true
})
