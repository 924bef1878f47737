import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { AppError } from '@/lib/errors'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { isolated } from '@/lib/isolated'
import type { Change } from '@/lib/setup/changes'
import { findRemedy, isCheck } from '@/lib/setup/fix'
import { commandsFor } from '@/lib/setup/told'

/** What will be sent, before anybody says yes. Null: there is nothing to mend any more. */
export async function getFix(check: string) {
  const grant = await authorizeSetup('setup-fix')
  if (!isCheck(check)) throw new AppError('not-found')
  requireRecentSignIn(grant.manager)
  const [remedy, t, tell] = await Promise.all([
    findRemedy(grant, check),
    getTranslations('setup'),
    sayChanges(),
  ])
  return {
    name: t(`checks.${check}.name` as 'checks.consent.name'),
    remedy: remedy && {
      check,
      mark: remedy.mark,
      operation: randomUUID(),
      steps: remedy.steps.map(({ request, changes }) => ({
        sentences: changes.map(tell),
        request: commandsFor([request]).requests ?? '',
      })),
    },
  }
}

/** A change as a sentence: who or what, from what to what. */
async function sayChanges(): Promise<(change: Change) => string> {
  const t = await getTranslations('setup.fix.changes')
  const value = (one: unknown) => {
    if (one === true || one === 'enabled') return t('on')
    if (one === false || one === 'disabled') return t('off')
    return one === undefined || one === null ? t('unknown') : isolated(String(one))
  }
  return (change) => {
    if (change.what === 'role') {
      const { holder, role, location } = change
      return t(location === null ? 'roleEverywhere' : 'role', {
        name: isolated(holder.name),
        role,
        location: isolated(location ?? ''),
      })
    }
    if (change.what === 'other') return t('other', { request: isolated(`${change.method} ${change.path}`) })
    const key = `settings.${change.setting.replaceAll('.', '-')}` as 'settings.Sms-state'
    const setting = t.has(key) ? t(key) : isolated(change.setting)
    return t('setting', { setting, from: value(change.from), to: value(change.to) })
  }
}
