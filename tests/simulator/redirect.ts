// Preload: `node --import ./tests/simulator/redirect.ts` runs any app against the pretend tenant.
import { sendBrowserToSimulator } from './browser.ts'
import { sendToSimulator } from './intercept.ts'

const port = process.env.SIMULATOR_PORT ?? '4010'
sendToSimulator(`http://127.0.0.1:${port}`)
sendBrowserToSimulator(`http://localhost:${port}`)
