import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Administrator } from './administrator'
import { door, type SetupGrant } from './grant'
import { answered } from './standing'

/** What a reset of one's own goes by; what is null stays as it is. */
export type Proofs = { alternateEmail: string | null; mobilePhone: string | null }

const stored = z.object({ otherMails: z.array(z.string()).nullish(), mobilePhone: z.string().nullish() })

/**
 * Sets the alternate e-mail address (in place of all that were there: an old one would go on opening the account) and the
 * mobile number. learn.microsoft.com/graph/api/user-update
 */
export async function setProofs(
  { [door]: graph }: SetupGrant<'setup-proofs'>,
  { id }: Pick<Administrator, 'id'>,
  { alternateEmail, mobilePhone }: Proofs,
  reference: string,
): Promise<void> {
  const change = {
    ...(alternateEmail !== null && { otherMails: [alternateEmail] }),
    ...(mobilePhone !== null && { mobilePhone }),
  }
  try {
    await graph.write(`/users/${id}`, change, reference, 'PATCH')
  } catch (error) {
    if (!(error instanceof AppError) || error.failure !== 'unanswered') throw error
    const seen = await graph.read(`/users/${id}?$select=otherMails,mobilePhone`).catch(() => null)
    if (seen === null) throw error
    const now = answered(stored, seen)
    const isMail = alternateEmail === null || now.otherMails?.join() === alternateEmail
    const isPhone = mobilePhone === null || now.mobilePhone === mobilePhone
    if (!isMail || !isPhone) throw error
  }
}
