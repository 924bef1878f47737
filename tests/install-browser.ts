import { spawnSync } from 'node:child_process'
import { findBrowser } from './browser.ts'

/** Gets a Chromium for the browser tests where there is none: Playwright's own, else Debian's package. */

function run(command: string, ...parameters: string[]): void {
  process.stdout.write(`Looking for a browser: ${command} ${parameters.join(' ')}\n`)
  spawnSync(command, parameters, {
    stdio: 'inherit',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

if (!findBrowser()) run('npx', 'playwright', 'install', 'chromium')
if (!findBrowser() && process.getuid?.() === 0) {
  run('apt-get', 'update')
  run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')
}
if (!findBrowser()) {
  process.stderr.write(
    'The browser tests need Chromium and found none. Install it (on Debian: sudo apt-get install chromium),\n' +
      'or name one with CHROMIUM=/path/to/chromium, and run the tests again.\n',
  )
  process.exit(1)
}
