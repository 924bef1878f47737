'use server'

import { getLocale } from 'next-intl/server'
import { staffAction, type ActionState } from '@/lib/actions'
import { AppError } from '@/lib/errors'
import { startReset } from '@/lib/graph/reset-password'
import { spellOut } from '@/lib/spelling'
import { suggestPassword } from '@/lib/suggest'
import { goOn } from './go-on'
import type { Done } from './handover'
import { accountOf, resetPasswordSchema } from './schema'

const reset = staffAction('reset-password', resetPasswordSchema, async (grant, input, reference) => {
  const { person } = grant
  if (input.account !== undefined && input.account !== accountOf(person))
    throw new AppError('changed-meanwhile')
  const spare = async () => suggestPassword(person, person.language ?? (await getLocale()))
  const done = await startReset(grant, { typed: input.newPassword ?? null, spare }, reference)
  return { shown: { ...done, spelled: await spellOut(done.temporaryPassword) }, person }
})

/** Resets the password, and then does or offers what goes with it: each in an operation of its own. */
export async function resetPassword(previous: unknown, form: FormData): Promise<ActionState<Done>> {
  const state = await reset(previous, form)
  if (state.status !== 'done') return state
  const { shown, person } = state.result
  return { status: 'done', result: { ...shown, after: await goOn(person, form) } }
}
