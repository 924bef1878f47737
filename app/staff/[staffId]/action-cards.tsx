import { KeyRound } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionCard, ActionGroup, PinnedAction } from '@/components/action-card'
import { ButtonLink } from '@/components/button'
import { actionOf, capabilities } from '@/lib/capabilities'
import { PhoneCard } from './phone-card'
import type { Overview } from './queries'

const icons = { 'reset-password': <KeyRound aria-hidden size={20} strokeWidth={1.75} /> }

/** What the manager may do for the person, and for each thing that will not work: why, and who can. */
export async function ActionCards({
  person,
  decisions,
  phones,
}: Pick<Overview, 'person' | 'decisions' | 'phones'>) {
  const [t, format] = await Promise.all([getTranslations(), getFormatter()])
  const state = {
    'reset-password': person.passwordChangedAt
      ? t('reset-password.changed', {
          when: format.relativeTime(new Date(person.passwordChangedAt), new Date()),
        })
      : t('reset-password.changedUnknown'),
  }
  return (
    <section aria-label={t('person.actions')}>
      <ActionGroup>
        {capabilities.map((capability) => {
          const decision = decisions[actionOf[capability]]
          if (capability === 'phone')
            return <PhoneCard key={capability} person={person} phones={phones} decision={decision} />
          return (
            <ActionCard
              key={capability}
              icon={icons[capability]}
              title={t(`${capability}.card`)}
              state={state[capability]}
              unavailable={
                decision.allowed
                  ? undefined
                  : t(`${capability}.reasons.${decision.reason}`, { name: person.name })
              }
            >
              <PinnedAction>
                <ButtonLink href={`/staff/${person.id}/${capability}`} variant="primary">
                  {t(`${capability}.action`)}
                </ButtonLink>
              </PinnedAction>
            </ActionCard>
          )
        })}
      </ActionGroup>
    </section>
  )
}
