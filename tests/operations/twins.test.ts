import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { database } from '@/lib/store/database'
import { account, formFor, inPretendTenant, signedInAs, writes } from '../tenant'
import type { Answer } from './node'
import { runNode, taskFor } from './nodes'

/** 3 forms in the normal run, 200 at night: `TWINS=200`. */
const keys = Number(process.env.TWINS ?? 3)
const times = 50

const onPostgresql = Boolean(process.env.DATABASE_URL)
const folder = await mkdtemp(join(tmpdir(), 'my-staff-twins-'))
if (!onPostgresql) process.env.DATABASE_FILE = join(folder, 'my-staff.sqlite')

inPretendTenant()
afterAll(async () => {
  if (!onPostgresql) await (await database()).destroy()
  await rm(folder, { recursive: true })
})

/** One answer for each form shows a password, all others tell that it was sent before or is being carried out. */
function expectOneEach(answers: Answer[], operations: string[]): void {
  for (const operation of operations) {
    const own = answers.filter((answer) => answer.operation === operation)
    expect(own.filter(({ shown }) => shown !== null)).toHaveLength(1)
    for (const { status, failure } of own)
      expect(['done', 'already-sent', 'being-changed', 'unavailable']).toContain(failure ?? status)
  }
  expect(writes().map(({ clientRequestId }) => clientRequestId)).toEqual(operations)
}

test(`${keys} forms, each sent ${times} times at once: ${keys} executions`, async () => {
  signedInAs('megan')
  const operations = Array.from({ length: keys }, () => randomUUID())
  const answers: Answer[] = []
  for (const operation of operations) {
    const states = await Promise.all(
      Array.from({ length: times }, () => resetPassword(null, formFor('amara.okafor', { operation }))),
    )
    answers.push(
      ...states.map((state) => ({
        operation,
        status: state.status,
        failure: 'problem' in state ? state.problem.failure : null,
        shown: state.status === 'done' ? state.result.temporaryPassword : null,
      })),
    )
  }
  expectOneEach(answers, operations)
  process.stdout.write(`    ${keys} forms x ${times}: ${writes().length} executions\n`)
}, 600_000)

test(`and from two processes at the same moment, ${keys} executions too`, async () => {
  const staffId = account('amara.okafor').user.id
  const forms = Array.from({ length: keys }, () => ({ staffId, operation: randomUUID() }))
  const task = await taskFor({ forms, times: times / 2 })
  const nodes = await Promise.all([runNode(task), runNode(task)])
  const done = writes().map(({ clientRequestId }) => clientRequestId)
  expect([...done].sort()).toEqual(forms.map(({ operation }) => operation).sort())
  const shown = nodes.flatMap(({ answers }) => answers).filter((answer) => answer.shown !== null)
  expect(shown).toHaveLength(keys)
  process.stdout.write(`    ${keys} forms x ${times}, two processes: ${done.length} executions\n`)
}, 600_000)
