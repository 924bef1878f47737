import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { findBrowser } from '../browser.ts'
import { root, type Deployment } from './deployment.ts'
import { median, type Row } from './limits.ts'
import { addressesOf } from './views.ts'

const folder = `${root}/tests/bench/lighthouse`
const goals = { performance: 95, accessibility: 100, 'best-practices': 100 } as const
const runs = 3

/** What Lighthouse says of a phone on a slow connection. */
export async function measureLighthouse(deployment: Deployment): Promise<Row[]> {
  await install()
  const addresses = await addressesOf(deployment, 'Pike Street')
  const megan = await deployment.signIn('megan')
  const pages = ['list', 'person'] as const
  const found: Record<string, Record<string, number>[]> = { list: [], person: [] }
  for (let run = 0; run < runs; run += 1)
    for (const page of pages) found[page]?.push(grade(deployment.app + addresses[page], megan.cookie))
  return pages.flatMap((page) =>
    Object.entries(goals).map(([category, limit]) => ({
      what: `Lighthouse mobile, ${category}: ${page}`,
      measured: median((found[page] ?? []).map((scores) => scores[category] ?? 0)),
      limit,
      least: true as const,
    })),
  )
}

function grade(address: string, cookie: string): Record<string, number> {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['grade.mjs', address], {
    cwd: folder,
    env: { ...process.env, COOKIE: cookie, CHROME_PATH: findBrowser() ?? '' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Lighthouse ends with ${stderr}`)
  const { scores, faults } = JSON.parse(stdout) as { scores: Record<string, number>; faults: string[] }
  for (const fault of faults) process.stderr.write(`    ${fault}\n`)
  return scores
}

/** It has a folder and a lock of its own, and comes only when it is asked for: it is large. */
async function install(): Promise<void> {
  const [lock, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
      stat(`${folder}/${file}`).catch(() => null),
    ),
  )
  if (installed && lock && installed.mtimeMs >= lock.mtimeMs) return
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync('npm', flags, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ci in tests/bench/lighthouse answers ${stderr}`)
}
