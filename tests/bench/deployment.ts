import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startApp, untilHealthy } from '../simulator/app.ts'
import { signIn, type Visitor } from './visitor.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type Unit = { id: string; displayName: string; members: string[] }

export type LogEntry = {
  n: number
  at: string
  ms: number
  method: string
  path: string
  batch?: true
}

/** The production build and a pretend tenant, each in a process of its own: what one costs is not the other's. */
export type Deployment = {
  app: string
  control: <T>(path: string, method?: string, body?: unknown) => Promise<T>
  /** a session of its own for a persona */
  signIn: (persona: string) => Promise<Visitor>
  /** the Graph calls since the last time this was asked; those inside a batch are left out */
  calls: () => Promise<LogEntry[]>
  /** what the app's process has used so far: milliseconds of both cores, bytes */
  used: () => Promise<{ cpu: number; memory: number }>
  close: () => Promise<void>
}

type Options = { port: number; latencyMs?: number; people?: number }

export async function deploy({ port, latencyMs = 0, people = 0 }: Options): Promise<Deployment> {
  const simulatorPort = port + 1
  const folder = await mkdtemp(join(tmpdir(), 'my-staff-bench-'))
  const simulator = spawn(process.execPath, ['tests/simulator/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      SIMULATOR_PORT: String(simulatorPort),
      SIMULATOR_LATENCY_MS: String(latencyMs),
      SIMULATOR_PEOPLE: String(people),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // As it is in production: a line for each call.
  process.env.LOG_LEVEL = 'info'
  const app = startApp({ root, port, simulatorPort, folder })
  // Whatever ends the bench ends them.
  process.once('exit', () => {
    app.stop()
    simulator.kill()
  })
  let ended: string | undefined
  void app.ended.then((reason) => (ended = reason))
  await Promise.all([
    untilHealthy(port, () => ended !== undefined),
    untilAnswered(`http://127.0.0.1:${simulatorPort}/__sim/health`),
  ])
  if (ended !== undefined) throw new Error(ended)

  async function control<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${simulatorPort}/__sim/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} /__sim/${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  // The bench asks for more than the throttling of one small tenant would let through.
  await control('features', 'POST', { resourceUnits: 0, writes: 0 })
  const at = `http://localhost:${port}`
  let seen = 0
  return {
    app: at,
    control,
    signIn: (persona) => signIn(at, persona),
    async calls() {
      const entries = await control<LogEntry[]>(`log?since=${seen}`)
      seen = entries.at(-1)?.n ?? seen
      return entries.filter(({ batch }) => !batch)
    },
    used: () => usedBy(app.pid),
    async close() {
      app.stop()
      simulator.kill()
      await Promise.all([app.ended, once(simulator, 'close')])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilAnswered(address: string): Promise<void> {
  for (;;) {
    const answer = await fetch(address).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** man 5 proc: user and system time in hundredths of a second, and the pages in memory. */
async function usedBy(pid: number): Promise<{ cpu: number; memory: number }> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/status`, 'utf8'),
  ])
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const memory = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024
  return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, memory }
}
