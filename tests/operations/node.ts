// One node of several: sends forms as a browser would, and may be killed at any point of that.
import { subscribe } from 'node:diagnostics_channel'
import { StatementSync } from 'node:sqlite'
import { Client } from 'pg'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { database } from '@/lib/store/database'
import { sendToSimulator } from '../simulator/intercept'
import { signedIn } from './next-stub'

export type Task = {
  simulator: string
  token: string
  headers: Record<string, string>
  manager: { id: string; name: string; signInName: string; session: string }
  forms: { staffId: string; operation: string }[]
  /** Each form is sent so many times at once. */
  times: number
  /** The point at which this process ends itself as if the power went; null to live. */
  killAt: number | null
}

export type Answer = { operation: string; status: string; failure: string | null; shown: string | null }

/** Every statement to the store and every step of a request is a point at which a process may die. */
function killAt(point: number): void {
  let passed = 0
  function pass(): void {
    passed += 1
    if (passed === point) process.kill(process.pid, 'SIGKILL')
  }
  for (const step of ['request:create', 'client:sendHeaders', 'request:headers', 'request:trailers'])
    subscribe(`undici:${step}`, pass)
  for (const verb of ['all', 'run'] as const) {
    const ask = StatementSync.prototype[verb] as (...given: unknown[]) => unknown
    StatementSync.prototype[verb] = function (this: StatementSync, ...given: unknown[]) {
      pass()
      return ask.apply(this, given)
    } as never
  }
  const query = Client.prototype.query as (...given: unknown[]) => unknown
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    pass()
    return query.apply(this, given)
  } as typeof Client.prototype.query
}

function formOf({ staffId, operation }: Task['forms'][number]): FormData {
  const form = new FormData()
  form.set('staffId', staffId)
  form.set('operation', operation)
  return form
}

async function send(form: Task['forms'][number]): Promise<Answer> {
  const state = await resetPassword(null, formOf(form))
  return {
    operation: form.operation,
    status: state.status,
    failure: 'problem' in state ? state.problem.failure : null,
    shown: state.status === 'done' ? state.result.temporaryPassword : null,
  }
}

async function run({ simulator, token, headers, manager, forms, times, killAt: point }: Task): Promise<void> {
  sendToSimulator(simulator)
  const { session, ...who } = manager
  signedIn.headers = headers
  signedIn.manager = {
    ...who,
    token: () => Promise.resolve(token),
    permissions: () => Promise.resolve([]),
    refused: () => Promise.resolve(),
    end: () => Promise.resolve(),
    endAll: () => Promise.resolve(),
    session: {
      idHash: session,
      signedInAt: Date.now(),
      authenticatedAt: Date.now(),
      contexts: [],
      purpose: 'manage',
    },
  }
  // What a start does to the store is not what these kills are about.
  await database()
  if (point !== null) killAt(point)
  for (const form of forms) {
    const answers = await Promise.all(Array.from({ length: times }, () => send(form)))
    process.send?.(answers)
  }
}

process.once('message', (task: Task) => {
  void run(task).then(
    () => process.disconnect(),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
