import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { database } from '@/lib/store/database'
import {
  account,
  formFor,
  inPretendTenant,
  pretendTenant,
  signedInAs,
  writes,
  withoutExchanges,
} from '../tenant'
import type { Answer, Task } from './node'
import { runNode, taskFor } from './nodes'

type Form = Task['forms'][number]

/** 3 forms in the normal run, 200 at night: `TWINS=200`. */
const keys = Number(process.env.TWINS ?? 3)
const times = 50
/** So many forms at a time: the pretend tenant's log does not keep more calls than those of them take. */
const round = 10

const onPostgresql = Boolean(process.env.DATABASE_URL)
const folder = await mkdtemp(join(tmpdir(), 'my-staff-twins-'))
if (!onPostgresql) process.env.DATABASE_FILE = join(folder, 'my-staff.sqlite')

inPretendTenant()
withoutExchanges()
afterAll(async () => {
  if (!onPostgresql) await (await database()).destroy()
  await rm(folder, { recursive: true })
})

/** Whoever is told that the store is too busy sends again: until Microsoft has heard of each form. */
async function untilAllAreDone(forms: Form[], send: (open: Form[]) => Promise<Answer[]>): Promise<Answer[]> {
  const answers: Answer[] = []
  const isOpen = ({ operation }: Form) =>
    !writes().some(({ clientRequestId }) => clientRequestId === operation)
  for (let open = forms; open.length > 0; open = forms.filter(isOpen)) answers.push(...(await send(open)))
  return answers
}

/** What may be said to those who come second, and to those for whom a busy machine had no time. */
const turnedAway = ['already-sent', 'being-changed', 'unavailable', 'unreachable', 'busy']

/** Each form was carried out once, one answer shows its password, and the others tell why they show none. */
function expectOneEach(forms: Form[], answers: Answer[]): void {
  const done = writes().map(({ clientRequestId }) => clientRequestId)
  expect([...done].sort()).toEqual(forms.map(({ operation }) => operation).sort())
  for (const { operation } of forms) {
    const own = answers.filter((answer) => answer.operation === operation)
    expect(own.filter(({ shown }) => shown !== null)).toHaveLength(1)
    for (const { failure } of own) expect([null, ...turnedAway]).toContain(failure)
  }
}

async function sendAtOnce(form: Form): Promise<Answer[]> {
  const sent = Array.from({ length: times }, () => resetPassword(null, formFor('amara.okafor', form)))
  return (await Promise.all(sent)).map((state) => ({
    operation: form.operation,
    status: state.status,
    failure: 'problem' in state ? state.problem.failure : null,
    shown: state.status === 'done' ? state.result.temporaryPassword : null,
  }))
}

/** Sends all forms, some at a time, and counts what Microsoft was made to do. */
async function executionsOf(send: (open: Form[]) => Promise<Answer[]>): Promise<number> {
  const staffId = account('amara.okafor').user.id
  let executions = 0
  for (let left = keys; left > 0; left -= round) {
    pretendTenant().state.log.splice(0)
    const forms = Array.from({ length: Math.min(round, left) }, () => ({ staffId, operation: randomUUID() }))
    expectOneEach(forms, await untilAllAreDone(forms, send))
    executions += writes().length
  }
  return executions
}

test(`${keys} forms, each sent ${times} times at once: ${keys} executions`, async () => {
  signedInAs('megan')
  const executions = await executionsOf(async (open) => {
    const all: Answer[] = []
    for (const form of open) all.push(...(await sendAtOnce(form)))
    return all
  })
  expect(executions).toBe(keys)
  process.stdout.write(`    ${keys} forms x ${times}: ${executions} executions\n`)
}, 3_600_000)

test(`and from two processes at the same moment, ${keys} executions too`, async () => {
  const executions = await executionsOf(async (open) => {
    const task = await taskFor({ forms: open, times: times / 2 })
    return (await Promise.all([runNode(task), runNode(task)])).flatMap((node) => node.answers)
  })
  expect(executions).toBe(keys)
  process.stdout.write(`    ${keys} forms x ${times}, two processes: ${executions} executions\n`)
}, 3_600_000)
