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
import type { Words } from './words'

type Props = {
  problem: Problem
  closeHref: string
  words: Words
  /** The fields that are sent once more. */
  children: ReactNode
}

/** After these, sending the form once more can help. */
const passing: Failure[] = [
  'password-refused',
  'being-changed',
  'busy',
  'unreachable',
  'unavailable',
  'unanswered',
  'unexpected',
]

/** What went wrong, what it means for the person's password, and the way on. */
export function Trouble({ problem, closeHref, words, children }: Props) {
  const { failure, retryAt } = problem
  const reference = problem.reference && (
    <Reference label={problem.words.reference} value={problem.reference} />
  )
  const back = (
    <ButtonLink href={closeHref} variant="quiet">
      {words.problems.back}
    </ButtonLink>
  )
  const sending = { pendingLabel: words.sending, pendingNote: words.sendingNote }

  if (failure === 'busy' && retryAt !== null && problem.tryAt !== null)
    return (
      <>
        <Countdown
          until={retryAt}
          seconds={problem.waitSeconds}
          title={problem.tryAt}
          text={problem.sentence}
          label={words.problems.againIn}
          ready={words.problems.again}
          others={back}
          {...sending}
        >
          <CheckList items={[{ state: 'kept', text: words.problems.nothingChanged }]} />
          {children}
        </Countdown>
        {reference}
      </>
    )

  const unanswered = failure === 'unanswered'
  return (
    <>
      <Callout
        tone="caution"
        alert
        title={unanswered ? words.unanswered.order : (problem.tryAt ?? undefined)}
      >
        <p>{unanswered ? words.unanswered.sentence : problem.sentence}</p>
      </Callout>
      {unanswered && <p className="text-sm">{words.unanswered.settle}</p>}
      {passing.includes(failure) ? (
        <>
          {children}
          <DialogActions>
            <SubmitButton {...sending}>
              {unanswered ? words.unanswered.again : words.problems.again}
            </SubmitButton>
            {back}
          </DialogActions>
        </>
      ) : (
        <DialogActions>
          <WayOn problem={problem} here={`${closeHref}/reset-password`} words={words} />
          {back}
        </DialogActions>
      )}
      {reference}
    </>
  )
}

function WayOn({ problem, here, words }: { problem: Problem; here: string; words: Words }) {
  if (problem.signInHref)
    return (
      <ButtonLink href={problem.signInHref} variant="primary" hard>
        {words.problems.signIn}
      </ButtonLink>
    )
  if (['already-sent', 'foreign-form', 'changed-meanwhile'].includes(problem.failure))
    return (
      <ButtonLink href={here} variant="primary" hard>
        {words.unanswered.again}
      </ButtonLink>
    )
  return null
}
