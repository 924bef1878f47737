'use server'

import { staffAction } from '@/lib/actions'
import { startReset } from '@/lib/graph/reset-password'
import { spellOut } from '@/lib/spelling'
import { resetPasswordSchema } from './schema'

export const resetPassword = staffAction(
  'reset-password',
  resetPasswordSchema,
  async (grant, input, reference) => {
    const reset = await startReset(grant, input.newPassword ?? null, reference)
    return { ...reset, spelled: await spellOut(reset.temporaryPassword) }
  },
)
