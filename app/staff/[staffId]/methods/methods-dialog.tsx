'use client'

import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Dialog, DialogActions } from '@/components/dialog'
import { Note } from '@/components/note'
import type { MethodRow } from '../method-words'
import type { PersonShown } from '../person-shown'
import { MethodList } from './method-list'
import { useMethods } from './use-methods'
import type { Words } from './words'

type Props = {
  person: PersonShown
  rows: MethodRow[]
  mayChange: boolean
  mayStartOver: boolean
  earlier: string | null
  words: Words
}

const everyFewSeconds = 5_000

/** What the person can sign in with; it follows while the person registers something. */
export function MethodsDialog({ person, rows: first, mayChange, mayStartOver, earlier, words }: Props) {
  const { rows, isStale } = useMethods(person.id, first, everyFewSeconds)
  const closeHref = `/staff/${person.id}`
  return (
    <Dialog title={words.card} person={person} closeHref={closeHref} closeLabel={words.trouble.close}>
      {earlier && (
        <Callout tone="caution" alert>
          <p>{earlier}</p>
        </Callout>
      )}
      <MethodList
        rows={rows}
        label={words.card}
        remove={
          mayChange
            ? { label: words.remove, hrefFor: (id) => `${closeHref}/methods/${encodeURIComponent(id)}` }
            : undefined
        }
      />
      <p role="status" className="sr-only">
        {words.count.replace('{count}', String(rows.length))}
      </p>
      <Note>{isStale ? words.stale : words.follows}</Note>
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.trouble.back}
        </ButtonLink>
        {mayStartOver && (
          <ButtonLink href={`${closeHref}/methods/start-over`} variant="quiet">
            {words.startOver}
          </ButtonLink>
        )}
      </DialogActions>
    </Dialog>
  )
}
