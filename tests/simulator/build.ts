import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the build is made of; whatever is newer than the build makes it stale. */
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'proxy.ts',
]

/** Builds the app if it has not been built, or was changed since. False: the build failed, and said why. */
export async function buildIfStale(root: string): Promise<boolean> {
  const built = await changedAt(join(root, '.next/BUILD_ID'))
  const changed = await Promise.all(sources.map((source) => newest(join(root, source))))
  if (built > Math.max(...changed)) return true
  process.stdout.write('Building the app (about half a minute) … ')
  const began = performance.now()
  const { code, output } = await runBuild(root)
  if (code === 0) {
    process.stdout.write(`done in ${Math.round((performance.now() - began) / 1000)} s\n`)
    return true
  }
  process.stdout.write('failed\n')
  process.stderr.write(`${output}\nThe app did not build: see above.\n`)
  return false
}

/** Milliseconds, or 0 for what is not there. */
async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  )
}

/** A folder counts too: it is newer when a file in it has gone. */
async function newest(path: string): Promise<number> {
  const own = await changedAt(path)
  const entries = await readdir(path, { recursive: true }).catch(() => [])
  const times = await Promise.all(entries.map((entry) => changedAt(join(path, entry))))
  return Math.max(own, ...times)
}

function runBuild(root: string): Promise<{ code: number | null; output: string }> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
