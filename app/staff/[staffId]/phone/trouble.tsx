import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import type { Failure } from '@/lib/errors'
import type { Phone, PhoneType } from '@/lib/graph/phone-types'
import type { Problem } from '@/lib/problem'
import { Trouble as TroubleOfAll } from '../trouble'
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

/** After these it matters what is there now. */
const telling: Failure[] = ['phone-exists', 'changed-meanwhile', 'phone-partly', 'unanswered', 'sms-refused']

/** What went wrong, what is there now, and the way on. */
export function Trouble({ problem, about, now, closeHref, here, words, children }: Props) {
  const { failure } = problem
  const there = now?.find(({ type }) => type === about)
  const others = now?.filter(({ type }) => type !== about) ?? []
  const { unknown: sentence, unknownNext: settle, lostTitle: title, again } = words.trouble
  return (
    <TroubleOfAll
      problem={problem}
      closeHref={closeHref}
      here={here}
      words={{
        ...words.trouble,
        sending: words.sending,
        unanswered: { title, sentence, settle, again },
      }}
      repeats={{ 'changed-meanwhile': true, limited: true }}
      note={
        now &&
        about &&
        telling.includes(failure) && (
          <p className="font-medium">
            {there ? `${words.trouble.there} ` : words.trouble.nothingThere}
            {there && <bdi dir="ltr">{there.number}</bdi>}
          </p>
        )
      }
      more={
        failure === 'phone-default' && <NumbersToRemove phones={others} closeHref={closeHref} words={words} />
      }
      ways={
        <>
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
        </>
      }
    >
      {children}
    </TroubleOfAll>
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
