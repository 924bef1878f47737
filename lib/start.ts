import 'server-only'
import { env, environmentProblems } from './env'
import { permissions } from './auth/scopes'
import { log } from './log'
import { followRequests } from './request'
import { database } from './store/database'
import { guardNext } from './web/guard-next'

/** EX_CONFIG of sysexits.h. */
const badConfiguration = 78

/** Refuses to start on a bad configuration, naming everything that is wrong with it at once. */
export async function start(): Promise<void> {
  const problems = environmentProblems()
  if (problems.length === 0)
    await database().catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
      problems.push(
        `DATABASE_FILE names a file that cannot be opened and written${code}: ${env().databaseFile}`,
      )
    })
  if (problems.length > 0) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n')
    process.stderr.write(
      `\nMy Staff does not start. Settings to mend:\n${list}\nREADME.md, "A real tenant", explains each.\n\n`,
    )
    process.exit(badConfiguration)
  }
  followRequests()
  guardNext()
  log().info({ event: 'started', address: env().publicAddress, permissions }, 'started')
}
