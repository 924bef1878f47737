import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { dropChange, noteChange, recentChanges } from '../store/recent-changes'

/** What was noted of changes to a person within the last minutes, in one shape. */
export async function notedChanges<T>(person: string, shape: z.ZodType<T>): Promise<T[]> {
  const texts = await recentChanges(person).catch((error: unknown) => {
    // Where the store does not answer, what Graph says has to do.
    if (error instanceof AppError) return []
    throw error
  })
  return texts.flatMap((text) => shape.safeParse(JSON.parse(text)).data ?? [])
}

/**
 * Notes what Graph has taken and does not tell yet; what it tells by now is forgotten, or it would outlive the next change.
 * Not to be able to is no failure of the change.
 */
export async function keepInMind(
  person: string,
  kind: string,
  change: object,
  isTold: boolean,
): Promise<void> {
  const keeping = isTold ? dropChange(person, kind) : noteChange(person, kind, JSON.stringify(change))
  await keeping.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}

/** Of an id that is the same for everybody, such as that of a mobile number, the mark tells which one it was. */
const removal = z.object({ removed: z.string(), mark: z.string().nullable() })
type Removal = z.infer<typeof removal>

/** What was removed a moment ago; Graph may still tell it. */
export function removedFrom(person: string): Promise<Removal[]> {
  return notedChanges(person, removal)
}

export function isAmong(removed: Removal[], id: string, mark: string | null = null): boolean {
  return removed.some((one) => one.removed === id && (one.mark === null || one.mark === mark))
}

/** It was removed; `kinds`: what else was noted of it is over. */
export async function noteRemoved(
  person: string,
  { id, mark = null, kinds = [] }: { id: string; mark?: string | null; kinds?: string[] },
  isTold: boolean,
): Promise<void> {
  for (const kind of kinds) await keepInMind(person, kind, {}, true)
  await keepInMind(person, `method ${id}`, { removed: id, mark }, isTold)
}
