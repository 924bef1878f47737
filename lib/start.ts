import 'server-only'
import { env, environmentProblems } from './env'
import { permissions } from './auth/scopes'
import { AppError } from './errors'
import { startForwarding } from './forwarding/forward'
import { log } from './log'
import { startReconciler } from './reconciler'
import { followRequests } from './request'
import { anchorTrail } from './store/audit'
import { isTrailOurs } from './store/audit-retention'
import { database } from './store/database'
import { ifWritable } from './store/unavailable'
import { guardNext } from './web/guard-next'

/** EX_CONFIG of sysexits.h. */
const badConfiguration = 78

/** Refuses to start on a bad configuration, naming everything that is wrong with it at once. */
export async function start(): Promise<void> {
  const problems = environmentProblems()
  if (problems.length === 0)
    await examineStore().catch((error: unknown) => void problems.push(storeProblem(error)))
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
  anchorNowAndThen()
  startForwarding()
  log().info({ event: 'started', address: env().publicAddress, permissions }, 'started')
}

async function examineStore(): Promise<void> {
  await database()
  if (await isTrailOurs()) return
  throw new AppError('unavailable', { cause: new Error('audit-head-broken') })
}

/** The end of the audit trail goes into the log at the start and every five minutes, if there is anything new. */
function anchorNowAndThen(): void {
  const anchor = () => void ifWritable('not-anchored', anchorTrail()).catch(() => undefined)
  anchor()
  setInterval(anchor, 5 * 60_000).unref()
}

/** No word of the address: its password is in it. */
function storeProblem(error: unknown): string {
  const cause = error instanceof AppError ? error.cause : error
  if (cause instanceof Error && cause.message === 'audit-head-broken')
    return 'AUDIT_KEY is not the key of the audit trail in the store, or somebody changed the end of the trail: `npm run audit:verify` tells.'
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  const { databaseUrl, databaseFile } = env()
  return databaseUrl
    ? `DATABASE_URL names a database that cannot be opened and written${code}.`
    : `DATABASE_FILE names a file that cannot be opened and written${code}: ${databaseFile}`
}
