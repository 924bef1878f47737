import 'server-only'
import { getTranslations } from 'next-intl/server'
import { isOn } from '@/lib/features'
import type { Person } from '@/lib/graph/staff'
import { getConfirm } from '../confirm'
import { getPerson } from '../queries'

/** Whether the person is blocked says which of the two it is about. */
export async function isAboutUnblocking(staffId: string): Promise<boolean> {
  return (await getPerson(staffId)).person.blocked
}

/** What the dialog must know before it opens. */
export async function getBlock(staffId: string) {
  const isBlocked = await isAboutUnblocking(staffId)
  const fromServer = ({ synchronised }: Person) => (synchronised ? ['synchronised'] : [])
  const [confirm, t, signOut] = await Promise.all([
    isBlocked
      ? getConfirm('unblock', staffId, (person) => ['why', 'may', 'slow', ...fromServer(person)])
      : getConfirm('block', staffId, (person) => ['stops', 'ends', 'keeps', ...fromServer(person)]),
    getTranslations('block'),
    getTranslations('sign-out'),
  ])
  return {
    confirm,
    isBlocked,
    words: {
      signedOut: t('done.signedOut'),
      notSignedOut: t(isOn('sign-out') ? 'done.notSignedOut' : 'done.notSignedOutAsk'),
      signOut: isOn('sign-out') ? signOut('action') : null,
    },
  }
}
