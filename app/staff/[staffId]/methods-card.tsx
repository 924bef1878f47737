import { List, ShieldCheck } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionCard } from '@/components/action-card'
import { ButtonLink } from '@/components/button'
import type { Decision } from '@/lib/graph/rules'
import { kindName } from './method-words'
import type { Overview } from './queries'

type Props = { person: Overview['person']; methods: Overview['methods']; decision: Decision }

/** Everything the person can sign in with, by kind; one by one in the dialog. */
export async function MethodsCard({ person, methods, decision }: Props) {
  const [t, format] = await Promise.all([getTranslations('methods'), getFormatter()])
  const why = decision.allowed ? undefined : t(`reasons.${decision.reason}`, { name: person.name })
  const names = Array.isArray(methods) ? await Promise.all(methods.map(kindName)) : []
  return (
    <ActionCard
      icon={<ShieldCheck aria-hidden size={20} strokeWidth={1.75} />}
      title={t('card')}
      unavailable={why}
      state={
        <p>
          {names.length > 0
            ? format.list([...new Set(names)])
            : methods === 'unread'
              ? t('unreadable')
              : t('none')}
        </p>
      }
    >
      <ButtonLink href={`/staff/${person.id}/methods`} variant="quiet" icon={<List aria-hidden size={16} />}>
        {t('show')}
      </ButtonLink>
    </ActionCard>
  )
}
