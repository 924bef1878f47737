// `npm run simulator`: the pretend tenant alone.
import { personaTable } from './persona-table.ts'
import { isPortTaken } from './ports.ts'
import { startSimulator } from './server.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(process.env)

try {
  const { url } = await startSimulator({ port: settings.simulatorPort, ...settings.options })
  process.stdout.write(`The pretend tenant is at ${url}\n\n${personaTable()}\n`)
} catch (error) {
  if (!isPortTaken(error)) throw error
  process.stderr.write(`Port ${settings.simulatorPort} is taken: set SIMULATOR_PORT to another one.\n`)
  process.exitCode = 1
}
