import { AppError } from '@/lib/errors'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { readTenant } from '@/lib/graph/setup-reading'
import type { Judged, Parts, Reading } from '@/lib/setup/check'
import { checks } from '@/lib/setup/checks'
import { withOwn } from '@/lib/setup/reading'
import { signedInAs } from '../tenant'

type Settings = Parts['settings']

/** What of the app itself counts as in order; the settings of the tests do not. */
const inOrder: Partial<Settings> = {
  limits: { tenMinutes: 20, day: 60, personHour: 3 },
  evidence: 'required',
  knowsProxies: true,
  hasOwnSmsProvider: true,
}

/** The pretend tenant as Setup reads it. */
export async function read(changed: Partial<Settings> = {}): Promise<Reading> {
  signedInAs('root', 'setup')
  const reading = await withOwn(await readTenant(await authorizeSetup('setup'), () => {}))
  const { settings } = reading
  if (settings instanceof AppError) throw settings
  return { ...reading, settings: { ...settings, ...inOrder, ...changed }, store: { kind: 'file' } }
}

export function judge(id: string, reading: Reading): Judged {
  const found = checks.find((one) => one.id === id)
  if (!found) throw new Error(`There is no check ${id}`)
  return found.judge(reading)
}
