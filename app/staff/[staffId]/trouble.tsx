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
import type { TroubleWords } from './trouble-words'

type Props = {
  problem: Problem
  closeHref: string
  /** The address of the dialog itself. */
  here: string
  words: Omit<TroubleWords, 'close' | 'cancel' | 'done'>
  /** Of what was made once, and seen by nobody, another cannot be made just like that. */
  isRepeatable?: boolean
  /** The fields that are sent once more. */
  children?: ReactNode
}

/** After these, sending the form once more can help. */
const passing: Failure[] = [
  'password-refused',
  'pass-refused',
  'qr-refused',
  'methods-partly',
  'being-changed',
  'busy',
  'unreachable',
  'unavailable',
  'unanswered',
  'unexpected',
]

/** What went wrong, what it means, and the way on: inside the form, which may be sent once more. */
export function Trouble({ problem, closeHref, here, words, isRepeatable = true, children }: Props) {
  const { failure, retryAt, tryAt } = problem
  const reference = problem.reference && (
    <Reference label={problem.words.reference} value={problem.reference} />
  )
  const back = (
    <ButtonLink href={closeHref} variant="quiet" hard>
      {words.back}
    </ButtonLink>
  )
  if (failure === 'busy' && retryAt !== null && tryAt !== null)
    return (
      <>
        <Countdown
          until={retryAt}
          seconds={problem.waitSeconds}
          title={tryAt}
          text={problem.sentence}
          label={words.againIn}
          ready={words.again}
          others={back}
          {...words.sending}
        >
          <CheckList items={[{ state: 'kept', text: words.nothingChanged }]} />
          {children}
        </Countdown>
        {reference}
      </>
    )
  const unanswered = failure === 'unanswered'
  const mayRepeat = passing.includes(failure) && (isRepeatable || !unanswered)
  return (
    <>
      <Callout tone="caution" alert title={(unanswered ? words.unanswered.order : tryAt) ?? undefined}>
        <p>{unanswered ? words.unanswered.sentence : problem.sentence}</p>
      </Callout>
      {unanswered && <p className="text-sm">{words.unanswered.settle}</p>}
      {mayRepeat && children}
      <DialogActions>
        {mayRepeat ? (
          <SubmitButton {...words.sending}>{unanswered ? words.unanswered.again : words.again}</SubmitButton>
        ) : (
          <WayOn problem={problem} here={here} words={words} />
        )}
        {back}
      </DialogActions>
      {reference}
    </>
  )
}

const again: Failure[] = ['already-sent', 'foreign-form', 'changed-meanwhile', 'unanswered']

function WayOn({ problem, here, words }: Pick<Props, 'problem' | 'here' | 'words'>) {
  const { failure, signInHref } = problem
  if (!signInHref && !again.includes(failure)) return null
  const label = failure === 'changed-meanwhile' || failure === 'unanswered' ? words.look : words.startAgain
  return (
    <ButtonLink href={signInHref ?? here} variant="primary" hard>
      {signInHref ? words.signIn : label}
    </ButtonLink>
  )
}
