// One node of several: renews the tokens of many sessions, interleaved, and says whose tokens it got.
import { Agent, setGlobalDispatcher } from 'undici'
import { graphToken } from '@/lib/auth/graph-token'

export type Task = {
  entra: string
  sessions: { id_hash: string; home_account_id: string; purpose: 'manage'; person: string }[]
  rounds: number
}
export type Report = { calls: number; foreign: number; failed: string[] }

const atOnce = 32

async function run({ entra, sessions, rounds }: Task): Promise<Report> {
  setGlobalDispatcher(
    new Agent().compose((dispatch) => (options, handler) => dispatch({ ...options, origin: entra }, handler)),
  )
  const report: Report = { calls: 0, foreign: 0, failed: [] }
  const last = new Map<string, string>()

  async function renew(session: Task['sessions'][number]): Promise<void> {
    const token = last.get(session.id_hash)
    const got = await graphToken(session, token ? { token, claims: null } : null).catch((error: unknown) =>
      String(error),
    )
    report.calls += 1
    last.set(session.id_hash, got)
    if (!got.startsWith('access.')) report.failed.push(got)
    else if (got.split('.')[1] !== session.person) report.foreign += 1
  }

  // The first round only learns the tokens that sign-in brought.
  for (let round = 0; round <= rounds; round += 1) {
    const queue = [...sessions]
    const workers = Array.from({ length: atOnce }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await renew(next)
    })
    await Promise.all(workers)
  }
  return report
}

process.once('message', (task: Task) => {
  void run(task).then((report) => process.send?.(report, () => process.exit(0)))
})
