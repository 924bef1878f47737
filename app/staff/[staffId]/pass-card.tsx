import { CircleX, Plus, RefreshCw, Ticket } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ActionCard } from '@/components/action-card'
import { ButtonLink } from '@/components/button'
import { Status } from '@/components/status'
import { isAlive } from '@/lib/graph/pass-types'
import type { Decision } from '@/lib/graph/rules'
import { isForeign, tellPass } from './pass-state'
import type { Overview } from './queries'

type Props = { person: Overview['person']; pass: Overview['pass']; decision: Decision }

/** The person's pass, as far as it may be seen, and what the manager may do about it. */
export async function PassCard({ person, pass, decision }: Props) {
  const t = await getTranslations('temporary-access-pass')
  const here = `/staff/${person.id}/temporary-access-pass`
  const isSeen = pass !== 'hidden' && pass !== 'unread'
  const there = isSeen ? pass : null
  const why = isForeign(person)
    ? t('guest', { name: person.name })
    : decision.allowed
      ? undefined
      : t(`reasons.${decision.reason}`, { name: person.name })
  const told = there && (await tellPass(there))
  return (
    <ActionCard
      icon={<Ticket aria-hidden size={20} strokeWidth={1.75} />}
      title={t('card')}
      unavailable={isSeen ? undefined : why}
      state={
        <>
          {why && <p>{why}</p>}
          {told && <Status tone={told.tone}>{told.text}</Status>}
          {there?.applying === 'made' && <p>{t('applying')}</p>}
          {!why && isSeen && !there && <p>{t('nothing')}</p>}
          {!why && pass === 'unread' && <p>{t('unreadable')}</p>}
          {!why && pass === 'hidden' && <p>{t('hidden')}</p>}
        </>
      }
    >
      {!why && (
        <>
          <ButtonLink
            href={here}
            variant="quiet"
            icon={isAlive(there) ? <RefreshCw aria-hidden size={16} /> : <Plus aria-hidden size={16} />}
            aria-label={isAlive(there) ? t('replace') : t('create')}
          >
            {isAlive(there) ? t('replaceShort') : t('createShort')}
          </ButtonLink>
          {there && !there.applying && (
            <ButtonLink
              href={`${here}/void`}
              variant="quiet"
              icon={<CircleX aria-hidden size={16} />}
              aria-label={t('void')}
            >
              {t('voidShort')}
            </ButtonLink>
          )}
        </>
      )}
    </ActionCard>
  )
}
