import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Grant } from './grant'
import { readSince } from './method-lists'
import { answered, isRefused } from './standing'

/** A method of any kind; what else it tells depends on its type. */
export type RawMethod = { '@odata.type': string; id: string } & Record<string, unknown>

const list = z.object({ value: z.array(z.looseObject({ '@odata.type': z.string(), id: z.string() })) })

export type Reading = Pick<Grant<'view'>, 'person' | 'methods'>

export function methodsFrom(raw: unknown): RawMethod[] {
  return answered(list, raw).value
}

/** The methods of a person as Graph tells them; null when this manager may not see them. Throws when it does not tell. */
export async function readMethods({ person, methods }: Reading): Promise<RawMethod[] | null> {
  const since = await readSince(person.id)
  const raw = since.all ?? methods?.all
  return raw === undefined || isRefused(raw) ? null : methodsFrom(raw)
}

/** The methods as they were when this request came in; null when they are not to be known. */
export function methodsBefore({ methods }: Pick<Reading, 'methods'>): RawMethod[] | null {
  if (methods === null || methods.all instanceof AppError) return null
  return methodsFrom(methods.all)
}

/** The same for what is about to change some of them: what Graph did not tell is neither there nor gone. */
export function methodsKnown({ methods }: Pick<Reading, 'methods'>): RawMethod[] {
  if (methods === null) throw new AppError('refused')
  return methodsFrom(methods.all)
}

export function ofType<T>(methods: RawMethod[], type: string, shape: z.ZodType<T>): T[] {
  return methods.flatMap((method) => {
    if (method['@odata.type'] !== `#microsoft.graph.${type}AuthenticationMethod`) return []
    const read = shape.safeParse(method)
    return read.success ? [read.data] : []
  })
}

/** So long it may take until Graph tells everybody what was changed. */
export const lag = 120_000

/** Another clock than ours: what was made so shortly before counts as made by this. */
export function isMadeSince(createdDateTime: string | null | undefined, startedAt: number): boolean {
  return Date.parse(createdDateTime ?? '') >= startedAt - 60_000
}
