import 'server-only'
import { z } from 'zod'
import { changes, readActivity, readForExport, type Activity } from '@/lib/activity'
import type { AuditPhase } from '@/lib/store/audit'
import type { TrailFilter } from '@/lib/store/audit-reading'
import type { ActivitySearch } from './schema'

const phasesOf: Record<string, AuditPhase[]> = {
  'sign-ins': ['session'],
  reading: ['view', 'export', 'verify', 'config'],
}

/** Midnight where the app runs: the same clock by which the page shows times. */
function midnight(day: string, later = 0): number {
  const date = new Date(`${day}T00:00`)
  date.setDate(date.getDate() + later)
  return date.getTime()
}

function filterFrom({ person, by, action, outcome, from, to }: ActivitySearch): TrailFilter {
  const isId = z.guid().safeParse(person).success
  const isKind = action === 'all' || action === 'sign-ins' || action === 'reading'
  const phases = isKind ? phasesOf[action] : changes
  return {
    ...(person && (isId ? { personId: person } : { person })),
    ...(by && (z.guid().safeParse(by).success ? { byId: by } : { by })),
    ...(action && !isKind && { action }),
    ...(phases && { phases }),
    ...(outcome && { results: [outcome] }),
    ...(from && { from: midnight(from) }),
    ...(to && { to: midnight(to, 1) }),
  }
}

/** A page of the trail, one line for each thing that was done. */
export function getActivity(search: ActivitySearch): Promise<Activity> {
  return readActivity({ ...filterFrom(search), latestOnly: true }, search.before)
}

/** For a file: every record, how it began as well as how it ended. */
export function getExport(search: ActivitySearch): ReturnType<typeof readForExport> {
  return readForExport(filterFrom(search))
}
