import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { laneOf, lanes } from '../lane'

/** What every `look` of this run left word of: see ../look. */
test('axe has looked at all kinds of screens, in light and in dark', async () => {
  const files = Array.from({ length: lanes }, (_, index) => `${laneOf(index).folder}/looked.txt`)
  const pictures = (await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => ''))))
    .flatMap((text) => text.split('\n'))
    .filter(Boolean)
  const screens = Map.groupBy(new Set(pictures), (picture) => picture.replace(/-\w+-(light|dark)$/, ''))
  const both = [...screens.values()].filter(({ length }) => length === 2).length
  process.stdout.write(`    axe: ${both} screens, light and dark: 0 violations\n`)
  expect(both).toBeGreaterThanOrEqual(60)
})
