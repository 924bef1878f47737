import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from '../simulator/exchanges'

/** Set for a run of the unit tests at whose end the contract is checked. */
export const folderSetting = 'EXCHANGES_FOLDER'

/** Who made the calls: the app, or a test of the simulator, which may ask for nonsense. */
type Source = 'app' | 'simulator'

/** Where this process keeps its exchanges; undefined when nobody asks for them. */
export function exchangesFile(source: Source): string | undefined {
  const folder = process.env[folderSetting]
  return folder && join(folder, `${source}-${process.pid}.jsonl`)
}

export function readExchanges(file: string): Exchange[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line): Exchange => JSON.parse(line))
}

export function exchangesOf(folder: string, source: Source): Exchange[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(`${source}-`))
  return files.flatMap((name) => readExchanges(join(folder, name)))
}
