// `npm run bench`, or some of it: `npm run bench -- cpu lighthouse`. What the app costs, against what it may.
import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { buildIfStale } from '../simulator/build.ts'
import { deploy, root, type Deployment } from './deployment.ts'
import { measureLighthouse } from './lighthouse.ts'
import { isWithin, lineOf, round, type Row } from './limits.ts'
import { measureManagers } from './managers.ts'
import { measurePageTime } from './page-time.ts'
import { measurePeople } from './people.ts'
import { measureRoundTrips } from './round-trips.ts'
import { measureSent } from './sent.ts'
import { measureServerCpu } from './server-cpu.ts'

const port = Number(process.env.BENCH_PORT ?? 3400)

const parts: Record<string, () => Promise<Row[]>> = {
  'round-trips': () => within([{ latencyMs: 100 }], ([one]) => measureRoundTrips(one)),
  time: () => within([{ latencyMs: 100 }], ([one]) => measurePageTime(one)),
  cpu: () => within([{}], ([one]) => measureServerCpu(one)),
  managers: () => within([{}], ([one]) => measureManagers(one)),
  people: () =>
    within([{ latencyMs: 100 }, { latencyMs: 100, people: 100_000 }], ([few, many]) =>
      measurePeople(few, many),
    ),
  sent: () => within([{}], ([one]) => measureSent(one)),
  lighthouse: () => within([{}], ([one]) => measureLighthouse(one)),
}

type Options = { latencyMs?: number; people?: number }

/** Measures with deployments of their own, which end afterwards. */
async function within<const O extends readonly Options[]>(
  options: O,
  measure: (deployments: { [K in keyof O]: Deployment }) => Promise<Row[]>,
): Promise<Row[]> {
  const deployments = await Promise.all(
    options.map((one, index) => deploy({ port: port + 2 * index, ...one })),
  )
  try {
    // As many as there are options.
    return await measure(deployments as { [K in keyof O]: Deployment })
  } finally {
    await Promise.all(deployments.map((one) => one.close()))
  }
}

function machine(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const memory = Math.round(totalmem() / 1024 ** 3)
  const processor = `${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? 'unknown'}`
  // What else the machine does makes every number worse.
  const load = `load ${round(loadavg()[0] ?? 0)} before it began`
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.version}, ${processor}, ${memory} GB, ${load}`
}

async function run(): Promise<number> {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !(name in parts))
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}.\n`)
    return 1
  }
  if (!(await buildIfStale(root))) return 1
  process.stdout.write(`${machine()}\n\n| number | goal | measured | ok |\n| --- | --- | --- | --- |\n`)
  let isGood = true
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const row of await measure()) {
      process.stdout.write(`${lineOf(row)}\n`)
      isGood &&= row.measured === null || isWithin(row)
    }
  }
  return isGood ? 0 : 1
}

// By itself a signal would leave the servers behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.exitCode = await run()
