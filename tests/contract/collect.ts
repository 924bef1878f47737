import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { folderSetting } from './exchanges'

/** Before the first test of a run: from here on every simulator keeps what passes through it. */
export default function setup(): void {
  const folder = fileURLToPath(new URL('../results/exchanges', import.meta.url))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  process.env[folderSetting] = folder
}
