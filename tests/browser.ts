import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Chromium without its windows: the same engine in two thirds of the time. Debian has a package of it. */
const headless = '/usr/bin/chromium-headless-shell'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/**
 * A Chromium on this machine: the one `CHROMIUM` names, one the system has, or Playwright's own; else null.
 * `whole` is the one that people have, for measuring what they would.
 */
export function findBrowser({ whole = false } = {}): string | null {
  const all = [...usual, chromium.executablePath()]
  const candidates = [process.env.CHROMIUM, ...(whole ? [...all, headless] : [headless, ...all])]
  return candidates.find((path) => path && existsSync(path)) ?? null
}
