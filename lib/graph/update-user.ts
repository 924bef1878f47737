import 'server-only'
import { AppError } from '../errors'
import type { Graph } from './client'

/** Changes a person. Graph says 204 and nothing more: whatever else comes may be of something in between, which did nothing. */
export async function updateUser(
  graph: Graph,
  personId: string,
  change: object,
  reference: string,
): Promise<void> {
  const { status } = await graph.write(`/users/${personId}`, change, reference, 'PATCH')
  if (status !== 204) throw new AppError('unanswered', { reference })
}
