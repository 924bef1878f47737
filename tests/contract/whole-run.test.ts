import { expect, test } from 'vitest'
import { permissions, setupPermissions } from '@/lib/auth/scopes'
import { exchangesOf, folderSetting } from './exchanges'
import { neededBy, printed, reportOn } from './report'

/** Runs after all other projects, on what they left behind. */
const folder = process.env[folderSetting] ?? ''
const seen = { app: exchangesOf(folder, 'app'), simulator: exchangesOf(folder, 'simulator') }
const report = reportOn(seen, { managers: permissions, setup: setupPermissions })
process.stdout.write(printed(report))

test('what the app sends and the pretend tenant answers is as Microsoft describes it', () => {
  expect(report.violations).toEqual([])
  expect(seen.app.length, 'was there anything to compare?').toBeGreaterThan(0)
})

test('the app calls nothing that the consent of whoever asks does not cover', () => {
  expect(report.uncovered).toEqual([])
  expect(report.ofSetup, 'were there calls of both?').toBeGreaterThan(0)
})

test('the app asks consent for nothing that none of its calls takes', () => {
  expect(neededBy(report).toSorted()).toEqual([...permissions, ...setupPermissions].toSorted())
})
