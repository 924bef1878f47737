import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Check } from './checks'
import { door, type Grant } from './grant'

const revoked = z.object({ value: z.literal(true) })

/**
 * Ends the person's sign-ins everywhere: within minutes, in open apps within the hour; not those of a guest, who signs in
 * at home. To send it twice does no harm. learn.microsoft.com/graph/api/user-revokesigninsessions
 */
export async function revokeSignIns(
  { person, [door]: graph }: Grant<'sign-out' | 'block'>,
  reference: string,
): Promise<void> {
  const url = `/users/${person.id}/revokeSignInSessions`
  // Graph's page shows 204, and Graph says 200 and true.
  const { status, body } = await graph.write(url, null, reference, 'POST', [200, 204])
  if (status === 200 && !revoked.safeParse(body).success) throw new AppError('unanswered', { reference })
}

/** So long it may take until Graph shows everybody what was changed. */
const lag = 120_000

/** Since when the person's sign-ins count tells whether earlier ones were ended. */
export const signOutCheck: Check = {
  note: ({ sessionsValidFrom }) => sessionsValidFrom,
  look({ person: { sessionsValidFrom } }, { noted, startedAt }, now) {
    const from = sessionsValidFrom === null ? NaN : Date.parse(sessionsValidFrom)
    if (from >= startedAt - 60_000 && sessionsValidFrom !== noted) return 'done'
    return now < startedAt + lag ? null : 'not-done'
  },
}
