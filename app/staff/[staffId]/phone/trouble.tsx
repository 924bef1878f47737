import type { ReactNode } from 'react'
import { Countdown } from '@/components/busy'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { CheckList } from '@/components/check-list'
import { DialogActions } from '@/components/dialog'
import { Reference } from '@/components/reference'
import { SubmitButton } from '@/components/submit-button'
import type { Failure } from '@/lib/errors'
import type { Phone, PhoneType } from '@/lib/graph/phone-types'
import type { Problem } from '@/lib/problem'
import type { Words } from './words'

type Props = {
  problem: Problem
  /** The number that the form is about, and all the numbers as they are now. */
  about: PhoneType | null
  now: Phone[] | null | undefined
  closeHref: string
  here: string
  words: Words
  /** What is asked, for the failures after which it can be asked again. */
  children?: ReactNode
}

/** After these, sending the form once more can help. */
const passing: Failure[] = [
  'phone-refused',
  'phone-exists',
  'mobile-first',
  'changed-meanwhile',
  'phone-partly',
  'being-changed',
  'being-applied',
  'limited',
  'busy',
  'unreachable',
  'unavailable',
  'unanswered',
  'unexpected',
]

/** After these it matters what is there now. */
const telling: Failure[] = ['phone-exists', 'changed-meanwhile', 'phone-partly', 'unanswered', 'sms-refused']

/** What went wrong, what is there now, and the way on. */
export function Trouble({ problem, about, now, closeHref, here, words, children }: Props) {
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

  const there = now?.find(({ type }) => type === about)
  const others = now?.filter(({ type }) => type !== about) ?? []
  const unanswered = failure === 'unanswered'
  return (
    <>
      <Callout tone="caution" alert title={problem.tryAt ?? undefined}>
        <p>{unanswered ? words.trouble.unknown : problem.sentence}</p>
        {now && about && telling.includes(failure) && (
          <p className="font-medium">
            {there ? `${words.trouble.there} ` : words.trouble.nothingThere}
            {there && <bdi dir="ltr">{there.number}</bdi>}
          </p>
        )}
      </Callout>
      {unanswered && <p className="text-sm">{words.trouble.unknownNext}</p>}
      {failure === 'phone-default' && <NumbersToRemove phones={others} closeHref={closeHref} words={words} />}
      {passing.includes(failure) && children}
      <DialogActions>
        {passing.includes(failure) && children ? (
          <SubmitButton {...words.sending}>{words.trouble.again}</SubmitButton>
        ) : (
          <WayOn problem={problem} here={here} words={words} />
        )}
        {failure === 'phone-exists' && there && (
          <ButtonLink href={`${closeHref}/phone/${there.type}/change`} hard>
            {words.trouble.changeIt}
          </ButtonLink>
        )}
        {failure === 'changed-meanwhile' && now && !there && (
          <ButtonLink href={`${closeHref}/phone/add`} hard>
            {words.titles.add}
          </ButtonLink>
        )}
        {back}
      </DialogActions>
      {reference}
    </>
  )
}

type NumbersProps = { phones: Phone[]; closeHref: string; words: Words }

/** The default goes last: what goes before it, each with its own way. */
function NumbersToRemove({ phones, closeHref, words }: NumbersProps) {
  return (
    <div className="grid gap-1 text-sm">
      <p>{words.trouble.defaultHow}</p>
      <ul>
        {phones.map(({ type, number }) => (
          <li key={type} className="flex flex-wrap items-center gap-x-3">
            <span>
              {words.types[type]} <bdi dir="ltr">{number}</bdi>
            </span>
            <ButtonLink href={`${closeHref}/phone/${type}/remove`} variant="quiet" hard>
              {words.titles.remove}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

function WayOn({ problem, here, words }: { problem: Problem; here: string; words: Words }) {
  if (problem.signInHref)
    return (
      <ButtonLink href={problem.signInHref} variant="primary" hard>
        {words.trouble.signIn}
      </ButtonLink>
    )
  if (problem.failure === 'already-sent' || problem.failure === 'foreign-form')
    return (
      <ButtonLink href={here} variant="primary" hard>
        {words.trouble.startAgain}
      </ButtonLink>
    )
  return null
}
