import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Dialog, DialogActions } from '@/components/dialog'
import { Reference } from '@/components/reference'
import { actionOf, type Capability } from '@/lib/capabilities'
import { attempt, type Problem } from '@/lib/problem'
import { shown } from './person-shown'
import { getPerson } from './queries'

type Props = { staffId: string; capability: Capability; problem: Problem }

/** The dialog that cannot open, and why. Without the person there is nothing to lay it over. */
export async function Refused({ staffId, capability, problem }: Props) {
  const { value } = await attempt(getPerson(staffId))
  if (!value) return null
  const [t, problems] = await Promise.all([getTranslations(capability), getTranslations('problems')])
  const { person, decisions } = value
  const decision = decisions[actionOf[capability]]
  const why = decision.allowed ? null : t(`reasons.${decision.reason}`, { name: person.name })
  return (
    <Dialog
      title={problem.title}
      person={shown(person)}
      closeHref={`/staff/${staffId}`}
      closeLabel={t('close')}
    >
      <Callout tone="caution" alert>
        <p>{problem.failure === 'not-allowed' && why ? why : problem.sentence}</p>
      </Callout>
      {problem.reference && <Reference label={problem.words.reference} value={problem.reference} />}
      <DialogActions>
        {problem.signInHref && (
          <ButtonLink href={problem.signInHref} variant="primary" hard>
            {problem.words.again}
          </ButtonLink>
        )}
        <ButtonLink href={`/staff/${staffId}`} variant={problem.signInHref ? 'quiet' : 'primary'}>
          {problems('back', { name: person.givenName ?? person.name })}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
}
