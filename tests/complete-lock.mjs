// Completes package-lock.json after an install: npm leaves out optional packages of foreign platforms
// that its registry does not hold at the moment, and `npm ci` then refuses its own lock. Run by `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

const platforms = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const architectures = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The first of the words that the package's name holds, as npm's `os` and `cpu` want it. */
function named(words, name) {
  const found = words.find((word) => new RegExp(`[-.]${word}`).test(name))
  if (!found) throw new Error(`Cannot tell the platform of ${name}`)
  return [found]
}

let added = 0
for (const [path, owner] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const known = lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`]
    if (known || !/^\d/.test(version)) continue
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: named(architectures, name),
      ...(owner.dev && { dev: true }),
      optional: true,
      ...(!name.includes('wasm32') && { os: named(platforms, name) }),
    }
    added += 1
  }
}

writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`package-lock.json: ${added} packages of other platforms added\n`)
