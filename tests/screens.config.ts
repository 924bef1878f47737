import { defineConfig } from '@playwright/test'
import run from './playwright.config'

/** `npm run screens`: every screen in every shape, for people to look at; no part of `npm test`. */
export default defineConfig({
  ...run,
  testDir: 'screens',
  timeout: 300_000,
  projects: [{ name: 'screens' }],
})
