import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './browser'
import { laneOf, lanes } from './e2e/lane'

const executablePath = findBrowser()
/** What needs no browser, or is not about one, runs once. */
const once = '**/e2e/{http,surface}'
const limits = ['LIMIT_10_MINUTES', 'LIMIT_DAY', 'LIMIT_PERSON_HOUR', 'ALARM_TENANT_HOUR']
/** What looks at all that the others left behind. */
const afterwards = ['contract', 'leaks', 'tally']
const after = `**/e2e/{${afterwards.join()}}/**`
/** The normal run leaves out what is marked as nightly, and does without JavaScript what is marked as that. */
const isNightly = process.env.NIGHTLY === '1'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'results/e2e',
  workers: lanes,
  fullyParallel: true,
  forbidOnly: true,
  ...(!isNightly && { grepInvert: /@nightly/ }),
  // Of a test as a whole: what a person waits for has a limit of its own below.
  timeout: 60_000,
  expect: { timeout: 7_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    // `TRACE=1` records what led to a failure; it makes the run a third longer.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  projects: [
    { name: 'with-javascript', testIgnore: [`${once}/**`, after] },
    {
      name: 'without-javascript',
      use: { javaScriptEnabled: false },
      ...(!isNightly && { grep: /@without-javascript/ }),
      testIgnore: [`${once}/**`, '**/e2e/javascript/**', after],
    },
    { name: 'once', testMatch: `${once}/*.spec.ts` },
    ...afterwards.map((name) => ({
      name,
      testMatch: `**/e2e/${name}/*.spec.ts`,
      dependencies: ['with-javascript', 'without-javascript', 'once'],
    })),
  ],
  webServer: Array.from({ length: lanes }, (_, index) => {
    const { port, simulatorPort, app, folder } = laneOf(index)
    return {
      command: `rm -rf ${folder}; mkdir -p ${folder}; exec node tests/simulator/demo.ts > ${folder}/app.log 2>&1`,
      cwd: '..',
      url: `${app}/api/health`,
      env: {
        PORT: String(port),
        SIMULATOR_PORT: String(simulatorPort),
        SIMULATOR_SECRETS_FILE: `${folder}/secrets.jsonl`,
        SIMULATOR_EXCHANGES_FILE: `${folder}/exchanges.jsonl`,
        TMPDIR: folder,
        LOG_LEVEL: 'info',
        // What is sent for real here is more than a manager sends in a day.
        ...Object.fromEntries(limits.map((name) => [name, '1000000'])),
        EVIDENCE: 'optional',
        REASON: 'optional',
      },
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
      timeout: 180_000,
    }
  }),
})
