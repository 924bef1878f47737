import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { AppError } from '@/lib/errors'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { findRemedy, isCheck } from '@/lib/setup/fix'
import { commandsFor } from '@/lib/setup/told'

/** What will be sent, before anybody says yes. Null: there is nothing to mend any more. */
export async function getFix(check: string) {
  const grant = await authorizeSetup('setup-fix')
  if (!isCheck(check)) throw new AppError('not-found')
  requireRecentSignIn(grant.manager)
  const [remedy, t] = await Promise.all([findRemedy(grant, check), getTranslations('setup')])
  return {
    name: t(`checks.${check}.name` as 'checks.consent.name'),
    remedy: remedy && {
      check,
      mark: remedy.mark,
      operation: randomUUID(),
      count: remedy.requests.length,
      requests: commandsFor(remedy.requests).requests ?? '',
    },
  }
}
