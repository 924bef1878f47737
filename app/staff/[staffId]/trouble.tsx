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
  /** Where it differs from room to room whether sending once more can help. */
  repeats?: Partial<Record<Failure, boolean>>
  /** What is there now, and what else leads on from here. */
  note?: ReactNode
  more?: ReactNode
  ways?: ReactNode
  /** The fields that are sent once more. */
  children?: ReactNode
}

/** After these, sending the form once more can help. */
const passing: Failure[] = [
  'password-refused',
  'pass-refused',
  'qr-refused',
  'methods-partly',
  'phone-refused',
  'phone-exists',
  'mobile-first',
  'phone-partly',
  'being-applied',
  'being-changed',
  'busy',
  'unreachable',
  'unavailable',
  'unanswered',
  'unexpected',
]

/** What went wrong, what it means, and the way on: inside the form, which may be sent once more. */
export function Trouble({
  problem,
  closeHref,
  here,
  words,
  repeats = {},
  note,
  more,
  ways,
  children,
}: Props) {
  const { failure, retryAt, tryAt, signInHref } = problem
  const unanswered = failure === 'unanswered'
  const mayRepeat = children !== undefined && (repeats[failure] ?? passing.includes(failure))
  const startsAgain = signInHref !== null || again.includes(failure)
  const reference = problem.reference && (
    <Reference label={problem.words.reference} value={problem.reference} />
  )
  const back = (
    <ButtonLink href={closeHref} variant={mayRepeat || startsAgain ? 'quiet' : 'primary'} hard>
      {words.back}
    </ButtonLink>
  )
  if (failure === 'busy' && repeats.busy !== false && retryAt !== null && tryAt !== null)
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
  return (
    <>
      <Callout tone="caution" alert title={(unanswered ? words.unanswered.order : tryAt) ?? undefined}>
        <p>{unanswered ? words.unanswered.sentence : problem.sentence}</p>
        {note}
      </Callout>
      {unanswered && <p className="text-sm">{words.unanswered.settle}</p>}
      {more}
      {mayRepeat && children}
      <DialogActions>
        {mayRepeat ? (
          <SubmitButton {...words.sending}>{unanswered ? words.unanswered.again : words.again}</SubmitButton>
        ) : (
          startsAgain && <WayOn problem={problem} here={here} words={words} />
        )}
        {ways}
        {back}
      </DialogActions>
      {reference}
    </>
  )
}

const looks: Failure[] = ['changed-meanwhile', 'unanswered']
const again: Failure[] = ['already-sent', 'foreign-form', ...looks]

function WayOn({ problem, here, words }: Pick<Props, 'problem' | 'here' | 'words'>) {
  const { failure, signInHref } = problem
  const label = looks.includes(failure) ? words.look : words.startAgain
  return (
    <ButtonLink href={signInHref ?? here} variant="primary" hard>
      {signInHref ? words.signIn : label}
    </ButtonLink>
  )
}
