import { Ban, LogOut, Undo2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ActionCard } from '@/components/action-card'
import { ButtonLink } from '@/components/button'
import type { Decision } from '@/lib/graph/rules'
import type { Overview } from './queries'

type Props = Pick<Overview, 'person'> & { decision: Decision }

export async function SignOutCard({ person, decision }: Props) {
  const t = await getTranslations('sign-out')
  return (
    <ActionCard
      icon={<LogOut aria-hidden size={20} strokeWidth={1.75} />}
      title={t('card')}
      state={t('state')}
      unavailable={decision.allowed ? undefined : t(`reasons.${decision.reason}`, { name: person.name })}
    >
      <ButtonLink
        href={`/staff/${person.id}/sign-out`}
        variant="quiet"
        icon={<LogOut aria-hidden size={16} />}
      >
        {t('action')}
      </ButtonLink>
    </ActionCard>
  )
}

/** Blocking or unblocking, whichever the account is in need of; `decision` is about that one. */
export async function BlockCard({ person, decision }: Props) {
  const t = await getTranslations(person.blocked ? 'unblock' : 'block')
  return (
    <ActionCard
      icon={<Ban aria-hidden size={20} strokeWidth={1.75} />}
      title={t('card')}
      state={t('state', { name: person.givenName ?? person.name })}
      unavailable={decision.allowed ? undefined : t(`reasons.${decision.reason}`, { name: person.name })}
    >
      <ButtonLink
        href={`/staff/${person.id}/block`}
        variant="quiet"
        icon={person.blocked ? <Undo2 aria-hidden size={16} /> : <Ban aria-hidden size={16} />}
      >
        {t('action')}
      </ButtonLink>
    </ActionCard>
  )
}
