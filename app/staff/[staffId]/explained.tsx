import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import { Dialog, DialogActions } from '@/components/dialog'
import type { PersonShown } from './person-shown'
import type { TroubleWords } from './trouble-words'

type Props = {
  title: string
  person: PersonShown
  ways?: { href: string; label: string }[]
  words: TroubleWords
  children: ReactNode
}

/** A dialog with nothing to send: why not, and what instead. */
export function Explained({ title, person, ways = [], words, children }: Props) {
  const closeHref = `/staff/${person.id}`
  return (
    <Dialog title={title} person={person} closeHref={closeHref} closeLabel={words.close}>
      {children}
      <DialogActions>
        {ways.map(({ href, label }, index) => (
          <ButtonLink
            key={href}
            href={`${closeHref}/${href}`}
            variant={index === 0 ? 'primary' : 'secondary'}
          >
            {label}
          </ButtonLink>
        ))}
        <ButtonLink href={closeHref} variant={ways.length > 0 ? 'quiet' : 'primary'}>
          {words.back}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
}
