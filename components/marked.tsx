import { Fragment } from 'react'

/** Text with what was searched for marked in it. */
export function Marked({ pieces }: { pieces: { text: string; found: boolean }[] }) {
  return pieces.map(({ text, found }, index) =>
    found ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
  )
}
