'use server'

import { setupAction } from '@/lib/actions'
import { AppError } from '@/lib/errors'
import { spelledOut } from '@/lib/setup/changes'
import { findRemedy, mend } from '@/lib/setup/fix'
import { tenantAim } from '@/lib/setup/tenant-aim'
import { fixSchema } from './schema'

/** Sends what was shown. What that is, is found out anew: where it is something else by now, nothing is sent. */
export const sendFix = setupAction(
  'setup-fix',
  () => fixSchema,
  async (grant, { check, mark }) => {
    const found = await findRemedy(grant, check)
    const remedy = found?.mark === mark ? found : null
    const { target, change } = await tenantAim(check)
    const steps = remedy?.steps ?? []
    const told = {
      mark,
      requests: steps.map(({ request }) => `${request.method} ${request.path}`).join('; '),
      changes: steps.flatMap(({ changes }) => changes.map(spelledOut)).join('; '),
    }
    return { target, change: { ...change, ...(remedy && told) }, remedy }
  },
  async (grant, _input, reference, { remedy }) => {
    if (!remedy) throw new AppError('changed-meanwhile')
    await mend(grant, remedy, reference)
  },
)
