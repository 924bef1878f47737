import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { BatchItem, Graph } from './client'
import { answered } from './standing'

const nextLink = z.string().optional()

/** A list of some kind of row, of which a row that is not understood is left out. */
function pageOf<T>(row: z.ZodType<T>) {
  return z.object({ value: z.array(row), '@odata.nextLink': nextLink })
}

/**
 * The rows of a first page that was read, and of all pages after it. So long a list that nobody waits for its end
 * throws `list-ended`: half of it would tell the wrong thing.
 */
export async function restOf<T>(
  graph: Graph,
  first: unknown,
  row: z.ZodType<T>,
  { eventual = false, mostPages = 20 } = {},
): Promise<T[]> {
  const shape = pageOf(row)
  let page = answered(shape, first)
  const all = [...page.value]
  for (let pages = 1; page['@odata.nextLink']; pages += 1) {
    if (pages >= mostPages) throw new AppError('list-ended')
    page = answered(shape, await graph.read(page['@odata.nextLink'], { eventual }))
    all.push(...page.value)
  }
  return all
}

export async function allPages<T>(
  graph: Graph,
  { url, eventual = false }: BatchItem,
  row: z.ZodType<T>,
): Promise<T[]> {
  return restOf(graph, await graph.read(url, { eventual }), row, { eventual })
}
