import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { findBrowser } from '../browser.ts'
import { root, type Deployment } from './deployment.ts'
import { median, type Row } from './limits.ts'
import { addressesOf } from './views.ts'
import { signInForSetup } from './visitor.ts'

const folder = `${root}/tests/bench/lighthouse`
const runs = 3
/** Not synchronously: connections that the other side closes meanwhile would be taken for open. */
const run = promisify(execFile)

type Graded = { page: string; address: string; cookie: string; goals: Record<string, number> }

/** What nobody has to be fast for, everybody can use all the same. */
const forAll = { accessibility: 100, 'best-practices': 100 }
const forTheMost = { performance: 95, ...forAll }

/** What Lighthouse says of a phone on a slow connection. */
export async function measureLighthouse(deployment: Deployment): Promise<Row[]> {
  await install()
  const rows: Row[] = []
  for (const { page, address, cookie, goals } of await pagesOf(deployment)) {
    const found: Record<string, number>[] = []
    const turns = 'performance' in goals ? runs : 1
    for (let turn = 0; turn < turns; turn += 1)
      found.push(await grade(deployment.app + address, cookie, Object.keys(goals)))
    for (const [category, limit] of Object.entries(goals)) {
      const measured = median(found.map((scores) => scores[category] ?? 0))
      rows.push({ what: `Lighthouse mobile, ${category}: ${page}`, measured, limit, least: true })
    }
  }
  return rows
}

async function pagesOf(deployment: Deployment): Promise<Graded[]> {
  const addresses = await addressesOf(deployment, 'Pike Street')
  const { cookie } = await deployment.signIn('megan')
  const { cookie: ofAdministrator } = await signInForSetup(deployment.app, 'root')
  const managers = { cookie, goals: forAll }
  const administrators = { cookie: ofAdministrator, goals: forAll }
  return [
    { page: 'list', ...managers, address: addresses.list, goals: forTheMost },
    { page: 'person', ...managers, address: addresses.person, goals: forTheMost },
    { page: 'sign-in', ...managers, address: '/sign-in', cookie: '' },
    { page: 'locations', ...managers, address: '/locations' },
    { page: 'dialog', ...managers, address: addresses.dialog },
    { page: 'search', ...managers, address: addresses.search },
    { page: 'activity', ...managers, address: '/activity' },
    { page: 'help', ...managers, address: '/help' },
    { page: 'accessibility', ...managers, address: '/accessibility' },
    ...['', '/consent', '/delegation', '/admin-recovery', '/rules'].map((path) => ({
      page: `setup${path}`,
      ...administrators,
      address: `/setup${path}`,
    })),
  ]
}

async function grade(address: string, cookie: string, categories: string[]): Promise<Record<string, number>> {
  const { stdout } = await run(process.execPath, ['grade.mjs', address, ...categories], {
    cwd: folder,
    env: { ...process.env, COOKIE: cookie, CHROME_PATH: findBrowser({ whole: true }) ?? '' },
  })
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
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
}
