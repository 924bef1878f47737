import 'server-only'
import type { Writing } from './transport'
import { door, type SetupGrant } from './grant'

/** One write, as the check that found the fault words it. */
type Request = { method: Writing; path: string; body?: object }

/** Sends one of the writes that an administrator has seen and confirmed. */
export async function sendRequest(
  { [door]: graph }: SetupGrant<'setup-fix'>,
  { method, path, body }: Request,
  reference: string,
): Promise<void> {
  await graph.write(path, body ?? null, reference, method)
}
