import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Catch } from '@/components/catch'
import { Dialog, DialogActions } from '@/components/dialog'
import { EvidenceFields, type Evidence } from '@/components/evidence-fields'
import type { Problem } from '@/lib/problem'
import { Outcome } from './done'
import type { PhoneState } from './outcome'
import type { Words } from './words'

export type PersonShown = { id: string; name: string; signInName: string; givenName: string | null }

type Props = { person: PersonShown; words: Words; children: ReactNode }

/** The form was sent, but its answer did not reach this browser: it may have been done. */
export function CatchLost({ person, words, children }: Props) {
  const closeHref = `/staff/${person.id}`
  const lost = (
    <Dialog
      title={words.trouble.lostTitle}
      person={person}
      closeHref={closeHref}
      closeLabel={words.close}
      hardClose
    >
      <Callout tone="caution" alert>
        <p>{words.trouble.lost}</p>
      </Callout>
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.trouble.look}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
  return <Catch fallback={lost}>{children}</Catch>
}

export function problemIn(state: PhoneState): Problem | null {
  return state.status === 'failed' || state.status === 'unknown' ? state.problem : null
}

/** How it was checked and why, in each form of the room. */
export function Why({ state, evidence }: { state: PhoneState; evidence: Evidence }) {
  const isAnswered = state.status !== 'open' && state.status !== 'done'
  return (
    <EvidenceFields
      {...evidence}
      kept={isAnswered ? state.kept : undefined}
      faults={state.status === 'invalid' ? state.fields : {}}
    />
  )
}

/** The dialog around each form of the room: its title tells what became of the form. */
export function PhoneDialog({
  state,
  title,
  person,
  words,
  children,
}: Props & { state: PhoneState; title: string }) {
  const frame = { person, closeHref: `/staff/${person.id}`, closeLabel: words.close }
  if (state.status === 'done')
    return (
      <Dialog {...frame} title={words.done.titles[state.result.deed]} hardClose>
        <Outcome done={state.result} closeHref={frame.closeHref} words={words} />
      </Dialog>
    )
  return (
    <Dialog {...frame} title={problemIn(state)?.title ?? title} hardClose={state.status !== 'open'}>
      {children}
    </Dialog>
  )
}
