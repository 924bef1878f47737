import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { IntentLink } from './intent-link'
import { Status, type Tone } from './status'

export function PeopleList({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul
      aria-label={label}
      className="-mx-4 border-y border-hairline bg-card wide:mx-0 wide:overflow-clip wide:rounded-xl wide:border-x"
    >
      {children}
    </ul>
  )
}

export type Row = {
  id: string
  name: string
  signInName: string
  detail: string
  marks: { tone: Tone; text: string }[]
  /** Address of the picture. */
  photo: string
}

type Props = Omit<Row, 'name'> & {
  href: string
  name: string
  /** The name with what was searched for marked in it. */
  marked?: ReactNode
}

export function PersonRow({ href, id, name, marked = name, signInName, detail, marks, photo }: Props) {
  return (
    <li className="row relative not-last:after:absolute not-last:after:start-17 not-last:after:end-0 not-last:after:bottom-0 not-last:after:border-b not-last:after:border-hairline wide:not-last:after:start-18">
      <IntentLink
        href={href}
        className="grid min-h-16 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 py-2 ps-4 pe-3 outline-offset-[-2px] hover:bg-sunken wide:grid-cols-[auto_minmax(0,1fr)_8.5rem_7rem_auto] wide:px-4 wide:ps-5"
      >
        <span className="row-span-2">
          <Avatar id={id} name={name} photo={photo} />
        </span>
        <span className="flex min-w-0 items-baseline gap-x-2 self-end wide:contents">
          <bdi className="truncate font-strong wide:col-start-2 wide:row-start-1 wide:self-end">{marked}</bdi>{' '}
          <bdi className="min-w-0 flex-1 shrink-[999] truncate text-sm text-muted wide:col-start-3 wide:row-span-2 wide:row-start-1">
            {detail}
          </bdi>{' '}
          <span className="flex-none text-xs wide:col-start-4 wide:row-span-2 wide:row-start-1 wide:grid wide:text-sm">
            {marks.map((each) => (
              <Status key={each.text} tone={each.tone}>
                {each.text}
              </Status>
            ))}
          </span>
        </span>{' '}
        <bdi dir="ltr" className="col-start-2 self-start truncate text-sm text-muted">
          {signInName}
        </bdi>
        <ChevronRight
          aria-hidden="true"
          className="col-start-3 row-span-2 row-start-1 size-5 text-edge wide:col-start-5 rtl:-scale-x-100"
        />
      </IntentLink>
    </li>
  )
}

/** Where the names begin with another letter. The letter is a help for the eye; the names themselves are read out. */
export function LetterRow({ letter }: { letter: string }) {
  return (
    <li
      aria-hidden="true"
      className="border-b border-hairline bg-page px-4 py-1 text-xs font-semibold text-muted wide:px-5"
    >
      {letter}
    </li>
  )
}
