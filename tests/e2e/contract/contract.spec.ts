import { expect, test } from '@playwright/test'
import { consentTable } from '../../contract/consent'
import { readExchanges } from '../../contract/exchanges'
import { neededBy, printed, reportOn } from '../../contract/report'
import { laneOf, lanes } from '../lane'

/** All that passed between the app and Graph in this run, against Microsoft's description and README's table. */
test('what the app calls is as Microsoft describes it, and takes just what README asks consent for', () => {
  const [managers, setup] = [namesIn(consentTable()), namesIn(consentTable(' of Setup'))]
  const folders = Array.from({ length: lanes }, (_, index) => laneOf(index).folder)
  const app = folders.flatMap((folder) => readExchanges(`${folder}/exchanges.jsonl`))
  const report = reportOn({ app, simulator: [] }, { managers, setup })
  process.stdout.write(printed(report))
  expect(report.violations).toEqual([])
  expect(report.uncovered).toEqual([])
  expect(report.ofSetup, 'were there calls of both?').toBeGreaterThan(0)
  const signIn = ['openid', 'profile', 'offline_access']
  expect([...signIn, ...neededBy(report)].toSorted()).toEqual([...managers, ...setup].toSorted())
})

function namesIn(table: { permission: string }[]): string[] {
  return table.map(({ permission }) => permission)
}
