import { ButtonLink } from '@/components/button'
import { Dialog, DialogActions } from '@/components/dialog'
import type { PersonShown } from '../person-shown'
import type { Words } from './words'

type Props = {
  title: string
  person: PersonShown
  sentence: string
  ways?: { href: string; label: string }[]
  words: Words
}

/** A dialog with nothing to send: why not, and what instead. */
export function Explained({ title, person, sentence, ways = [], words }: Props) {
  const closeHref = `/staff/${person.id}`
  return (
    <Dialog title={title} person={person} closeHref={closeHref} closeLabel={words.close}>
      <p className="text-sm">{sentence}</p>
      <DialogActions>
        {ways.map(({ href, label }) => (
          <ButtonLink key={href} href={`${closeHref}/phone/${href}`}>
            {label}
          </ButtonLink>
        ))}
        <ButtonLink href={closeHref} variant={ways.length > 0 ? 'quiet' : 'primary'}>
          {words.trouble.back}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
}
