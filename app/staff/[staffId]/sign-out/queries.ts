import 'server-only'
import { getTranslations } from 'next-intl/server'
import { getConfirm } from '../confirm'

/** What the dialog must know before it opens. */
export async function getSignOut(staffId: string) {
  const [confirm, t] = await Promise.all([
    getConfirm('sign-out', staffId, ({ guest }) => ['ends', 'slow', guest ? 'guest' : 'again']),
    getTranslations('sign-out'),
  ])
  return { confirm, limits: t('done.limits') }
}
