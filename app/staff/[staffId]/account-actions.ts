'use server'

import { z } from 'zod'
import { staffAction, type ActionState } from '@/lib/actions'
import { blockSignIn, unblockSignIn, type Blocked } from '@/lib/graph/block'
import { revokeSignIns } from '@/lib/graph/sign-out'

/** The actions about a person's account: of their own rooms, and offered once a password is reset. */

const nothing = () => z.object({})

export const signOutEverywhere = staffAction('sign-out', nothing, async (grant, _input, reference) => {
  await revokeSignIns(grant, reference)
  return { signedOut: true }
})

export const block = staffAction('block', nothing, (grant, _input, reference) =>
  blockSignIn(grant, reference),
)

export const unblock = staffAction('unblock', nothing, async (grant, _input, reference) => {
  await unblockSignIn(grant, reference)
  return { signedOut: false }
})

/** Either of the two: one form for both, because without JavaScript an answer is drawn by the dialog that fits by then. */
export async function turnSignIn(previous: unknown, form: FormData): Promise<ActionState<Blocked>> {
  return form instanceof FormData && form.get('turn') === 'unblock'
    ? unblock(previous, form)
    : block(previous, form)
}
