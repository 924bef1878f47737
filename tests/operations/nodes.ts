import { fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { permissions } from '@/lib/auth/scopes'
import { ownForm } from '../pretend'
import { account, pretendTenant } from '../tenant'
import type { Answer, Task } from './node'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** A node starts in half the time when an earlier one, which ended by itself, left its code compiled. */
const compiled = join(tmpdir(), 'my-staff-compiled')
const preloads = [here('../lib-loader.mjs'), here('next-stubs.mjs')]

/** What a node needs to know to work for Megan. */
export async function taskFor(
  rest: Pick<Task, 'forms'> & Partial<Pick<Task, 'times' | 'killAt'>>,
): Promise<Task> {
  const { user } = account('megan')
  const manager = { id: user.id, name: user.displayName, signInName: user.userPrincipalName, session: 'gone' }
  const token = await pretendTenant().signIn('megan', permissions)
  return { simulator: pretendTenant().url, token, headers: ownForm, manager, times: 1, killAt: null, ...rest }
}

/** Runs a node to its end and returns every answer that came out of it. */
export async function runNode(task: Task): Promise<{ answers: Answer[]; killed: boolean }> {
  const execArgv = preloads.flatMap((file) => ['--import', file])
  const child = fork(here('node.ts'), {
    execArgv,
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  const answers: Answer[] = []
  let complaints = ''
  child.stderr?.on('data', (chunk) => (complaints += String(chunk)))
  child.on('message', (some: Answer[]) => answers.push(...some))
  child.send(task)
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The node ended with ${code}: ${complaints}`)
  return { answers, killed: signal === 'SIGKILL' }
}
