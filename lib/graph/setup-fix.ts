import 'server-only'
import type { Writing } from './transport'
import { door, type SetupGrant } from './grant'

/** One write, as the check that found the fault words it. */
type Request = { method: Writing; path: string; body?: object }

/** Sends what an administrator has seen and confirmed, one after another; the first refusal ends it. */
export async function sendRequests(
  { [door]: graph }: SetupGrant<'setup-fix'>,
  requests: Request[],
  reference: string,
): Promise<void> {
  for (const { method, path, body } of requests) await graph.write(path, body ?? null, reference, method)
}
