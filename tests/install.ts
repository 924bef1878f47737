import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/**
 * Installs what a folder of the tests has a lock of its own for, where that is not done yet: tools that everybody
 * else's `npm ci` need not bring along.
 */
export function install(folder: string, more: string[] = []): void {
  const [lock, done] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    statSync(`${folder}/${file}`, { throwIfNoEntry: false }),
  )
  if (done && lock && done.mtimeMs >= lock.mtimeMs) return
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...more]
  const { status, stderr } = spawnSync('npm', flags, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ci in ${folder} answers ${stderr}`)
}
