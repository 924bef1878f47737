import { spawnSync } from 'node:child_process'
import { findBrowser } from './browser.ts'

/** Gets a Chromium for the browser tests where there is none: Playwright's own, else Debian's package, the smaller first. */

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
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (!findBrowser()) run('apt-get', 'install', '-y', '--no-install-recommends', name)
}
if (!findBrowser()) {
  process.stderr.write(
    'The browser tests need Chromium and found none. Install it (on Debian: sudo apt-get install chromium-headless-shell),\n' +
      'or name one with CHROMIUM=/path/to/chromium, and run the tests again.\n',
  )
  process.exit(1)
}
