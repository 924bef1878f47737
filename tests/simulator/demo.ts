// `npm run demo`: the app and the pretend tenant together, until Ctrl-C.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startApp, untilHealthy } from './app.ts'
import { buildIfStale } from './build.ts'
import { personaTable } from './persona-table.ts'
import { isPortFree } from './ports.ts'
import { startSimulator } from './server.ts'
import { readSettings } from './settings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { appPort, simulatorPort, options } = readSettings(process.env)
process.exitCode = await run()

async function run(): Promise<number> {
  if (!(await arePortsFree()) || !(await buildIfStale(root))) return 1
  const folder = await mkdtemp(join(tmpdir(), 'my-staff-demo-'))
  const simulator = await startSimulator({ port: simulatorPort, ...options })
  const app = startApp({ root, port: appPort, simulatorPort, folder, secretsFile: options.secretsFile })

  let isAsked = false
  let isOver = false
  function stop(): void {
    isAsked = true
    app.stop()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  void app.ended.then(() => {
    isOver = true
  })
  await untilHealthy(appPort, () => isOver)
  if (!isOver) {
    app.show()
    process.stdout.write(welcome(simulator.url))
  }

  const reason = await app.ended
  if (!isAsked) process.stderr.write(`${reason} So the pretend tenant ends too.\n`)
  await simulator.close()
  await rm(folder, { recursive: true, force: true })
  return isAsked ? 0 : 1
}

async function arePortsFree(): Promise<boolean> {
  const taken = [
    { port: appPort, setting: 'PORT', of: 'the app' },
    { port: simulatorPort, setting: 'SIMULATOR_PORT', of: 'the pretend tenant' },
  ]
  if (appPort === simulatorPort) {
    process.stderr.write(`PORT and SIMULATOR_PORT are both ${appPort}: they must differ.\n`)
    return false
  }
  for (const { port, setting, of } of taken) {
    if (await isPortFree(port)) continue
    process.stderr.write(`Port ${port} is taken, and ${of} needs it: set ${setting} to another one.\n`)
    return false
  }
  return true
}

function welcome(simulatorUrl: string): string {
  return `
My Staff             http://localhost:${appPort}
The office portal    ${simulatorUrl}   (where staff try their new password)

${personaTable()}
Ctrl-C ends it.
`
}
