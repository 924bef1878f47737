import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { install } from '../install.ts'

/** `npm run test:mutation`: what Stryker changes in the rules of who may do what, and which changes no test notices. */

const least = 90

type Report = { files: Record<string, { mutants: { status: string }[] }> }

function isStrong([file, { mutants }]: [string, Report['files'][string]]): boolean {
  const count = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  const score = (100 * noticed) / (noticed + count('Survived', 'NoCoverage'))
  process.stdout.write(`${file}: ${noticed} noticed, ${score.toFixed(1)} %\n`)
  return score >= least
}

const root = fileURLToPath(new URL('../..', import.meta.url))
// Stryker works with the project's own vitest, and shall not bring another one along.
install('tests/mutation', ['--legacy-peer-deps'])
const stryker = 'tests/mutation/node_modules/@stryker-mutator/core/bin/stryker.js'
const { status } = spawnSync(process.execPath, [stryker, 'run', 'tests/mutation/stryker.config.json'], {
  cwd: root,
  stdio: 'inherit',
})
const report = JSON.parse(readFileSync(`${root}/tests/results/mutation/report.json`, 'utf8')) as Report
const weak = Object.entries(report.files).filter((file) => !isStrong(file))
if (status !== 0 || weak.length > 0) {
  process.stderr.write(`Each file should have ${least} % or more.\n`)
  process.exitCode = 1
}
