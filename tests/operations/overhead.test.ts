import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { carryOut } from '@/lib/carry-out'
import { authorize } from '@/lib/graph/authorize'
import { intentOf } from '@/lib/intent'
import { database } from '@/lib/store/database'
import { keepHold } from '@/lib/store/held'
import { startOperation } from '@/lib/store/operations'
import { account, inPretendTenant, signedInAs } from '../tenant'

/** 50 actions in the normal run, 2,000 at night: `OVERHEAD=2000`. */
const total = Number(process.env.OVERHEAD ?? 50)

const onPostgresql = Boolean(process.env.DATABASE_URL)
const folder = await mkdtemp(join(tmpdir(), 'my-staff-overhead-'))
if (!onPostgresql) process.env.DATABASE_FILE = join(folder, 'my-staff.sqlite')

inPretendTenant()
afterAll(async () => {
  if (!onPostgresql) await (await database()).destroy()
  await rm(folder, { recursive: true })
})

test('what intent, limits, lease and outcome add to an action is measured', async () => {
  signedInAs('megan')
  const grant = await authorize('reset-password', account('amara.okafor').user.id)
  const took: number[] = []
  for (let n = 0; n < total; n += 1) {
    const began = performance.now()
    const intent = intentOf(crypto.randomUUID(), grant, {}, { evidence: null, reason: null })
    await startOperation(intent)
    // Microsoft answers at once.
    await carryOut(intent, grant, () => keepHold(intent.id))
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.floor(share * (total - 1))]?.toFixed(1)
  const goal = onPostgresql ? '60 ms on PostgreSQL' : '30 ms on SQLite'
  process.stdout.write(`    ${total} actions: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (goal ${goal})\n`)
  expect(took).toHaveLength(total)
}, 3_600_000)
