import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import type { Check } from './checks'
import { door, type Grant } from './grant'
import { revokeSignIns } from './sign-out'
import { answered } from './standing'

const account = z.object({ accountEnabled: z.boolean() })

/**
 * Lets the person sign in, or not. What one wants to change has to be as it was shown; an answer that gets lost is looked
 * after, because what is there can be read. learn.microsoft.com/graph/api/user-update
 */
async function setEnabled(
  { person, [door]: graph }: Grant<'block' | 'unblock'>,
  accountEnabled: boolean,
  reference: string,
): Promise<void> {
  if (person.blocked !== accountEnabled) throw new AppError('changed-meanwhile')
  try {
    await graph.write(`/users/${person.id}`, { accountEnabled }, reference, 'PATCH')
  } catch (error) {
    if (!(error instanceof AppError) || error.failure !== 'unanswered') throw error
    const seen = await graph.read(`/users/${person.id}?$select=accountEnabled`).catch(() => null)
    if (seen === null || answered(account, seen).accountEnabled !== accountEnabled) throw error
  }
}

export type Blocked = {
  /** The sign-ins were ended too: a blocked account keeps the sessions that it has until then. */
  signedOut: boolean
}

/** Blocks, and then signs out everywhere, in this order: otherwise somebody could sign in again in between. */
export async function blockSignIn(grant: Grant<'block'>, reference: string): Promise<Blocked> {
  await setEnabled(grant, false, reference)
  return revokeSignIns(grant, reference).then(
    () => ({ signedOut: true }),
    (error: unknown) => {
      if (error instanceof AppError) return { signedOut: false }
      throw error
    },
  )
}

export async function unblockSignIn(grant: Grant<'unblock'>, reference: string): Promise<void> {
  await setEnabled(grant, true, reference)
}

/** So long it may take until Graph shows everybody what was changed. */
const lag = 120_000

function checkFor(wanted: 'blocked' | 'enabled'): Check {
  return {
    note: () => null,
    look({ person }, { startedAt }, now) {
      if (person.blocked === (wanted === 'blocked')) return 'done'
      return now < startedAt + lag ? null : 'not-done'
    },
  }
}

export const blockCheck = checkFor('blocked')
export const unblockCheck = checkFor('enabled')
