import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Dialog, DialogActions } from '@/components/dialog'
import { Reference } from '@/components/reference'
import { attempt, type Problem } from '@/lib/problem'
import { getPerson } from '../queries'

/** The dialog that cannot open, and why. Without the person there is nothing to lay it over. */
export async function Refused({ staffId, problem }: { staffId: string; problem: Problem }) {
  const { value } = await attempt(getPerson(staffId))
  if (!value) return null
  const [t, problems] = await Promise.all([getTranslations('reset-password'), getTranslations('problems')])
  const { person, decisions } = value
  const decision = decisions['reset-password']
  const why = decision.allowed ? null : t(`reasons.${decision.reason}`, { name: person.name })
  return (
    <Dialog title={problem.title} person={person} closeHref={`/staff/${staffId}`} closeLabel={t('close')}>
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
