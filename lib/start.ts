import 'server-only'
import { env, environmentProblems } from './env'
import { permissions } from './auth/scopes'
import { AppError } from './errors'
import { log } from './log'
import { startReconciler } from './reconciler'
import { followRequests } from './request'
import { database } from './store/database'
import { guardNext } from './web/guard-next'

/** EX_CONFIG of sysexits.h. */
const badConfiguration = 78

/** Refuses to start on a bad configuration, naming everything that is wrong with it at once. */
export async function start(): Promise<void> {
  const problems = environmentProblems()
  if (problems.length === 0)
    await database().catch((error: unknown) => void problems.push(storeProblem(error)))
  if (problems.length > 0) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n')
    process.stderr.write(
      `\nMy Staff does not start. Settings to mend:\n${list}\nREADME.md, "A real tenant", explains each.\n\n`,
    )
    process.exit(badConfiguration)
  }
  followRequests()
  guardNext()
  startReconciler()
  log().info({ event: 'started', address: env().publicAddress, permissions }, 'started')
}

/** No word of the address: its password is in it. */
function storeProblem(error: unknown): string {
  const cause = error instanceof AppError ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  const { databaseUrl, databaseFile } = env()
  return databaseUrl
    ? `DATABASE_URL names a database that cannot be opened and written${code}.`
    : `DATABASE_FILE names a file that cannot be opened and written${code}: ${databaseFile}`
}
