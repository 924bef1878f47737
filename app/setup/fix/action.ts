'use server'

import { setupAction } from '@/lib/actions'
import { AppError } from '@/lib/errors'
import { sendRequests } from '@/lib/graph/setup-fix'
import { findRemedy } from '@/lib/setup/fix'
import { tenantAim } from '@/lib/setup/tenant-aim'
import { fixSchema } from './schema'

export const sendFix = setupAction(
  'setup-fix',
  () => fixSchema,
  (_grant, { check }) => tenantAim(check),
  async (grant, { check, mark }, reference) => {
    const remedy = await findRemedy(grant, check)
    if (remedy?.mark !== mark) throw new AppError('changed-meanwhile')
    await sendRequests(grant, remedy.requests, reference)
  },
)
