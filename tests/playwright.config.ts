import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './browser'

const port = 3100
const simulatorPort = 4110
const executablePath = findBrowser()

/** One pretend tenant serves all tests, which put it back and bend it: they go one after the other. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'results/e2e',
  workers: 1,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    trace: 'retain-on-failure',
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
    { name: 'with-javascript' },
    {
      name: 'without-javascript',
      use: { javaScriptEnabled: false },
      testIgnore: ['**/javascript/**', '**/surface/**'],
    },
  ],
  webServer: {
    command: 'node tests/simulator/demo.ts',
    cwd: '..',
    url: `http://localhost:${port}/api/health`,
    env: { PORT: String(port), SIMULATOR_PORT: String(simulatorPort) },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    timeout: 180_000,
  },
})
