import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { IntentLink } from './intent-link'
import { SignInName } from './sign-in-name'
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
  initials: string
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

export function PersonRow({
  href,
  id,
  name,
  marked = name,
  initials,
  signInName,
  detail,
  marks,
  photo,
}: Props) {
  return (
    <li className="row">
      <IntentLink href={href}>
        <Avatar id={id} initials={initials} photo={photo} />
        <span className="row-line">
          <bdi className="row-name" title={name}>
            {marked}
          </bdi>{' '}
          <bdi className="row-detail">{detail}</bdi>{' '}
          {marks.length > 0 && (
            <span className="row-marks">
              {marks.map((each) => (
                <Status key={each.text} tone={each.tone}>
                  {each.text}
                </Status>
              ))}
            </span>
          )}
        </span>{' '}
        <SignInName className="row-sign-in">{signInName}</SignInName>
      </IntentLink>
    </li>
  )
}

/** Where the names begin with another letter. The letter is a help for the eye; the names themselves are read out. */
export function LetterRow({ letter }: { letter: string }) {
  return (
    <li aria-hidden="true" className="row-letter">
      {letter}
    </li>
  )
}
