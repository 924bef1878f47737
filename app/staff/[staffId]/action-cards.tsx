import { KeyRound } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActionCard, ActionGroup, PinnedAction } from '@/components/action-card'
import { ButtonLink } from '@/components/button'
import { actionOf, type Capability } from '@/lib/capabilities'
import { isOn } from '@/lib/features'
import type { Decision } from '@/lib/graph/rules'
import { BlockCard, SignOutCard } from './account-cards'
import { MethodsCard } from './methods-card'
import { PassCard } from './pass-card'
import { PhoneCard } from './phone-card'
import { QrCard } from './qr-card'
import type { Overview } from './queries'
import { momentStyle } from './time'

type Props = Pick<Overview, 'person' | 'decisions' | 'phones' | 'pass' | 'qr' | 'methods' | 'ownChange'>

/** What belongs together stands on one surface; blocking and unblocking are one card. */
const groups = [
  { heading: null, members: ['reset-password', 'phone'] },
  { heading: 'person.otherWays', members: ['temporary-access-pass', 'qr-code', 'methods'] },
  { heading: 'account.heading', members: ['sign-out', 'block'] },
] as const satisfies { heading: string | null; members: Capability[] }[]

/** What the manager may do for the person, and for each thing that will not work: why, and who can. */
export async function ActionCards({ person, decisions, phones, pass, qr, methods, ownChange }: Props) {
  const t = await getTranslations()
  const blockOrUnblock = decisions[actionOf[person.blocked ? 'unblock' : 'block']]
  const cards: Record<Exclude<Capability, 'unblock'>, (decision: Decision) => ReactNode> = {
    'reset-password': (decision) => (
      <PasswordCard person={person} ownChange={ownChange} decision={decision} />
    ),
    phone: (decision) => <PhoneCard person={person} phones={phones} decision={decision} />,
    'temporary-access-pass': (decision) => <PassCard person={person} pass={pass} decision={decision} />,
    'qr-code': (decision) => <QrCard person={person} qr={qr} decision={decision} />,
    methods: () => <MethodsCard person={person} methods={methods} decision={decisions['read-methods']} />,
    'sign-out': (decision) => <SignOutCard person={person} decision={decision} />,
    block: () => <BlockCard person={person} decision={blockOrUnblock} />,
  }
  return (
    <section aria-label={t('person.actions')} className="grid gap-5">
      {groups.map(({ heading, members }) => {
        const shown = members.filter(isOn)
        if (shown.length === 0) return null
        return (
          <ActionGroup key={heading} heading={heading ? t(heading) : undefined}>
            {shown.map((capability) => (
              <div key={capability}>{cards[capability](decisions[actionOf[capability]])}</div>
            ))}
          </ActionGroup>
        )
      })}
    </section>
  )
}

async function PasswordCard({
  person,
  ownChange,
  decision,
}: Pick<Overview, 'person' | 'ownChange'> & { decision: Decision }) {
  const [t, format] = await Promise.all([getTranslations('reset-password'), getFormatter()])
  const changed = person.passwordChangedAt
    ? t('changed', { when: format.relativeTime(new Date(person.passwordChangedAt), new Date()) })
    : t('changedUnknown')
  const state = ownChange
    ? t('changedByPerson', {
        name: person.givenName ?? person.name,
        time: format.dateTime(new Date(ownChange), momentStyle(ownChange)),
      })
    : changed
  return (
    <ActionCard
      icon={<KeyRound aria-hidden size={20} strokeWidth={1.75} />}
      title={t('card')}
      state={state}
      unavailable={decision.allowed ? undefined : t(`reasons.${decision.reason}`, { name: person.name })}
    >
      <PinnedAction>
        <ButtonLink href={`/staff/${person.id}/reset-password`} variant="primary">
          {t('action')}
        </ButtonLink>
      </PinnedAction>
    </ActionCard>
  )
}
