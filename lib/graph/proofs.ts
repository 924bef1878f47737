import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Administrator } from './administrator'
import type { Graph } from './client'
import { door, type SetupGrant } from './grant'
import { unlessSeen } from './read-back'
import { answered } from './standing'

/** What a reset of one's own goes by; what is null stays as it is. */
export type Proofs = { alternateEmail: string | null; mobilePhone: string | null }

const stored = z.object({ otherMails: z.array(z.string()).nullish(), mobilePhone: z.string().nullish() })
type Change = { otherMails: string[] } | { mobilePhone: string }

/**
 * Sets the alternate e-mail address (in place of all that were there: an old one would go on opening the account) and the
 * mobile number, each by a write of its own: they take permissions of their own, and of a write that lacks one nothing is
 * done. Throws `proofs-partly` where only the address was taken. learn.microsoft.com/graph/api/user-update
 */
export async function setProofs(
  { [door]: graph }: SetupGrant<'setup-proofs'>,
  { id }: Pick<Administrator, 'id'>,
  { alternateEmail, mobilePhone }: Proofs,
  reference: string,
): Promise<void> {
  if (alternateEmail !== null) await setOne(graph, id, { otherMails: [alternateEmail] }, reference)
  if (mobilePhone === null) return
  await setOne(graph, id, { mobilePhone }, reference).catch((error: unknown) => {
    if (alternateEmail === null || !(error instanceof AppError) || error.failure === 'unanswered') throw error
    const partly = { done: 1, all: 2, because: error.failure }
    throw new AppError('proofs-partly', { partly, reference: error.reference ?? reference, cause: error })
  })
}

async function setOne(graph: Graph, id: string, change: Change, reference: string): Promise<void> {
  await unlessSeen(graph.write(`/users/${id}`, change, reference, 'PATCH'), async () => {
    const now = answered(stored, await graph.read(`/users/${id}?$select=otherMails,mobilePhone`))
    if ('mobilePhone' in change) return now.mobilePhone === change.mobilePhone
    return now.otherMails?.join() === change.otherMails.join()
  })
}
