import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A Chromium on this machine: the one `CHROMIUM` names, one the system has, or Playwright's own; else null. */
export function findBrowser(): string | null {
  const candidates = [process.env.CHROMIUM, ...usual, chromium.executablePath()]
  return candidates.find((path) => path && existsSync(path)) ?? null
}
