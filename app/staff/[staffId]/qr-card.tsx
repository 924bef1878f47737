import { CalendarClock, Clock, KeyRound, Plus, QrCode, Trash2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ActionCard } from '@/components/action-card'
import { ButtonLink } from '@/components/button'
import { Status } from '@/components/status'
import { hasCode } from '@/lib/graph/qr-types'
import type { Decision } from '@/lib/graph/rules'
import { isForeign } from './pass-state'
import { tellQr } from './qr-state'
import type { Overview } from './queries'

type Props = { person: Overview['person']; qr: Overview['qr']; decision: Decision }

const verbs = [
  ['temporary', <Clock key="temporary" aria-hidden size={16} />],
  ['pin', <KeyRound key="pin" aria-hidden size={16} />],
  ['expiry', <CalendarClock key="expiry" aria-hidden size={16} />],
  ['delete', <Trash2 key="delete" aria-hidden size={16} />],
] as const

/** The whole name of a link, where what is to be seen of it is a part: else what one sees is what one says. */
function wholeName(title: string, short: string): string | undefined {
  return title.toLowerCase().includes(short.toLowerCase()) ? title : undefined
}

/** The person's badge, as far as it may be seen, and what the manager may do about it. */
export async function QrCard({ person, qr, decision }: Props) {
  const t = await getTranslations('qr-code')
  const here = `/staff/${person.id}/qr-code`
  const isSeen = qr !== 'hidden' && qr !== 'unread'
  const there = isSeen ? qr : null
  const why = isForeign(person)
    ? t('guest', { name: person.name })
    : decision.allowed
      ? undefined
      : t(`reasons.${decision.reason}`, { name: person.name })
  const told = there ? await tellQr(there) : []
  const way = there ? 'renew' : 'create'
  return (
    <ActionCard
      icon={<QrCode aria-hidden size={20} strokeWidth={1.75} />}
      title={t('card')}
      unavailable={isSeen ? undefined : why}
      isTall={told.length > 0}
      state={
        <>
          {why && <p>{why}</p>}
          {told.map(({ tone, text }) => (
            <p key={text}>
              <Status tone={tone}>{text}</Status>
            </p>
          ))}
          {!why && isSeen && !there && <p>{t('nothing')}</p>}
          {!why && qr === 'unread' && <p>{t('unreadable')}</p>}
          {!why && qr === 'hidden' && <p>{t('hidden')}</p>}
          {!why && there && !there.applying && (
            <div className="-mx-2 -mb-3 flex flex-wrap gap-x-3">
              {verbs
                .filter(([verb]) => hasCode(there) || verb === 'delete')
                .map(([verb, icon]) => (
                  <ButtonLink
                    key={verb}
                    href={`${here}/${verb}`}
                    variant="quiet"
                    icon={icon}
                    aria-label={wholeName(t(`deeds.${verb}.title`), t(`deeds.${verb}.short`))}
                  >
                    {t(`deeds.${verb}.short`)}
                  </ButtonLink>
                ))}
            </div>
          )}
        </>
      }
    >
      {!why && !hasCode(there) && (
        <ButtonLink
          href={here}
          variant="quiet"
          icon={<Plus aria-hidden size={16} />}
          aria-label={wholeName(t(`deeds.${way}.title`), t(`deeds.${way}.short`))}
        >
          {t(`deeds.${way}.short`)}
        </ButtonLink>
      )}
    </ActionCard>
  )
}
