import type { ReactNode } from 'react'
import { Countdown } from '@/components/busy'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { CheckList } from '@/components/check-list'
import { DialogActions } from '@/components/dialog'
import { Reference } from '@/components/reference'
import { SubmitButton } from '@/components/submit-button'
import type { Failure } from '@/lib/errors'
import type { Problem } from '@/lib/problem'
import type { ConfirmWords } from './confirm'

type Props = { problem: Problem; closeHref: string; here: string; words: ConfirmWords; children: ReactNode }

/** After these, sending the form once more can help. */
const passing: Failure[] = ['being-changed', 'busy', 'unreachable', 'unavailable', 'unanswered', 'unexpected']

/** What went wrong, and the way on. */
export function ConfirmTrouble({ problem, closeHref, here, words, children }: Props) {
  const { failure, retryAt } = problem
  const back = (
    <ButtonLink href={closeHref} variant="quiet" hard>
      {words.trouble.back}
    </ButtonLink>
  )
  const reference = problem.reference && (
    <Reference label={problem.words.reference} value={problem.reference} />
  )
  if (failure === 'busy' && retryAt !== null && problem.tryAt !== null)
    return (
      <>
        <Countdown
          until={retryAt}
          seconds={problem.waitSeconds}
          title={problem.tryAt}
          text={problem.sentence}
          label={words.trouble.againIn}
          ready={words.trouble.again}
          others={back}
          {...words.sending}
        >
          <CheckList items={[{ state: 'kept', text: words.trouble.nothingChanged }]} />
          {children}
        </Countdown>
        {reference}
      </>
    )

  const unanswered = failure === 'unanswered'
  return (
    <>
      <Callout tone="caution" alert title={problem.tryAt ?? undefined}>
        <p>{unanswered ? words.unknown.sentence : problem.sentence}</p>
      </Callout>
      {unanswered && <p className="text-sm">{words.unknown.next}</p>}
      {passing.includes(failure) && children}
      <DialogActions>
        {passing.includes(failure) ? (
          <SubmitButton {...words.sending}>{words.trouble.again}</SubmitButton>
        ) : (
          <WayOn problem={problem} here={here} words={words} />
        )}
        {back}
      </DialogActions>
      {reference}
    </>
  )
}

function WayOn({ problem, here, words }: Pick<Props, 'problem' | 'here' | 'words'>) {
  if (problem.signInHref)
    return (
      <ButtonLink href={problem.signInHref} variant="primary" hard>
        {words.trouble.signIn}
      </ButtonLink>
    )
  if (['already-sent', 'foreign-form', 'changed-meanwhile'].includes(problem.failure))
    return (
      <ButtonLink href={here} variant="primary" hard>
        {words.trouble.startAgain}
      </ButtonLink>
    )
  return null
}
