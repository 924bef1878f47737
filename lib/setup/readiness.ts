import 'server-only'
import { recordView } from '../auth/recorded'
import { requireManager } from '../auth/session'
import { AppError } from '../errors'
import { authorizeSetup, showsSetup } from '../graph/authorize-setup'
import { readTenant, steps } from '../graph/setup-reading'
import { processWide } from '../process-wide'
import type { Reading } from './check'
import { judgeAll, withOwn, type Result } from './reading'

export type Readiness = { reading: Reading; results: Result[]; at: number; ms: number }

/** So long what was shown may be exported without asking Microsoft once more. */
const life = 60_000
/** What each administrator was shown last, and how far their run is: a page runs it, and routes ask. */
const latest = processWide('readiness', () => new Map<string, Readiness>())
const progress = processWide('readiness-progress', () => new Map<string, number>())
const most = 50

/** Runs every check, with real calls in the administrator's own name. */
export async function runReadiness(): Promise<Readiness> {
  const grant = await authorizeSetup('setup')
  const key = grant.manager.session.idHash
  const began = Date.now()
  progress.set(key, 0)
  try {
    const reading = await withOwn(
      await readTenant(grant, () => progress.set(key, (progress.get(key) ?? 0) + 1)),
    )
    const at = Date.now()
    const found = { reading, results: judgeAll(reading), at, ms: at - began }
    for (const [old, one] of latest) if (one.at < at - life || latest.size > most) latest.delete(old)
    latest.set(key, found)
    await recordView(grant.manager, 'read-setup')
    return found
  } finally {
    progress.delete(key)
  }
}

/** What this administrator was shown within the last minute, or a new run. */
export async function recentReadiness(): Promise<Readiness> {
  const { manager } = await authorizeSetup('setup')
  const found = latest.get(manager.session.idHash)
  return found && found.at > Date.now() - life ? found : runReadiness()
}

/** How far the run of this session is, on this node. It asks Microsoft nothing, and tells nobody else that there is a Setup. */
export async function readProgress(): Promise<{ done: number; of: number }> {
  if (!(await showsSetup())) throw new AppError('not-found')
  const { session } = await requireManager()
  return { done: progress.get(session.idHash) ?? 0, of: steps }
}
