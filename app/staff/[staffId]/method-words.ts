import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { isRemovable, type Method } from '@/lib/graph/method-types'

/** What a kind is called; one that Graph added since is told by its own name. */
export async function kindName({ kind, type, phoneType }: Method): Promise<string> {
  const t = await getTranslations('methods.kinds')
  const key = kind === 'phone' ? `phone-${phoneType}` : kind
  return key && t.has(key as 'password') ? t(key as 'password') : t('other', { type })
}

/** A method as the list shows it, finished. */
export type MethodRow = {
  id: string
  kind: string
  /** Which of several, and when it was added. */
  name: string | null
  added: string | null
  /** Why it cannot be removed here, or that it is leaving. */
  note: string | null
  isRemovable: boolean
}

export async function methodRow(method: Method): Promise<MethodRow> {
  const [t, format] = await Promise.all([getTranslations('methods'), getFormatter()])
  const { id, kind, name, createdAt, isLeaving } = method
  const at = createdAt === null ? NaN : Date.parse(createdAt)
  // In the words of Graph, year 1 is never.
  const isKnown = at > 0
  const isFixed = !isRemovable(method)
  return {
    id,
    kind: await kindName(method),
    name,
    added: isKnown ? t('added', { date: format.dateTime(new Date(at), { dateStyle: 'medium' }) }) : null,
    note: isLeaving ? t('leaving') : isFixed ? t(kind === 'password' ? 'passwordStays' : 'notHere') : null,
    isRemovable: !isFixed && !isLeaving,
  }
}
